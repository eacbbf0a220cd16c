/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-picker.h"

#include "dia-choice-chip.h"
#include "dia-composer-target.h"
#include "dia-empty-state.h"
#include "dia-format.h"
#include "dia-look.h"
#include "dia-network-sign.h"
#include "dia-picker-model.h"
#include "dia-picker-row-view.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>

/* Beyond this signs of networks do not fit below each other. */
#define MAX_COLUMNS 3

struct _DiaAccountPicker
{
  GtkWidget        parent_instance;

  GtkWidget       *box;
  GtkSearchEntry  *search;
  GtkToggleButton *all_chip;
  DiaChoiceChip   *network_chip;
  DiaChoiceChip   *language_chip;
  DiaChoiceChip   *market_chip;
  GtkStack        *stack;
  GtkGridView     *list;
  GtkLabel        *summary;

  DiaRoster       *roster;     /* (owned) */
  DiaDraft        *draft;      /* (owned) */
  DiaPickerModel  *model;      /* (owned) */
  char           **columns;    /* (owned) (nullable) */
  guint64          fingerprint;  /* of the accounts shown as chosen */
};

G_DEFINE_FINAL_TYPE (DiaAccountPicker, dia_account_picker, GTK_TYPE_WIDGET)

static DiaPickerChoice
get_choice (DiaId    account_id,
            gpointer user_data)
{
  if (dia_draft_is_settled (DIA_DRAFT (user_data), account_id))
    return DIA_PICKER_SETTLED;
  return dia_draft_has_account (DIA_DRAFT (user_data), account_id) ? DIA_PICKER_CHOSEN : DIA_PICKER_LEFT_OUT;
}

/* The different values of one field of all accounts, in their order.
 * (transfer full) */
static char **
list_values (DiaAccountPicker *self,
             gsize             field)
{
  GListModel *accounts = dia_roster_get_accounts (self->roster);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(DiaAccount) account = g_list_model_get_item (accounts, i);
      const char *value = G_STRUCT_MEMBER (char *, account, field);

      if (value != NULL && *value != '\0' && g_hash_table_add (seen, g_strdup (value)))
        g_strv_builder_add (values, value);
    }
  return g_strv_builder_end (values);
}

static void
fill_chip (DiaAccountPicker *self,
           DiaChoiceChip    *chip,
           gsize             field,
           char           *(*name) (const char *value))
{
  g_auto(GStrv) values = list_values (self, field);

  dia_choice_chip_clear (chip);
  for (char **value = values; *value != NULL; value++)
    {
      g_autofree char *label = name (*value);

      dia_choice_chip_add (chip, *value, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (chip), g_strv_length (values) > 1);
}

static char *
dup_network_name (const char *network)
{
  return g_strdup (dia_network_sign_get_name (network));
}

static void
fill_chips (DiaAccountPicker *self)
{
  g_clear_pointer (&self->columns, g_strfreev);
  self->columns = list_values (self, G_STRUCT_OFFSET (DiaAccount, network));
  if (g_strv_length (self->columns) > MAX_COLUMNS)
    g_clear_pointer (&self->columns, g_strfreev);
  fill_chip (self, self->network_chip, G_STRUCT_OFFSET (DiaAccount, network), dup_network_name);
  fill_chip (self, self->language_chip, G_STRUCT_OFFSET (DiaAccount, language), dia_format_language_name);
  fill_chip (self, self->market_chip, G_STRUCT_OFFSET (DiaAccount, market), dia_format_market_name);
}

/* "12 accounts · 7 markets · 5 languages" */
static void
show_summary (DiaAccountPicker *self)
{
  g_autoptr(GPtrArray) chosen = dia_draft_list_accounts (self->draft);
  g_autoptr(GHashTable) markets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) languages = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *accounts_text = NULL;
  g_autofree char *markets_text = NULL;
  g_autofree char *languages_text = NULL;
  g_autofree char *markup = NULL;

  for (guint i = 0; i < chosen->len; i++)
    {
      DiaAccount *account = g_ptr_array_index (chosen, i);

      g_hash_table_add (markets, account->market);
      g_hash_table_add (languages, account->language);
    }
  accounts_text = g_strdup_printf (ngettext ("%u account", "%u accounts", chosen->len), chosen->len);
  markets_text = g_strdup_printf (ngettext ("%u market", "%u markets", g_hash_table_size (markets)),
                                  g_hash_table_size (markets));
  languages_text = g_strdup_printf (ngettext ("%u language", "%u languages", g_hash_table_size (languages)),
                                    g_hash_table_size (languages));
  markup = chosen->len == 0
    ? g_markup_printf_escaped ("<b>%s</b>", _("No account chosen yet"))
    : g_markup_printf_escaped ("<b>%s</b> · %s · %s", accounts_text, markets_text, languages_text);
  gtk_label_set_markup (self->summary, markup);
}

static void
show_filtered (DiaAccountPicker *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;
  gboolean nobody = g_list_model_get_n_items (dia_roster_get_accounts (self->roster)) == 0;

  gtk_toggle_button_set_active (self->all_chip, !dia_picker_model_is_filtered (self->model));
  gtk_stack_set_visible_child_name (self->stack, nobody ? "nobody" : empty ? "nothing" : "list");
}

/* Typing changes the draft, but not for whom it is. */
static void
on_draft_changed_cb (DiaAccountPicker *self)
{
  guint64 fingerprint = dia_composer_fingerprint (self->draft);

  if (fingerprint == self->fingerprint)
    return;
  self->fingerprint = fingerprint;
  dia_picker_model_update_chosen (self->model);
  show_summary (self);
}

static void
on_accounts_changed_cb (DiaAccountPicker *self)
{
  fill_chips (self);
  show_filtered (self);
}

static void
on_search_changed_cb (GtkSearchEntry   *search,
                      DiaAccountPicker *self)
{
  dia_picker_model_set_search (self->model, gtk_editable_get_text (GTK_EDITABLE (search)));
  show_filtered (self);
}

static void
on_chip_chosen_cb (DiaAccountPicker *self)
{
  dia_picker_model_set_network (self->model, dia_choice_chip_get_value (self->network_chip));
  dia_picker_model_set_language (self->model, dia_choice_chip_get_value (self->language_chip));
  dia_picker_model_set_market (self->model, dia_choice_chip_get_value (self->market_chip));
  show_filtered (self);
}

static void
on_all_clicked_cb (GtkButton        *button,
                   DiaAccountPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  dia_choice_chip_set_value (self->network_chip, "");
  dia_choice_chip_set_value (self->language_chip, "");
  dia_choice_chip_set_value (self->market_chip, "");
  dia_picker_model_set_search (self->model, "");
  on_chip_chosen_cb (self);
}

static void
on_choose_requested_cb (DiaPickerRowView *view,
                        GPtrArray        *accounts,
                        gboolean          chosen,
                        DiaAccountPicker *self)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));

  for (guint i = 0; i < accounts->len; i++)
    g_array_append_val (ids, ((DiaAccount *) g_ptr_array_index (accounts, i))->id);
  dia_draft_choose_accounts (self->draft, ids, chosen);
}

static void
on_expand_requested_cb (DiaPickerRowView *view,
                        DiaPickerRow     *row,
                        gboolean          expanded,
                        DiaAccountPicker *self)
{
  dia_picker_model_set_expanded (self->model, row, expanded);
}

static void
on_item_setup_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  DiaAccountPicker         *self)
{
  GtkWidget *view = dia_picker_row_view_new ((const char *const *) self->columns);

  g_signal_connect (view, "choose-requested", G_CALLBACK (on_choose_requested_cb), self);
  g_signal_connect (view, "expand-requested", G_CALLBACK (on_expand_requested_cb), self);
  gtk_list_item_set_child (item, view);
}

static void
on_item_bind_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 DiaAccountPicker         *self)
{
  dia_picker_row_view_set_row (DIA_PICKER_ROW_VIEW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_item_unbind_cb (GtkSignalListItemFactory *factory,
                   GtkListItem              *item,
                   DiaAccountPicker         *self)
{
  dia_picker_row_view_set_row (DIA_PICKER_ROW_VIEW (gtk_list_item_get_child (item)), NULL);
}

/* A brand opens, everything else is chosen. */
static void
on_list_activate_cb (GtkGridView      *list,
                     guint             position,
                     DiaAccountPicker *self)
{
  g_autoptr(DiaPickerRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row->expandable)
    dia_picker_model_set_expanded (self->model, row, !row->expanded);
  else
    on_choose_requested_cb (NULL, row->accounts, row->n_chosen < row->accounts->len, self);
}

/* As narrow as it may be: long names and the words in the search must not take
 * room from the text. */
static void
dia_account_picker_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  gtk_widget_measure (DIA_ACCOUNT_PICKER (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = *minimum;
}

static void
dia_account_picker_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  gtk_widget_allocate (DIA_ACCOUNT_PICKER (widget)->box, width, height, baseline, NULL);
}

static void
on_accounts_wanted_cb (DiaEmptyState    *state,
                       DiaAccountPicker *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.show-page", "s", "accounts");
}

static void
dia_account_picker_dispose (GObject *object)
{
  DiaAccountPicker *self = DIA_ACCOUNT_PICKER (object);

  if (self->list != NULL)
    gtk_grid_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->draft);
  g_clear_object (&self->roster);
  G_OBJECT_CLASS (dia_account_picker_parent_class)->dispose (object);
}

static void
dia_account_picker_finalize (GObject *object)
{
  g_strfreev (DIA_ACCOUNT_PICKER (object)->columns);
  G_OBJECT_CLASS (dia_account_picker_parent_class)->finalize (object);
}

static void
dia_account_picker_class_init (DiaAccountPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dia_account_picker_dispose;
  object_class->finalize = dia_account_picker_finalize;
  widget_class->measure = dia_account_picker_measure;
  widget_class->size_allocate = dia_account_picker_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-account-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaAccountPicker, box);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountPicker, search);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountPicker, all_chip);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountPicker, network_chip);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountPicker, language_chip);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountPicker, market_chip);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountPicker, list);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountPicker, summary);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_chip_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_accounts_wanted_cb);
  gtk_widget_class_set_css_name (widget_class, "account-picker");
}

static void
dia_account_picker_init (DiaAccountPicker *self)
{
  g_type_ensure (DIA_TYPE_CHOICE_CHIP);
  g_type_ensure (DIA_TYPE_EMPTY_STATE);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_init_template (GTK_WIDGET (self));
  dia_look_shorten_search (self->search, _("Find accounts"));
}

static void
set_up_list (DiaAccountPicker *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkSelectionModel) selection = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_item_unbind_cb), self);
  gtk_grid_view_set_factory (self->list, factory);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model))));
  gtk_grid_view_set_model (self->list, selection);
}

GtkWidget *
dia_account_picker_new (DiaRoster *roster,
                        DiaDraft  *draft)
{
  DiaAccountPicker *self = g_object_new (DIA_TYPE_ACCOUNT_PICKER, NULL);

  self->roster = g_object_ref (roster);
  self->draft = g_object_ref (draft);
  self->model = dia_picker_model_new (dia_roster_get_brands (roster), dia_roster_get_accounts (roster), get_choice, draft);
  dia_picker_model_expand_chosen (self->model);
  fill_chips (self);
  set_up_list (self);
  show_filtered (self);
  show_summary (self);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dia_roster_get_accounts (roster), "items-changed",
                           G_CALLBACK (on_accounts_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return GTK_WIDGET (self);
}

void
dia_account_picker_start_search (DiaAccountPicker *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
