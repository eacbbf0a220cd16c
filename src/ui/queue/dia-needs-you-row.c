/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-needs-you-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dia-brand-tile.h"
#include "dia-format.h"
#include "dia-network-sign.h"
#include "dia-state-pill.h"
#include "dia-state-sign.h"
#include "dia-story-line.h"
#include "dia-story.h"
#include "dia-wrap-box.h"
#include "dia-template.h"

struct _DiaNeedsYouRow
{
  GtkWidget       parent_instance;

  DiaQueueActs   *acts;     /* (owned) */
  DiaQueueItem   *item;     /* (owned) */

  DiaStateSign   *sign;
  GtkLabel       *heading;
  DiaStatePill   *pill;
  DiaBrandTile   *tile;
  GtkLabel       *account;
  DiaNetworkSign *network;
  GtkLabel       *what;
  GtkWidget      *due_dot;
  GtkLabel       *due;
  GtkLabel       *words;
  DiaStory       *story;
  DiaWrapBox     *buttons;
};

G_DEFINE_FINAL_TYPE (DiaNeedsYouRow, dia_needs_you_row, GTK_TYPE_WIDGET)

/* Names of the buttons, and of what they do. */
typedef enum
{
  BUTTON_LOOK,
  BUTTON_THERE,
  BUTTON_SEND,
  BUTTON_EDIT,
  BUTTON_RESCHEDULE,
  BUTTON_DROP,
  BUTTON_COPY,
  BUTTON_OPEN,
  BUTTON_PAGE,
} Button;

#define BUTTON_KEY "dia-button"

static const char *
describe_state (const DiaQueueItem *item)
{
  if (item->post->state == DIA_POST_UNCONFIRMED)
    return _("Nobody knows yet whether this went out");
  if (item->post->state == DIA_POST_FAILED)
    return _("The network said no");
  if (item->post->state == DIA_POST_MISSED)
    return _("Too late to go out unasked");
  return _("It is your turn to post this");
}

static const char *
describe_lateness (const DiaQueueItem *item)
{
  const char *hold = dia_story_get_hold (item->journal);

  if (g_str_equal (hold, DIA_HOLD_LATE_SLEPT))
    return _("This computer slept when it was due. Nothing was published.");
  if (g_str_equal (hold, DIA_HOLD_LATE_WAITED))
    return _("It had to wait for the network or for other posts. Nothing was published.");
  return _("This computer was off or asleep when it was due. Nothing was published.");
}

static char *
describe_problem (const DiaQueueItem *item)
{
  const char *problem = item->post->problem;

  if (item->post->state == DIA_POST_AWAITING_PERSON)
    return g_strdup (item->post->text);
  if (item->post->state == DIA_POST_FAILED && *problem != '\0')
    return g_strdup_printf (_("“%s” Nothing was published."), problem);
  if (item->post->state == DIA_POST_MISSED)
    return g_strdup (describe_lateness (item));
  return g_strdup ("");
}

static void
on_button_clicked_cb (GtkButton      *button,
                      DiaNeedsYouRow *self)
{
  switch ((Button) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), BUTTON_KEY)))
    {
    case BUTTON_LOOK:
      gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
      dia_queue_acts_run (self->acts, self->item, DIA_QUEUE_LOOK_AGAIN);
      break;
    case BUTTON_THERE:
      dia_queue_acts_confirm (self->acts, GTK_WIDGET (self), self->item);
      break;
    case BUTTON_SEND:
      dia_queue_acts_run (self->acts, self->item, DIA_QUEUE_SEND);
      break;
    case BUTTON_EDIT:
      gtk_widget_activate_action (GTK_WIDGET (self), "desk.edit-content", "x", self->item->post->content_id);
      break;
    case BUTTON_RESCHEDULE:
      dia_queue_acts_reschedule (self->acts, GTK_WIDGET (self), self->item);
      break;
    case BUTTON_DROP:
      dia_queue_acts_run (self->acts, self->item, DIA_QUEUE_DROP);
      break;
    case BUTTON_COPY:
      dia_queue_acts_copy_text (self->acts, GTK_WIDGET (self), self->item);
      break;
    case BUTTON_OPEN:
      dia_queue_acts_open (self->acts, GTK_WIDGET (self), self->item);
      break;
    case BUTTON_PAGE:
      dia_queue_acts_open_account (self->acts, GTK_WIDGET (self), self->item);
      break;
    }
}

/* As AdwButtonContent, but that large words take a second line where there is no
 * room for them beside the icon. (transfer floating) */
static GtkWidget *
make_content (const char *icon,
              const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

/* @icon: (nullable). (transfer none) */
static GtkWidget *
add_button (DiaNeedsYouRow *self,
            Button          what,
            const char     *label,
            const char     *icon)
{
  GtkWidget *button = gtk_button_new ();

  if (icon != NULL)
    {
      gtk_button_set_child (GTK_BUTTON (button), make_content (icon, label));
      gtk_widget_add_css_class (button, "image-text-button");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  else
    {
      gtk_button_set_label (GTK_BUTTON (button), label);
      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
    }
  gtk_widget_add_css_class (button, "compact");
  g_object_set_data (G_OBJECT (button), BUTTON_KEY, GINT_TO_POINTER (what));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button_clicked_cb), self, 0);
  dia_wrap_box_append (self->buttons, button);
  return button;
}

/* A person who looks at the account itself knows more than any request. */
static void
add_page_button (DiaNeedsYouRow *self)
{
  g_autofree char *url = dia_account_dup_page_url (self->item->account);
  GtkWidget *button;

  if (url == NULL)
    return;
  button = add_button (self, BUTTON_PAGE, _("Open the account"), dia_network_sign_get_icon (self->item->account->network));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, url);
}

/* The safe act first, the final one last; "send again" is never first. */
static void
add_unconfirmed_buttons (DiaNeedsYouRow *self,
                         gboolean        primary)
{
  if (self->item->look_possible)
    {
      GtkWidget *look = add_button (self, BUTTON_LOOK, _("Look again now"), "view-refresh-symbolic");

      if (primary)
        gtk_widget_add_css_class (look, "suggested-action");
    }
  add_button (self, BUTTON_THERE, _("It is there"), NULL);
  add_button (self, BUTTON_SEND, _("It is not: send again"), NULL);
  add_page_button (self);
}

static void
add_buttons (DiaNeedsYouRow *self,
             gboolean        primary)
{
  DiaPostState state = self->item->post->state;

  if (state == DIA_POST_UNCONFIRMED)
    {
      add_unconfirmed_buttons (self, primary);
      return;
    }
  if (state == DIA_POST_AWAITING_PERSON)
    {
      add_button (self, BUTTON_COPY, _("Copy the text"), NULL);
      add_button (self, BUTTON_OPEN, _("Open the network"), NULL);
      add_button (self, BUTTON_THERE, _("It is there"), NULL);
    }
  else
    {
      add_button (self, BUTTON_EDIT, _("Edit"), NULL);
      add_button (self, BUTTON_SEND, state == DIA_POST_FAILED ? _("Try again") : _("Send now"), NULL);
    }
  add_button (self, BUTTON_RESCHEDULE, _("Reschedule…"), NULL);
  add_button (self, BUTTON_DROP, C_("post", "Drop"), NULL);
}

/* "due Mon 8 Feb, 12:00" (transfer full) */
static char *
describe_due (const DiaSlot *slot)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (!dia_slot_is_set (slot))
    return g_strdup ("");
  day = dia_format_day_short (slot->at, slot->zone);
  time = dia_format_time_there (slot->at, slot->zone);
  return g_strdup_printf (C_("day, time", "due %s, %s"), day, time);
}

static void
show_account (DiaNeedsYouRow *self)
{
  const DiaAccount *account = self->item->account;
  g_autofree char *name = dia_account_dup_full_name (account);
  g_autofree char *what = g_strdup_printf (C_("title", "“%s”"), self->item->title);
  g_autofree char *due = describe_due (&self->item->post->slot);

  dia_brand_tile_set_brand (self->tile, self->item->brand);
  dia_network_sign_set_network (self->network, account->network);
  gtk_label_set_label (self->account, name);
  gtk_label_set_label (self->what, what);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->what), self->item->title);
  gtk_label_set_label (self->due, due);
  gtk_widget_set_visible (self->due_dot, *due != '\0');
}

/* What it is about, in the order in which it is read on the screen. */
static void
name_row (DiaNeedsYouRow *self)
{
  g_autofree char *name = g_strjoin (", ", gtk_label_get_label (self->heading), self->item->account->name,
                                     self->item->title, gtk_label_get_label (self->due), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_item (DiaNeedsYouRow *self,
           gboolean        primary)
{
  DiaPost *post = self->item->post;
  g_autofree char *words = describe_problem (self->item);
  const char *zone = dia_slot_is_set (&post->slot) ? post->slot.zone : self->item->account->zone;
  gboolean told = self->item->journal != NULL && self->item->journal->len > 0
                  && post->state == DIA_POST_UNCONFIRMED;

  dia_state_sign_set_state (self->sign, post->state);
  dia_state_pill_set_state (self->pill, post->state);
  gtk_label_set_label (self->heading, describe_state (self->item));
  show_account (self);
  name_row (self);
  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->words), *words != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->story), told);
  if (told)
    dia_story_set_journal (self->story, self->item->journal, zone, FALSE);
  add_buttons (self, primary);
}

static void
dia_needs_you_row_dispose (GObject *object)
{
  DiaNeedsYouRow *self = DIA_NEEDS_YOU_ROW (object);

  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_NEEDS_YOU_ROW);
  g_clear_object (&self->acts);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (dia_needs_you_row_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DiaNeedsYouRow, sign);
  gtk_widget_class_bind_template_child (widget_class, DiaNeedsYouRow, heading);
  gtk_widget_class_bind_template_child (widget_class, DiaNeedsYouRow, pill);
  gtk_widget_class_bind_template_child (widget_class, DiaNeedsYouRow, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaNeedsYouRow, account);
  gtk_widget_class_bind_template_child (widget_class, DiaNeedsYouRow, network);
  gtk_widget_class_bind_template_child (widget_class, DiaNeedsYouRow, what);
  gtk_widget_class_bind_template_child (widget_class, DiaNeedsYouRow, due_dot);
  gtk_widget_class_bind_template_child (widget_class, DiaNeedsYouRow, due);
  gtk_widget_class_bind_template_child (widget_class, DiaNeedsYouRow, words);
  gtk_widget_class_bind_template_child (widget_class, DiaNeedsYouRow, story);
  gtk_widget_class_bind_template_child (widget_class, DiaNeedsYouRow, buttons);
}

static void
dia_needs_you_row_class_init (DiaNeedsYouRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_needs_you_row_dispose;
  g_type_ensure (DIA_TYPE_STATE_SIGN);
  g_type_ensure (DIA_TYPE_STATE_PILL);
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_NETWORK_SIGN);
  g_type_ensure (DIA_TYPE_STORY);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/queue/dia-needs-you-row.ui");
  bind_children (widget_class);
  gtk_widget_class_set_css_name (widget_class, "needsyourow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_needs_you_row_init (DiaNeedsYouRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_needs_you_row_new (DiaQueueActs *acts,
                       DiaQueueItem *item,
                       gboolean      primary)
{
  DiaNeedsYouRow *self = g_object_new (DIA_TYPE_NEEDS_YOU_ROW, NULL);

  self->acts = g_object_ref (acts);
  self->item = g_object_ref (item);
  show_item (self, primary);
  return GTK_WIDGET (self);
}

DiaId
dia_needs_you_row_get_post_id (DiaNeedsYouRow *self)
{
  g_return_val_if_fail (DIA_IS_NEEDS_YOU_ROW (self), DIA_ID_NONE);

  return self->item->post->id;
}
