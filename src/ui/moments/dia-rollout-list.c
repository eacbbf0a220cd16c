/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-list.h"

#include "dia-rollout-item.h"
#include "dia-rollout-line.h"

#include <glib/gi18n-lib.h>

struct _DiaRolloutList
{
  GtkWidget           parent_instance;

  DiaRollout         *rollout;     /* (owned) (nullable) */
  GListStore         *items;       /* (owned) (element-type DiaRolloutItem) */
  GtkSingleSelection *selection;   /* (owned) */
  GHashTable         *open;        /* (owned) (element-type DiaId): key moments */
  guint               filter;
  gboolean            filling;     /* the selection moves because lines do */
  GtkWidget          *scroller;
  GtkWidget          *grid;
};

enum
{
  CELL_SELECTED,
  CELL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaRolloutList, dia_rollout_list, GTK_TYPE_WIDGET)

static gboolean
is_same (DiaRolloutList *self,
         guint           position,
         DiaRolloutItem *item)
{
  g_autoptr (DiaRolloutItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return dia_rollout_item_equal (old, item);
}

/* Only lines that differ are made anew: the others keep selection and place. */
static void
take_items (DiaRolloutList *self,
            GPtrArray      *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint shortest = MIN (n_old, items->len), start = 0, end = 0;

  while (start < shortest && is_same (self, start, items->pdata[start]))
    start++;
  while (end < shortest - start && is_same (self, n_old - 1 - end, items->pdata[items->len - 1 - end]))
    end++;
  self->filling = TRUE;
  g_list_store_splice (self->items, start, n_old - start - end, items->pdata + start, items->len - start - end);
  self->filling = FALSE;
}

/* The line of that name. */
static guint
find_name (DiaRolloutList    *self,
           const DiaCellName *name)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DiaRolloutItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item->name.moment_id == name->moment_id && item->name.content_id == name->content_id &&
          item->name.account_id == name->account_id)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
fill (DiaRolloutList *self)
{
  DiaRolloutItem *selected = gtk_single_selection_get_selected_item (self->selection);
  DiaCellName name = selected != NULL ? selected->name : (DiaCellName) { DIA_ID_NONE, DIA_ID_NONE, DIA_ID_NONE };
  g_autoptr (GPtrArray) items = NULL;

  if (self->rollout == NULL)
    {
      g_list_store_remove_all (self->items);
      return;
    }
  items = dia_rollout_item_list (self->rollout, self->open, self->filter);
  take_items (self, items);
  self->filling = TRUE;
  if (name.moment_id != DIA_ID_NONE)
    gtk_single_selection_set_selected (self->selection, find_name (self, &name));
  self->filling = FALSE;
}

/* A line that is no cell stands for its first one. */
static DiaCellName
name_cell (DiaRolloutList       *self,
           const DiaRolloutItem *item)
{
  DiaCellName name = item->name;

  if (name.account_id == DIA_ID_NONE && self->rollout != NULL && self->rollout->accounts->len > 0)
    name.account_id = DIA_ACCOUNT (self->rollout->accounts->pdata[0])->id;

  return name;
}

static void
on_selected_cb (GtkSingleSelection *selection,
                GParamSpec         *pspec,
                DiaRolloutList     *self)
{
  DiaRolloutItem *item = gtk_single_selection_get_selected_item (selection);
  DiaCellName name;

  if (item == NULL || self->filling)
    return;
  name = name_cell (self, item);
  g_signal_emit (self, signals[CELL_SELECTED], 0, &name);
}

static void
toggle (DiaRolloutList *self,
        DiaId           moment_id)
{
  if (!g_hash_table_remove (self->open, &moment_id))
    g_hash_table_add (self->open, g_memdup2 (&moment_id, sizeof moment_id));
  fill (self);
}

static void
activate_toggle (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  toggle (DIA_ROLLOUT_LIST (widget), g_variant_get_int64 (parameter));
}

static void
on_activate_cb (GtkGridView    *grid,
                guint           position,
                DiaRolloutList *self)
{
  g_autoptr (DiaRolloutItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  gtk_single_selection_set_selected (self->selection, position);
  if (item->kind == DIA_ROLLOUT_ITEM_MOMENT)
    toggle (self, item->name.moment_id);
  else
    g_signal_emit (self, signals[CELL_ACTIVATED], 0);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, dia_rollout_line_new ());
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *list_item)
{
  dia_rollout_line_set_item (DIA_ROLLOUT_LINE (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static gboolean
dia_rollout_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DIA_ROLLOUT_LIST (widget)->grid);
}

static void
dia_rollout_list_dispose (GObject *object)
{
  DiaRolloutList *self = DIA_ROLLOUT_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->rollout);
  G_OBJECT_CLASS (dia_rollout_list_parent_class)->dispose (object);
}

static void
dia_rollout_list_finalize (GObject *object)
{
  g_hash_table_unref (DIA_ROLLOUT_LIST (object)->open);
  G_OBJECT_CLASS (dia_rollout_list_parent_class)->finalize (object);
}

static void
dia_rollout_list_class_init (DiaRolloutListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_rollout_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_rollout_list_finalize;
  widget_class->grab_focus = dia_rollout_list_grab_focus;
  signals[CELL_SELECTED] = g_signal_new ("cell-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "rollout-list.toggle", "x", activate_toggle);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rollout-list");
}

static void
build_grid (DiaRolloutList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  self->grid = gtk_grid_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (self->grid), 1);
  gtk_widget_add_css_class (self->grid, "rollout");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Roll-out"), -1);
  g_signal_connect_object (self->grid, "activate", G_CALLBACK (on_activate_cb), self, 0);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
dia_rollout_list_init (DiaRolloutList *self)
{
  self->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->items = g_list_store_new (DIA_TYPE_ROLLOUT_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb), self, 0);
  build_grid (self);
}

GtkWidget *
dia_rollout_list_new (void)
{
  return g_object_new (DIA_TYPE_ROLLOUT_LIST, NULL);
}

void
dia_rollout_list_set_rollout (DiaRolloutList *self,
                              DiaRollout     *rollout)
{
  g_return_if_fail (DIA_IS_ROLLOUT_LIST (self));

  g_set_object (&self->rollout, rollout);
  fill (self);
}

void
dia_rollout_list_open (DiaRolloutList *self,
                       DiaId           moment_id)
{
  g_return_if_fail (DIA_IS_ROLLOUT_LIST (self));

  if (g_hash_table_add (self->open, g_memdup2 (&moment_id, sizeof moment_id)))
    fill (self);
}

void
dia_rollout_list_set_filter (DiaRolloutList *self,
                             guint           filter)
{
  g_return_if_fail (DIA_IS_ROLLOUT_LIST (self));

  self->filter = filter;
  fill (self);
}
