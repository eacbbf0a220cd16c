/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-scope-layout.h"

/* What each part of the row gets. */
typedef struct
{
  GtkWidget *widget;
  int        least;
  int        wish;
} Share;

#define N_SHARES 3
#define GAP      6

/* All that it asks for, or the least that it can do with: half of its words are
 * none. */
static void
grant (Share *share,
       int   *room)
{
  int more = share->wish - share->least;

  if (more > *room)
    return;
  *room -= more;
  share->least = share->wish;
}

static int
measure_row (GtkWidget *row,
             Share     *shares)
{
  int width = -GAP;
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL && n < N_SHARES;
       child = gtk_widget_get_next_sibling (child), n++)
    {
      shares[n].widget = child;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &shares[n].least, &shares[n].wish, NULL, NULL);
      width += shares[n].least + GAP;
    }
  return width;
}

static void
on_measure_cb (GtkWidget      *row,
               GtkOrientation  orientation,
               int             for_size,
               int            *minimum,
               int            *natural,
               int            *minimum_baseline,
               int            *natural_baseline)
{
  Share shares[N_SHARES];
  int width = measure_row (row, shares);

  *minimum = *natural = 0;
  for (int i = 0; i < N_SHARES; i++)
    {
      int least, wish;

      gtk_widget_measure (shares[i].widget, orientation, -1, &least, &wish, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? width : MAX (*minimum, least);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + wish + (i > 0 ? GAP : 0) : MAX (*natural, wish);
    }
}

/* The pills, "+ Scope", the count. How many accounts one looks at comes first. */
static void
on_allocate_cb (GtkWidget *row,
                int        width,
                int        height,
                int        baseline)
{
  gboolean rtl = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  Share shares[N_SHARES];
  int room = MAX (width - measure_row (row, shares), 0);
  int x = 0;

  grant (&shares[2], &room);
  grant (&shares[0], &room);
  grant (&shares[1], &room);
  for (int i = 0; i < N_SHARES; i++)
    {
      int own = shares[i].least;

      gtk_widget_size_allocate (shares[i].widget, &(GtkAllocation) { rtl ? width - x - own : x, 0, own, height }, -1);
      x += own + GAP;
    }
}

GtkLayoutManager *
dia_scope_layout_new (void)
{
  return gtk_custom_layout_new (NULL, on_measure_cb, on_allocate_cb);
}
