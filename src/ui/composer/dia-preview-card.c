/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-preview-card.h"

#include "dia-composer-target.h"
#include "dia-empty-state.h"
#include "dia-network-sign.h"
#include "dia-post-preview.h"
#include "dia-toggle-group.h"

#include <glib/gi18n-lib.h>

struct _DiaPreviewCard
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkWidget      *head;
  GtkBox         *network_place;
  GtkLabel       *page_label;
  GtkWidget      *previous_button;
  GtkWidget      *next_button;
  GtkStack       *stack;

  DiaToggleGroup *networks;
  DiaPostPreview *preview;
  DiaDraft       *draft;       /* (owned) */
  guint           position;    /* among the chosen accounts */
  DiaId           account_id;  /* of the account on the page */
  char           *toggles;     /* (owned) (nullable): which networks have a toggle */
  gboolean        loading;     /* toggles follow the page */
};

G_DEFINE_FINAL_TYPE (DiaPreviewCard, dia_preview_card, GTK_TYPE_WIDGET)

/* The networks of the chosen accounts, in their order. (transfer full) */
static char **
list_networks (DiaPreviewCard *self)
{
  g_autoptr(GPtrArray) groups = dia_composer_list_groups (self->draft);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GStrvBuilder) networks = g_strv_builder_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      DiaAccount *account = ((DiaAccountGroup *) g_ptr_array_index (groups, i))->account;

      if (g_hash_table_add (seen, account->network))
        g_strv_builder_add (networks, account->network);
    }
  return g_strv_builder_end (networks);
}

static void
show_networks (DiaPreviewCard *self)
{
  const guint max_labels = 2;
  g_auto(GStrv) networks = list_networks (self);
  g_autofree char *key = g_strjoinv (" ", networks);
  gboolean labelled = g_strv_length (networks) <= max_labels;

  if (g_strcmp0 (key, self->toggles) == 0)
    return;
  g_free (self->toggles);
  self->toggles = g_steal_pointer (&key);
  dia_toggle_group_clear (self->networks);
  for (char **network = networks; *network != NULL; network++)
    if (labelled)
      dia_toggle_group_add (self->networks, *network, dia_network_sign_get_icon (*network),
                            dia_network_sign_get_name (*network));
    else
      dia_toggle_group_add_icon (self->networks, *network, dia_network_sign_get_icon (*network),
                                 dia_network_sign_get_name (*network));
}

/* The accounts belong to the roster and may be replaced at any change: nothing
 * but an id is kept of them here. */
static void
show_page (DiaPreviewCard *self)
{
  g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (self->draft);
  DiaAccount *account = self->position < accounts->len ? g_ptr_array_index (accounts, self->position) : NULL;
  g_autofree char *page = g_strdup_printf ("%u / %u", self->position + 1, accounts->len);

  self->account_id = account != NULL ? account->id : DIA_ID_NONE;
  gtk_widget_set_visible (self->head, account != NULL);
  gtk_stack_set_visible_child_name (self->stack, account != NULL ? "preview" : "nothing");
  if (account == NULL)
    return;
  self->loading = TRUE;
  dia_toggle_group_set_active (self->networks, account->network);
  self->loading = FALSE;
  gtk_label_set_label (self->page_label, page);
  gtk_widget_set_sensitive (self->previous_button, self->position > 0);
  gtk_widget_set_sensitive (self->next_button, self->position + 1 < accounts->len);
  dia_post_preview_show (self->preview, self->draft, account);
}

/* The account on the page stays there when others come and go. */
static void
on_draft_changed_cb (DiaPreviewCard *self)
{
  g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (self->draft);

  self->position = MIN (self->position, accounts->len > 0 ? accounts->len - 1 : 0);
  for (guint i = 0; i < accounts->len; i++)
    if (((DiaAccount *) g_ptr_array_index (accounts, i))->id == self->account_id)
      {
        self->position = i;
        break;
      }
  self->loading = TRUE;
  show_networks (self);
  self->loading = FALSE;
  show_page (self);
}

static void
on_network_changed_cb (DiaPreviewCard *self)
{
  const char *network = dia_toggle_group_get_active (self->networks);
  g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (self->draft);

  if (self->loading || network == NULL)
    return;
  for (guint i = 0; i < accounts->len; i++)
    if (g_str_equal (((DiaAccount *) g_ptr_array_index (accounts, i))->network, network))
      {
        self->position = i;
        break;
      }
  show_page (self);
}

static void
on_previous_clicked_cb (GtkButton      *button,
                        DiaPreviewCard *self)
{
  if (self->position > 0)
    self->position--;
  show_page (self);
}

static void
on_next_clicked_cb (GtkButton      *button,
                    DiaPreviewCard *self)
{
  self->position++;
  show_page (self);
}

static void
dia_preview_card_dispose (GObject *object)
{
  DiaPreviewCard *self = DIA_PREVIEW_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dia_preview_card_parent_class)->dispose (object);
}

static void
dia_preview_card_finalize (GObject *object)
{
  DiaPreviewCard *self = DIA_PREVIEW_CARD (object);

  g_free (self->toggles);
  G_OBJECT_CLASS (dia_preview_card_parent_class)->finalize (object);
}

static void
dia_preview_card_class_init (DiaPreviewCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_preview_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_preview_card_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-preview-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaPreviewCard, box);
  gtk_widget_class_bind_template_child (widget_class, DiaPreviewCard, head);
  gtk_widget_class_bind_template_child (widget_class, DiaPreviewCard, network_place);
  gtk_widget_class_bind_template_child (widget_class, DiaPreviewCard, page_label);
  gtk_widget_class_bind_template_child (widget_class, DiaPreviewCard, previous_button);
  gtk_widget_class_bind_template_child (widget_class, DiaPreviewCard, next_button);
  gtk_widget_class_bind_template_child (widget_class, DiaPreviewCard, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "preview-card");
}

static void
dia_preview_card_init (DiaPreviewCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->networks = DIA_TOGGLE_GROUP (dia_toggle_group_new (C_("accessible", "Network")));
  gtk_box_append (self->network_place, GTK_WIDGET (self->networks));
  g_signal_connect_object (self->networks, "notify::active", G_CALLBACK (on_network_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dia_preview_card_new (DiaRoster       *roster,
                      DiaMediaLibrary *library,
                      DiaDraft        *draft)
{
  DiaPreviewCard *self = g_object_new (DIA_TYPE_PREVIEW_CARD, NULL);
  GtkWidget *nothing = dia_empty_state_new ("dia-accounts-symbolic", _("No preview yet"),
                                            _("Choose accounts to see what each would send."), NULL);

  self->draft = g_object_ref (draft);
  self->preview = DIA_POST_PREVIEW (dia_post_preview_new (roster, library));
  gtk_widget_add_css_class (nothing, "card");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->preview), "preview");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self, G_CONNECT_SWAPPED);
  on_draft_changed_cb (self);
  return GTK_WIDGET (self);
}
