/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-desk.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dia-accounts-page.h"
#include "dia-bottom-bar.h"
#include "dia-calendar-page.h"
#include "dia-composer-page.h"
#include "dia-desk-private.h"
#include "dia-drafts-page.h"
#include "dia-drafts.h"
#include "dia-format.h"
#include "dia-keyring-banner.h"
#include "dia-look.h"
#include "dia-moments-page.h"
#include "dia-narrow-bin.h"
#include "dia-notices.h"
#include "dia-page-memory.h"
#include "dia-queue-page.h"
#include "dia-scope-bar.h"
#include "dia-sidebar.h"
#include "dia-silence-banner.h"
#include "dia-template.h"
#include "dia-window-buttons.h"

/* From this scale on. */
#define LARGE_TEXT 1.5

/* So many titles fit beside each other into 360 px. */
#define N_BOTTOM_PLACES 4

struct _DiaDesk
{
  GtkWidget          parent_instance;

  DiaWorkspace      *workspace;       /* (owned) */
  DiaNotices        *notices;         /* (owned) */
  GCancellable      *cancellable;     /* (owned): cancelled when the desk goes */
  GtkWidget         *sidebar;
  GtkWidget         *scope_bar;
  GtkWidget         *drafts;          /* (nullable): made when it is first shown */
  GtkWidget         *queue;
  GtkWidget         *calendar;        /* (nullable): until somebody looks at it */
  GtkWidget         *moments;         /* (nullable): made when it is first shown */
  GtkWidget         *accounts;        /* (nullable): made when it is first shown */
  GtkWidget         *composer;        /* (nullable): a page of @levels */
  gboolean           narrow;

  DiaNarrowBin      *bin;
  AdwToastOverlay   *toasts;
  GtkStack          *levels;
  AdwFlap           *flap;
  GtkBox            *heading;         /* title and scope, beside each other */
  GtkLabel          *title;
  GtkWidget         *new_button;
  GtkWidget         *search_button;
  GtkBox            *narrow_scope;
  GtkWindowControls *start_controls;
  GtkWindowControls *end_controls;
  GtkBox            *banners;
  GtkStack          *pages;
  DiaBottomBar      *bottom_bar;
};

G_DEFINE_FINAL_TYPE (DiaDesk, dia_desk, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_WORKSPACE = 1,
} Property;

typedef struct
{
  const char *name;
  const char *title;   /* with the context "place" */
  const char *icon;
} Place;

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const Place places[] = {
  { "calendar", NC_("place", "Calendar"), "dia-calendar-symbolic" },
  { "moments", NC_("place", "Key moments"), "starred-symbolic" },
  { "drafts", NC_("place", "Drafts"), "dia-state-draft-symbolic" },
  { "queue", NC_("place", "Queue"), "dia-queue-symbolic" },
  { "accounts", NC_("place", "Accounts"), "dia-accounts-symbolic" },
};

static const char *
get_place_title (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].name, name))
      return g_dpgettext2 (GETTEXT_PACKAGE, "place", places[i].title);
  return "";
}

/* A page that nobody has looked at yet costs nothing at start. */
static void
ensure_page (DiaDesk    *self,
             const char *page)
{
  if (self->accounts == NULL && g_str_equal (page, "accounts"))
    {
      self->accounts = dia_accounts_page_new (self->workspace, self->notices);
      gtk_stack_add_named (self->pages, self->accounts, "accounts");
    }
  else if (self->calendar == NULL && g_str_equal (page, "calendar"))
    {
      self->calendar = dia_calendar_page_new (self->workspace, self->notices);
      dia_calendar_page_set_narrow (DIA_CALENDAR_PAGE (self->calendar), self->narrow);
      gtk_stack_add_named (self->pages, self->calendar, "calendar");
    }
  else if (self->moments == NULL && g_str_equal (page, "moments"))
    {
      self->moments = dia_moments_page_new (self->workspace, self->notices);
      dia_moments_page_set_narrow (DIA_MOMENTS_PAGE (self->moments), self->narrow);
      gtk_stack_add_named (self->pages, self->moments, "moments");
    }
  else if (self->drafts == NULL && g_str_equal (page, "drafts"))
    {
      self->drafts = dia_drafts_page_new (self->workspace, self->notices);
      gtk_stack_add_named (self->pages, self->drafts, "drafts");
    }
}

static void
show_window_buttons (DiaDesk *self)
{
  g_autofree char *layout = dia_window_buttons_dup_layout (GTK_WIDGET (self), self->narrow);

  gtk_window_controls_set_decoration_layout (self->start_controls, layout);
  gtk_window_controls_set_decoration_layout (self->end_controls, layout);
}

/* Narrow windows: the scope moves under the header, places to the bottom. */
static void
apply_width (DiaDesk  *self,
             gboolean  narrow)
{
  GtkBox *from = narrow ? self->heading : self->narrow_scope;
  GtkBox *to = narrow ? self->narrow_scope : self->heading;

  self->narrow = narrow;
  adw_flap_set_fold_policy (self->flap, narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, !narrow);
  g_object_ref (self->scope_bar);
  gtk_box_remove (from, self->scope_bar);
  gtk_box_append (to, self->scope_bar);
  g_object_unref (self->scope_bar);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_scope), narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->bottom_bar), narrow);
  gtk_widget_set_visible (self->new_button, narrow);
  /* With large text its room is the title's; Ctrl+F remains. */
  gtk_widget_set_visible (self->search_button, !narrow || dia_look_get_text_scale (GTK_WIDGET (self)) < LARGE_TEXT);
  show_window_buttons (self);
  if (self->calendar != NULL)
    dia_calendar_page_set_narrow (DIA_CALENDAR_PAGE (self->calendar), narrow);
  if (self->moments != NULL)
    dia_moments_page_set_narrow (DIA_MOMENTS_PAGE (self->moments), narrow);
}

static void
on_bin_notify_narrow_cb (DiaNarrowBin *bin,
                         GParamSpec   *pspec,
                         DiaDesk      *self)
{
  if (self->scope_bar != NULL)
    apply_width (self, dia_narrow_bin_get_narrow (bin));
}

static void
close_composer (DiaDesk *self)
{
  GtkWidget *composer = g_steal_pointer (&self->composer);

  if (composer == NULL)
    return;
  gtk_stack_set_visible_child_name (self->levels, "desk");
  gtk_stack_remove (self->levels, composer);
}

static void
open_composer (DiaDesk  *self,
               DiaDraft *draft)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);

  close_composer (self);
  self->composer = dia_composer_page_new (self->workspace, self->notices, draft, get_place_title (page));
  g_signal_connect_object (self->composer, "closed", G_CALLBACK (close_composer), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->levels, self->composer);
  gtk_stack_set_visible_child (self->levels, self->composer);
  gtk_widget_grab_focus (self->composer);
}

static void
on_draft_opened_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaDraft) draft = dia_drafts_open_finish (DIA_DRAFTS (source), result, &error);

  if (draft != NULL)
    open_composer (user_data, draft);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dia_notices_show_error (DIA_DESK (user_data)->notices, error);
}

static void
activate_new_content (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  DiaDesk *self = DIA_DESK (widget);
  g_autofree char *locale = dia_format_dup_locale ();
  g_autoptr (DiaDraft) draft = NULL;

  locale[strcspn (locale, "-_")] = '\0';
  draft = dia_drafts_new_draft (dia_workspace_get_drafts (self->workspace), locale);
  open_composer (self, draft);
}

static void
activate_edit_content (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  dia_desk_edit (DIA_DESK (widget), g_variant_get_int64 (parameter));
}

static void
activate_show_page (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  dia_desk_show_page (DIA_DESK (widget), g_variant_get_string (parameter, NULL));
}

static void
activate_search (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  DiaDesk *self = DIA_DESK (widget);

  if (self->composer != NULL)
    return;
  if (gtk_stack_get_visible_child (self->pages) == self->queue)
    dia_queue_page_search (DIA_QUEUE_PAGE (self->queue));
  else if (gtk_stack_get_visible_child (self->pages) == self->drafts)
    dia_drafts_page_search (DIA_DRAFTS_PAGE (self->drafts));
  else if (gtk_stack_get_visible_child (self->pages) == self->accounts)
    dia_accounts_page_search (DIA_ACCOUNTS_PAGE (self->accounts));
  else if (gtk_stack_get_visible_child (self->pages) == self->calendar)
    dia_calendar_page_search (DIA_CALENDAR_PAGE (self->calendar));
}

static void
activate_print (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DiaDesk *self = DIA_DESK (widget);

  if (self->composer != NULL)
    return;
  /* Who prints sees what of it. */
  dia_desk_show_page (self, "calendar");
  dia_calendar_page_print (DIA_CALENDAR_PAGE (self->calendar));
}

static void
activate_toggle_sidebar (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  DiaDesk *self = DIA_DESK (widget);

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
on_queue_notify_attention_cb (GObject    *queue,
                              GParamSpec *pspec,
                              DiaDesk    *self)
{
  guint n_needs_you = 0;

  g_object_get (queue, "attention", &n_needs_you, NULL);
  dia_sidebar_set_attention (DIA_SIDEBAR (self->sidebar), n_needs_you);
  dia_bottom_bar_set_count (self->bottom_bar, "queue", n_needs_you);
}

static void
on_queue_loaded_cb (DiaDesk *self)
{
  g_signal_emit (self, signals[READY], 0);
}

static void
on_place_chosen_cb (DiaBottomBar *bar,
                    const char   *place,
                    DiaDesk      *self)
{
  dia_desk_show_page (self, place);
}

/* The others are in the side bar and in the menus. */
static void
fill_bottom_bar (DiaDesk *self)
{
  for (gsize i = 0; i < MIN (G_N_ELEMENTS (places), N_BOTTOM_PLACES); i++)
    dia_bottom_bar_add (self->bottom_bar, places[i].name, get_place_title (places[i].name), places[i].icon);
  g_signal_connect_object (self->bottom_bar, "place-chosen", G_CALLBACK (on_place_chosen_cb), self, 0);
}

static void
dia_desk_constructed (GObject *object)
{
  DiaDesk *self = DIA_DESK (object);

  G_OBJECT_CLASS (dia_desk_parent_class)->constructed (object);
  self->notices = dia_notices_new (self->toasts);
  dia_undo_stack_bind (dia_notices_get_undo (self->notices), GTK_WIDGET (self));
  /* First, so that it is read from the workspace while the rest is built. */
  self->queue = dia_queue_page_new (self->workspace, self->notices);
  gtk_stack_add_named (self->pages, self->queue, "queue");
  self->sidebar = dia_sidebar_new (self->workspace);
  adw_flap_set_flap (self->flap, self->sidebar);
  self->scope_bar = dia_scope_bar_new (self->workspace);
  gtk_box_append (self->heading, self->scope_bar);
  gtk_box_append (self->banners, dia_silence_banner_new (self->workspace, self->notices));
  gtk_box_append (self->banners, dia_keyring_banner_new (self->workspace));
  g_signal_connect_object (self->queue, "notify::attention", G_CALLBACK (on_queue_notify_attention_cb), self, 0);
  g_signal_connect_object (self->queue, "loaded", G_CALLBACK (on_queue_loaded_cb), self, G_CONNECT_SWAPPED);
  fill_bottom_bar (self);
  dia_desk_take_files (self);
  dia_desk_show_page (self, "queue");
}

static void
dia_desk_set_property (GObject      *object,
                       guint         property_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_WORKSPACE:
      DIA_DESK (object)->workspace = g_value_dup_object (value);
      break;
    }
}

static void
dia_desk_dispose (GObject *object)
{
  DiaDesk *self = DIA_DESK (object);

  g_cancellable_cancel (self->cancellable);
  self->composer = NULL;
  self->scope_bar = NULL;
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_DESK);
  g_clear_object (&self->notices);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_desk_parent_class)->dispose (object);
}

static void
dia_desk_finalize (GObject *object)
{
  g_object_unref (DIA_DESK (object)->cancellable);
  G_OBJECT_CLASS (dia_desk_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/shell/dia-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, bin);
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, toasts);
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, levels);
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, flap);
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, heading);
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, title);
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, new_button);
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, search_button);
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, narrow_scope);
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, start_controls);
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, end_controls);
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, banners);
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, pages);
  gtk_widget_class_bind_template_child (widget_class, DiaDesk, bottom_bar);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "desk.show-page", "s", activate_show_page);
  gtk_widget_class_install_action (widget_class, "desk.new-content", NULL, activate_new_content);
  gtk_widget_class_install_action (widget_class, "desk.edit-content", "x", activate_edit_content);
  dia_desk_install_dialogs (widget_class);
  dia_desk_install_transfer (widget_class);
  gtk_widget_class_install_action (widget_class, "desk.search", NULL, activate_search);
  gtk_widget_class_install_action (widget_class, "desk.print", NULL, activate_print);
  gtk_widget_class_install_action (widget_class, "desk.toggle-sidebar", NULL, activate_toggle_sidebar);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "desk.new-content", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "desk.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "desk.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "desk.toggle-sidebar", NULL);
}

static void
dia_desk_class_init (DiaDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dia_desk_constructed;
  object_class->set_property = dia_desk_set_property;
  object_class->dispose = dia_desk_dispose;
  object_class->finalize = dia_desk_finalize;
  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, DIA_TYPE_WORKSPACE,
                                                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  signals[READY] = g_signal_new ("ready", DIA_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DIA_TYPE_BOTTOM_BAR);
  g_type_ensure (DIA_TYPE_NARROW_BIN);
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
dia_desk_init (DiaDesk *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->bin, "notify::narrow", G_CALLBACK (on_bin_notify_narrow_cb), self);
  dia_page_memory_watch (self->pages);
  dia_page_memory_watch (self->levels);
}

GtkWidget *
dia_desk_new (DiaWorkspace *workspace)
{
  return g_object_new (DIA_TYPE_DESK, "workspace", workspace, NULL);
}

void
dia_desk_edit (DiaDesk *self,
               DiaId    content_id)
{
  g_return_if_fail (DIA_IS_DESK (self));

  dia_drafts_open_async (dia_workspace_get_drafts (self->workspace), content_id, self->cancellable,
                         on_draft_opened_cb, self);
}

void
dia_desk_show_page (DiaDesk    *self,
                    const char *page)
{
  g_return_if_fail (DIA_IS_DESK (self));

  ensure_page (self, page);
  if (gtk_stack_get_child_by_name (self->pages, page) == NULL)
    return;
  close_composer (self);
  gtk_stack_set_visible_child_name (self->pages, page);
  gtk_label_set_label (self->title, get_place_title (page));
  dia_sidebar_set_page (DIA_SIDEBAR (self->sidebar), page);
  dia_bottom_bar_set_place (self->bottom_bar, page);
  if (self->narrow)
    adw_flap_set_reveal_flap (self->flap, FALSE);
  /* These two are worked with keys. */
  if (g_str_equal (page, "calendar") || g_str_equal (page, "moments"))
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->pages));
}

void
dia_desk_show_post (DiaDesk *self,
                    DiaId    post_id)
{
  g_return_if_fail (DIA_IS_DESK (self));

  dia_desk_show_page (self, "queue");
  dia_queue_page_reveal (DIA_QUEUE_PAGE (self->queue), post_id);
}

void
dia_desk_add_banner (DiaDesk   *self,
                     GtkWidget *banner)
{
  g_return_if_fail (DIA_IS_DESK (self));

  gtk_box_append (self->banners, banner);
}

DiaWorkspace *
dia_desk_get_workspace (DiaDesk *self)
{
  return self->workspace;
}

DiaNotices *
dia_desk_get_notices (DiaDesk *self)
{
  return self->notices;
}
