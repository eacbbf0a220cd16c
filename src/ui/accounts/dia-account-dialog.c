/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dia-account-choices.h"
#include "dia-button-words.h"
#include "dia-combo-words.h"
#include "dia-format.h"
#include "dia-info-row.h"
#include "dia-roster-edits.h"
#include "dia-roster.h"
#include "dia-sign-in.h"
#include "dia-slots.h"
#include "dia-spare-title.h"
#include "dia-timetable-group.h"
#include "dia-wall-time.h"

struct _DiaAccountDialog
{
  AdwWindow            parent_instance;

  DiaWorkspace        *workspace;     /* (owned) */
  DiaNotices          *notices;       /* (owned) */
  DiaAccount          *account;       /* (owned) (nullable): the one that is edited */
  GCancellable        *signing_in;    /* (owned) (nullable): while the server is asked */
  GCancellable        *reading;       /* (owned): of the times that the account has */
  DiaNotices          *told_here;     /* (owned): what is done within the dialog */

  GtkWidget           *cancel;
  GtkWidget           *save;
  GtkSpinner          *spinner;
  GtkWidget           *failure;
  GtkWidget           *page;
  AdwComboRow         *brand;
  AdwComboRow         *network;
  AdwPreferencesGroup *where;
  GtkWidget           *server;
  GtkWidget           *handle;
  GtkWidget           *name;
  AdwActionRow        *keeping;
  GtkWidget           *sign_in_group;
  AdwComboRow         *way;
  GtkWidget           *secret;
  AdwComboRow         *market;
  AdwComboRow         *language;
  GtkWidget           *zone;
  GtkWidget           *labels;
  DiaTimetableGroup   *times;
  AdwToastOverlay     *toasts;
};

G_DEFINE_FINAL_TYPE (DiaAccountDialog, dia_account_dialog, ADW_TYPE_WINDOW)

/* Values of the row "How". */
#define WAY_BROWSER  "browser"
#define WAY_PASSWORD "password"
#define WAY_TOKEN    "token"
#define WAY_KEEP     "keep"

static const char *
get_choice (AdwComboRow *row)
{
  return dia_account_choices_get_value (adw_combo_row_get_model (row), adw_combo_row_get_selected (row));
}

static void
set_choices (AdwComboRow *row,
             GListStore  *choices,
             const char  *value)
{
  g_autoptr (GtkExpression) expression = dia_account_choices_make_expression ();

  adw_combo_row_set_expression (row, expression);
  adw_combo_row_set_model (row, G_LIST_MODEL (choices));
  adw_combo_row_set_selected (row, dia_account_choices_find (G_LIST_MODEL (choices), value));
}

static void
take_text (char      **place,
           GtkWidget  *entry)
{
  g_free (*place);
  *place = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
take_value (char       **place,
            const char  *value)
{
  char *taken = g_strdup (value);

  /* In this order: the value may be a part of what it replaces. */
  g_free (*place);
  *place = taken;
}

/* "@alize_fr" and "alize_fr" are the same name. */
static void
strip_at (char **handle)
{
  if (g_str_has_prefix (*handle, "@"))
    take_value (handle, *handle + 1);
}

/* @times are not the account's as long as they are not shown. (transfer full) */
static DiaAccount *
read_account (DiaAccountDialog *self,
              DiaTimetable     *times)
{
  DiaAccount *account = self->account != NULL ? dia_account_copy (self->account) : dia_account_new ();
  g_autoptr (DiaNetwork) network = dia_network_load (get_choice (self->network));

  dia_id_from_string (get_choice (self->brand), &account->brand_id);
  take_value (&account->network, get_choice (self->network));
  /* What was typed for another network stays in the row, unseen. */
  if (gtk_widget_get_visible (self->server))
    take_text (&account->server, self->server);
  take_text (&account->handle, self->handle);
  strip_at (&account->handle);
  take_text (&account->name, self->name);
  if (*account->name == '\0')
    take_value (&account->name, account->handle);
  take_value (&account->market, get_choice (self->market));
  take_value (&account->language, get_choice (self->language));
  take_text (&account->zone, self->zone);
  take_text (&account->labels, self->labels);
  if (gtk_widget_get_visible (GTK_WIDGET (self->times)))
    {
      g_clear_pointer (&account->times, g_array_unref);
      account->times = g_array_ref (times);
    }
  if (self->account != NULL || network == NULL)
    return account;
  account->limits = network->limits;
  account->sign_in = dia_sign_in_get_ways (dia_workspace_get_sign_in (self->workspace), account->network) != 0
                       ? DIA_SIGN_IN_NEEDED : DIA_SIGN_IN_NOT_NEEDED;
  return account;
}

static void
show_sentence (DiaAccountDialog *self,
               const char       *tone,
               const char       *sentence)
{
  g_object_set (self->failure, "tone", tone, "text", sentence, NULL);
  gtk_widget_set_visible (self->failure, *sentence != '\0');
}

static void
show_failure (DiaAccountDialog *self,
              const char       *sentence)
{
  show_sentence (self, "error", sentence);
}

/* What the desk waits for, and where a person has something to do meanwhile. */
static void
show_waiting (DiaAccountDialog *self,
              gboolean          browser)
{
  show_sentence (self, "info", browser ? _("Say yes in the browser, then come back here.") : _("Asking the server…"));
}

static void
set_busy (DiaAccountDialog *self,
          gboolean          busy)
{
  /* Out of a row before it is made to rest: GTK 4.8 leaves a cursor blinking in it. */
  if (busy)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->page, !busy);
  gtk_widget_set_sensitive (self->save, !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DiaAccountDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (dia_roster_edits_save_finish (result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_failure (self, error->message);
}

static void
save_account (DiaAccountDialog *self,
              DiaAccount       *account)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) before = self->account != NULL ? g_ptr_array_new_with_free_func (g_object_unref) : NULL;
  g_autofree char *title = g_strdup_printf (self->account != NULL ? _("Changed %s") : _("Added %s"), account->name);

  g_ptr_array_add (items, g_object_ref (account));
  if (before != NULL)
    g_ptr_array_add (before, g_object_ref (self->account));
  set_busy (self, TRUE);
  dia_roster_edits_save_async (self->workspace, self->notices, title, items, before, on_saved_cb, g_object_ref (self));
}

static void
on_signed_in_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DiaAccountDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaAccount) account = dia_sign_in_finish (DIA_SIGN_IN (source), result, &error);
  g_autofree char *title = NULL;

  g_clear_object (&self->signing_in);
  set_busy (self, FALSE);
  show_failure (self, "");
  if (account == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_failure (self, error->message);
      return;
    }
  title = g_strdup_printf (_("%s is signed in"), account->name);
  dia_notices_show (self->notices, title);
  gtk_window_close (GTK_WINDOW (self));
}

static void
sign_in (DiaAccountDialog *self,
         DiaAccount       *account,
         const char       *way)
{
  DiaSignIn *service = dia_workspace_get_sign_in (self->workspace);
  const char *secret = gtk_editable_get_text (GTK_EDITABLE (self->secret));

  self->signing_in = g_cancellable_new ();
  set_busy (self, TRUE);
  show_waiting (self, g_str_equal (way, WAY_BROWSER));
  if (g_str_equal (way, WAY_BROWSER))
    dia_sign_in_with_browser_async (service, account, self->signing_in, on_signed_in_cb, g_object_ref (self));
  else if (g_str_equal (way, WAY_PASSWORD))
    dia_sign_in_with_password_async (service, account, account->handle, secret, self->signing_in,
                                     on_signed_in_cb, g_object_ref (self));
  else
    dia_sign_in_with_token_async (service, account, secret, self->signing_in, on_signed_in_cb, g_object_ref (self));
}

/* The page scrolls to what gets the focus: not before the sentence has its place,
 * which is in the frame after the one that lays it out. */
static gboolean
on_mistake_tick_cb (GtkWidget     *row,
                    GdkFrameClock *clock,
                    gpointer       user_data)
{
  gint64 *shown_in = user_data;

  if (*shown_in < 0)
    *shown_in = gdk_frame_clock_get_frame_counter (clock);
  if (gdk_frame_clock_get_frame_counter (clock) == *shown_in)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

/* What is wrong with one row: one is led to it, for it may be out of sight. */
static void
show_mistake (DiaAccountDialog *self,
              GtkWidget        *row,
              const char       *sentence)
{
  gint64 *shown_in = g_new (gint64, 1);

  *shown_in = -1;
  show_failure (self, sentence);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_add_tick_callback (row, on_mistake_tick_cb, shown_in, g_free);
}

static void
on_save_clicked_cb (GtkButton        *button,
                    DiaAccountDialog *self)
{
  const char *way = gtk_widget_get_visible (self->sign_in_group) ? get_choice (self->way) : WAY_KEEP;
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaTimetable) times = dia_timetable_group_read (self->times, &error);
  g_autoptr (DiaAccount) account = NULL;

  show_failure (self, times == NULL ? error->message : "");
  if (times == NULL)
    return;
  account = read_account (self, times);
  if (!dia_zone_is_known (account->zone))
    show_mistake (self, self->zone, _("This time zone is not known here. Write it as “Europe/Paris”."));
  else if (*account->handle == '\0' && !g_str_equal (way, WAY_BROWSER) && !g_str_equal (way, WAY_TOKEN))
    show_mistake (self, self->handle, _("Write the account’s name on the network."));
  else if (g_str_equal (way, WAY_KEEP))
    save_account (self, account);
  else
    sign_in (self, account, way);
}

static void
on_cancel_clicked_cb (GtkButton        *button,
                      DiaAccountDialog *self)
{
  if (self->signing_in != NULL)
    g_cancellable_cancel (self->signing_in);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_way_notify_selected_cb (AdwComboRow      *row,
                           GParamSpec       *pspec,
                           DiaAccountDialog *self)
{
  const char *way = get_choice (row);
  gboolean password = g_str_equal (way, WAY_PASSWORD);

  gtk_widget_set_visible (self->secret, password || g_str_equal (way, WAY_TOKEN));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->secret), password ? _("App password") : _("Access token"));
  gtk_button_set_label (GTK_BUTTON (self->save), g_str_equal (way, WAY_KEEP) ? _("_Save") : _("_Sign in"));
}

static void
show_ways (DiaAccountDialog *self)
{
  DiaSignInWays ways = dia_sign_in_get_ways (dia_workspace_get_sign_in (self->workspace), get_choice (self->network));
  g_autoptr (GListStore) choices = dia_account_choices_new ();
  gboolean needed = self->account == NULL || self->account->sign_in == DIA_SIGN_IN_NEEDED;

  if (self->account != NULL && !needed)
    dia_account_choices_add (choices, WAY_KEEP, _("Keep the sign-in"));
  if (ways & DIA_SIGN_IN_BY_BROWSER)
    dia_account_choices_add (choices, WAY_BROWSER, _("In the browser"));
  if (ways & DIA_SIGN_IN_BY_PASSWORD)
    dia_account_choices_add (choices, WAY_PASSWORD, _("With an app password"));
  if (ways & DIA_SIGN_IN_BY_TOKEN)
    dia_account_choices_add (choices, WAY_TOKEN, _("With an access token"));
  if (needed)
    dia_account_choices_add (choices, WAY_KEEP, _("Later"));
  set_choices (self->way, choices, "");
  gtk_widget_set_visible (self->sign_in_group, ways != 0);
  on_way_notify_selected_cb (self->way, NULL, self);
}

static void
on_network_notify_selected_cb (AdwComboRow      *row,
                               GParamSpec       *pspec,
                               DiaAccountDialog *self)
{
  const char *id = get_choice (row);
  g_autoptr (DiaNetwork) network = dia_network_load (id);
  gboolean bluesky = g_str_equal (id, DIA_NETWORK_BLUESKY);

  gtk_widget_set_visible (self->server, network != NULL && (network->needs_server || bluesky));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->server),
                                 bluesky ? _("Server (optional)") : _("Server"));
  adw_preferences_group_set_description (self->where, bluesky ? _("The server is only needed where the name does not lead to it.") : NULL);
  show_ways (self);
}

static void
fill_brands (DiaAccountDialog *self,
             DiaId             brand_id)
{
  GListModel *brands = dia_roster_get_brands (dia_workspace_get_roster (self->workspace));
  g_autoptr (GListStore) choices = dia_account_choices_new ();
  g_autofree char *current = dia_id_to_string (brand_id);
  guint n = g_list_model_get_n_items (brands);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DiaBrand) brand = g_list_model_get_item (brands, i);
      g_autofree char *id = dia_id_to_string (brand->id);

      dia_account_choices_add (choices, id, brand->name);
    }
  set_choices (self->brand, choices, current);
}

static void
fill_networks (DiaAccountDialog *self)
{
  g_autoptr (GPtrArray) networks = dia_network_load_all ();
  g_autoptr (GListStore) choices = dia_account_choices_new ();

  for (guint i = 0; i < networks->len; i++)
    {
      DiaNetwork *network = g_ptr_array_index (networks, i);

      dia_account_choices_add (choices, network->id, network->name);
    }
  set_choices (self->network, choices, self->account != NULL ? self->account->network : DIA_NETWORK_MASTODON);
  /* An account keeps its network: its posts and figures belong to it. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->network), self->account == NULL);
}

static void
fill_places (DiaAccountDialog *self)
{
  const DiaAccount *account = self->account;
  g_autofree char *locale = dia_format_dup_locale ();
  g_autofree char *language = g_strndup (locale, strcspn (locale, "-_"));
  g_autofree char *zone = dia_zone_dup_local ();
  g_autoptr (GListStore) markets = dia_account_choices_new_markets (account != NULL ? account->market : "");
  g_autoptr (GListStore) languages = dia_account_choices_new_languages (account != NULL ? account->language : "");
  const char *guess = g_str_equal (language, "fr") ? "FR" : "GB";

  set_choices (self->market, markets, account != NULL ? account->market : guess);
  set_choices (self->language, languages, account != NULL ? account->language : language);
  gtk_editable_set_text (GTK_EDITABLE (self->zone), account != NULL ? account->zone : zone);
}

static void
fill_texts (DiaAccountDialog *self)
{
  const DiaAccount *account = self->account;

  if (account == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->server), account->server);
  gtk_editable_set_text (GTK_EDITABLE (self->handle), account->handle);
  gtk_editable_set_text (GTK_EDITABLE (self->name), account->name);
  gtk_editable_set_text (GTK_EDITABLE (self->labels), account->labels);
}

static void
show_times (DiaAccountDialog   *self,
            const DiaTimetable *times)
{
  dia_timetable_group_set_timetable (self->times, times);
  gtk_widget_set_visible (GTK_WIDGET (self->times), TRUE);
}

static void
on_times_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaTimetable) times = dia_slots_load_finish (result, &error);
  DiaAccountDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DIA_ACCOUNT_DIALOG (user_data);
  if (times == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  /* What undo writes back; one that was saved a moment ago has brought its own. */
  g_clear_pointer (&self->account->times, g_array_unref);
  self->account->times = g_array_ref (times);
  show_times (self, times);
}

static void
fill_times (DiaAccountDialog *self)
{
  g_autoptr (DiaTimetable) none = dia_timetable_new ();
  g_autoptr (DiaAccount) account = g_steal_pointer (&self->account);

  if (account == NULL)
    {
      show_times (self, none);
      return;
    }
  /* The roster's own is not written to. */
  self->account = dia_account_copy (account);
  dia_slots_load_async (self->workspace, account->id, self->reading, on_times_read_cb, self);
}

/* What a person who plans posts cannot see anywhere else before they wonder. */
static void
show_keeping (DiaAccountDialog *self)
{
  const char *sentence = self->account != NULL ? dia_account_describe_keeping (self->account) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->keeping), sentence != NULL);
  if (sentence != NULL)
    adw_action_row_set_subtitle (self->keeping, sentence);
}

/* Closing is how one says by the keyboard that one does not want to sign in. */
static gboolean
dia_account_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (DIA_ACCOUNT_DIALOG (window)->signing_in);
  return GTK_WINDOW_CLASS (dia_account_dialog_parent_class)->close_request (window);
}

static void
dia_account_dialog_dispose (GObject *object)
{
  DiaAccountDialog *self = DIA_ACCOUNT_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->told_here);
  gtk_widget_dispose_template (GTK_WIDGET (object), DIA_TYPE_ACCOUNT_DIALOG);
  g_clear_object (&self->account);
  g_clear_object (&self->notices);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_account_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/accounts/dia-account-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, save);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, page);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, brand);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, network);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, where);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, server);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, handle);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, keeping);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, sign_in_group);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, way);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, secret);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, market);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, language);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, zone);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, labels);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, times);
  gtk_widget_class_bind_template_child (widget_class, DiaAccountDialog, toasts);
}

static void
dia_account_dialog_class_init (DiaAccountDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_account_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dia_account_dialog_close_request;
  g_type_ensure (DIA_TYPE_INFO_ROW);
  g_type_ensure (DIA_TYPE_SPARE_TITLE);
  g_type_ensure (DIA_TYPE_TIMETABLE_GROUP);
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dia_account_dialog_init (DiaAccountDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dia_button_words_give_way (GTK_WIDGET (self));
  dia_combo_words_give_way (GTK_WIDGET (self));
  self->reading = g_cancellable_new ();
  self->told_here = dia_notices_new (self->toasts);
  dia_undo_stack_bind (dia_notices_get_undo (self->told_here), GTK_WIDGET (self->page));
  dia_timetable_group_set_notices (self->times, self->told_here);
  g_signal_connect (self->save, "clicked", G_CALLBACK (on_save_clicked_cb), self);
  g_signal_connect (self->cancel, "clicked", G_CALLBACK (on_cancel_clicked_cb), self);
}

GtkWidget *
dia_account_dialog_new (GtkWindow    *parent,
                        DiaWorkspace *workspace,
                        DiaNotices   *notices,
                        DiaAccount   *account,
                        DiaId         brand_id)
{
  DiaAccountDialog *self = g_object_new (DIA_TYPE_ACCOUNT_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  g_set_object (&self->account, account);
  gtk_window_set_title (GTK_WINDOW (self), account != NULL ? account->name : _("Add an account"));
  fill_brands (self, brand_id);
  fill_networks (self);
  fill_texts (self);
  fill_places (self);
  fill_times (self);
  show_keeping (self);
  on_network_notify_selected_cb (self->network, NULL, self);
  g_signal_connect_object (self->network, "notify::selected", G_CALLBACK (on_network_notify_selected_cb), self, 0);
  g_signal_connect_object (self->way, "notify::selected", G_CALLBACK (on_way_notify_selected_cb), self, 0);
  return GTK_WIDGET (self);
}
