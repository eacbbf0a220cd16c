/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-variant-list.h"

#include "dia-variant-row.h"

#include <glib/gi18n-lib.h>

struct _DiaVariantList
{
  GtkWidget          parent_instance;

  GtkListBox        *list;

  DiaDraft          *draft;    /* (owned) */
  DiaComposerTarget *marked;   /* (owned) (nullable) */
  gboolean           narrow;
};

enum
{
  SIGNAL_TARGET_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaVariantList, dia_variant_list, GTK_TYPE_WIDGET)

static void
add_language_targets (DiaVariantList *self,
                      GPtrArray      *targets)
{
  const char *source = dia_draft_get_content (self->draft)->language;
  g_autoptr(GPtrArray) groups = dia_composer_list_groups (self->draft);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < groups->len; i++)
    {
      DiaAccount *account = ((DiaAccountGroup *) g_ptr_array_index (groups, i))->account;

      if (!g_hash_table_add (seen, account->language))
        continue;
      /* The language of the source stands first: the others are its translations. */
      g_ptr_array_insert (targets, g_strcmp0 (account->language, source) == 0 ? 0 : -1,
                          dia_composer_target_new (account->language, "", DIA_ID_NONE));
    }
}

static gboolean
is_listed (GPtrArray               *targets,
           const DiaComposerTarget *target)
{
  for (guint i = 0; i < targets->len; i++)
    if (dia_composer_target_equal (g_ptr_array_index (targets, i), target))
      return TRUE;
  return FALSE;
}

/* Texts of their own stay listed when nobody is chosen for them any more:
 * words must not vanish from the screen. */
static void
add_variant_targets (DiaVariantList *self,
                     GPtrArray      *targets)
{
  const GPtrArray *variants = dia_draft_get_content (self->draft)->variants;

  for (guint i = 0; i < variants->len; i++)
    {
      const DiaVariant *variant = g_ptr_array_index (variants, i);
      DiaComposerTarget *target = dia_composer_target_new (variant->language, variant->network, variant->account_id);

      if (is_listed (targets, target))
        dia_composer_target_free (target);
      else
        g_ptr_array_add (targets, target);
    }
}

/* The source is shown as the row of its own language, when that follows it. */
static gboolean
is_marked (DiaVariantList          *self,
           const DiaComposerTarget *target)
{
  if (self->marked == NULL)
    return FALSE;
  if (dia_composer_target_equal (self->marked, target))
    return TRUE;
  return dia_composer_target_is_source (self->marked)
         && g_strcmp0 (target->language, dia_draft_get_content (self->draft)->language) == 0
         && *target->network == '\0'
         && dia_composer_target_find_variant (target, self->draft) == NULL;
}

static void
show_mark (DiaVariantList *self)
{
  GtkListBoxRow *row;

  gtk_list_box_unselect_all (self->list);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (is_marked (self, dia_variant_row_get_target (DIA_VARIANT_ROW (row))))
      gtk_list_box_select_row (self->list, row);
}

/* Rows whose target is still listed at their place stay: a row keeps its focus
 * while a person types. */
static void
update_rows (DiaVariantList *self,
             GPtrArray      *targets)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < targets->len; i++)
    {
      DiaComposerTarget *target = g_ptr_array_index (targets, i);

      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL || !dia_composer_target_equal (dia_variant_row_get_target (DIA_VARIANT_ROW (row)), target))
        {
          gtk_list_box_insert (self->list, dia_variant_row_new (target), (int) i);
          row = gtk_list_box_get_row_at_index (self->list, (int) i);
        }
      dia_variant_row_update (DIA_VARIANT_ROW (row), self->draft, self->narrow);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) targets->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
on_draft_changed_cb (DiaVariantList *self)
{
  g_autoptr(GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_composer_target_free);

  add_language_targets (self, targets);
  add_variant_targets (self, targets);
  update_rows (self, targets);
  show_mark (self);
  gtk_widget_set_visible (GTK_WIDGET (self), targets->len > 0);
}

static void
on_row_activated_cb (GtkListBox     *list,
                     GtkListBoxRow  *row,
                     DiaVariantList *self)
{
  g_signal_emit (self, signals[SIGNAL_TARGET_ACTIVATED], 0, dia_variant_row_get_target (DIA_VARIANT_ROW (row)));
}

static void
dia_variant_list_dispose (GObject *object)
{
  DiaVariantList *self = DIA_VARIANT_LIST (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dia_variant_list_parent_class)->dispose (object);
}

static void
dia_variant_list_finalize (GObject *object)
{
  g_clear_pointer (&DIA_VARIANT_LIST (object)->marked, dia_composer_target_free);
  G_OBJECT_CLASS (dia_variant_list_parent_class)->finalize (object);
}

static void
dia_variant_list_class_init (DiaVariantListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_variant_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_variant_list_finalize;
  signals[SIGNAL_TARGET_ACTIVATED] = g_signal_new ("target-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 1,
                                                   DIA_TYPE_COMPOSER_TARGET | G_SIGNAL_TYPE_STATIC_SCOPE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "variant-list");
}

static void
dia_variant_list_init (DiaVariantList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("accessible", "Texts"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

GtkWidget *
dia_variant_list_new (DiaDraft *draft)
{
  DiaVariantList *self = g_object_new (DIA_TYPE_VARIANT_LIST, NULL);

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self, G_CONNECT_SWAPPED);
  on_draft_changed_cb (self);
  return GTK_WIDGET (self);
}

void
dia_variant_list_mark (DiaVariantList          *self,
                       const DiaComposerTarget *target)
{
  g_clear_pointer (&self->marked, dia_composer_target_free);
  self->marked = dia_composer_target_copy (target);
  show_mark (self);
}

void
dia_variant_list_set_narrow (DiaVariantList *self,
                             gboolean        narrow)
{
  self->narrow = narrow;
  on_draft_changed_cb (self);
}

gboolean
dia_variant_list_activate_at (DiaVariantList *self,
                              guint           position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) position);

  if (row == NULL)
    return FALSE;
  on_row_activated_cb (self->list, row, self);
  return TRUE;
}
