/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-story.h"

#include "dia-format.h"
#include "dia-story-dot.h"
#include "dia-story-line.h"

#define MAX_LINES 8

struct _DiaStory
{
  GtkWidget parent_instance;

  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (DiaStory, dia_story, GTK_TYPE_WIDGET)

static void
append_line (DiaStory           *self,
             const DiaStoryLine *line,
             const char         *zone,
             int                 row,
             gboolean            last,
             gboolean            settled)
{
  g_autofree char *time = dia_format_time_seconds (line->at, zone);
  GtkWidget *when = gtk_label_new (time);
  GtkWidget *what = gtk_label_new (line->sentence);
  DiaStoryMark mark = line->trouble ? DIA_STORY_MARK_TROUBLE : DIA_STORY_MARK_STEP;

  if (last && !settled)
    mark = DIA_STORY_MARK_OPEN_END;
  gtk_widget_add_css_class (when, "dim-label");
  gtk_widget_add_css_class (when, "numeric");
  gtk_widget_set_valign (when, GTK_ALIGN_START);
  gtk_widget_set_margin_top (when, DIA_STORY_DOT_TOP);
  gtk_widget_set_valign (what, GTK_ALIGN_START);
  gtk_widget_set_margin_top (what, DIA_STORY_DOT_TOP);
  gtk_widget_set_margin_bottom (what, DIA_STORY_DOT_TOP);
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (what), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), when, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), dia_story_dot_new (mark, row == 0, last), 1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), what, 2, row, 1, 1);
}

static void
dia_story_dispose (GObject *object)
{
  g_clear_pointer (&DIA_STORY (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_story_parent_class)->dispose (object);
}

static void
dia_story_class_init (DiaStoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_story_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "story");
}

static void
dia_story_init (DiaStory *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "small");
}

GtkWidget *
dia_story_new (void)
{
  return g_object_new (DIA_TYPE_STORY, NULL);
}

void
dia_story_set_journal (DiaStory   *self,
                       GPtrArray  *journal,
                       const char *zone,
                       gboolean    settled)
{
  g_autoptr (GPtrArray) lines = dia_story_tell (journal);
  guint first = lines->len > MAX_LINES ? lines->len - MAX_LINES : 0;

  g_return_if_fail (DIA_IS_STORY (self));

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  for (guint i = first; i < lines->len; i++)
    append_line (self, g_ptr_array_index (lines, i), zone, (int) (i - first), i + 1 == lines->len, settled);
}
