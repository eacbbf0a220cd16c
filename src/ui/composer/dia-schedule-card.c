/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-schedule-card.h"

#include "dia-choice-chip.h"
#include "dia-composer-target.h"
#include "dia-day-picker.h"
#include "dia-format.h"
#include "dia-toggle-group.h"
#include "dia-wrap-box.h"
#include "dia-zone-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Between the choice and what it means in each place. */
#define ROWS_MARGIN 9

struct _DiaScheduleCard
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkWidget      *moment;
  GtkBox         *timing_place;
  DiaToggleGroup *timing;
  DiaChoiceChip  *zone_chip;
  GtkMenuButton  *date_button;
  GtkLabel       *date_label;
  DiaDayPicker   *calendar;
  GtkPopover     *date_popover;
  GtkMenuButton  *time_button;
  GtkLabel       *time_label;
  GtkSpinButton  *hour_spin;
  GtkSpinButton  *minute_spin;
  GtkBox         *rows;
  GtkLabel       *slotless;
  GtkWidget      *offer;
  GtkLabel       *offer_label;
  GtkCheckButton *hand_over;
  GtkLabel       *hand_over_note;

  DiaDraft       *draft;    /* (owned) */
  DiaClock       *clock;    /* (owned) */
  char           *shown;    /* (owned) (nullable): what the card shows, as one word */
  gboolean        narrow;
  guint           n_choices; /* of timings that are shown */
  gboolean        loading;  /* what is shown follows the draft: no change of it */
  guint           opening;  /* tick callback: the time is opened soon; 0 for none */
  guint           n_frames; /* since it was asked for */
};

G_DEFINE_FINAL_TYPE (DiaScheduleCard, dia_schedule_card, GTK_TYPE_WIDGET)

static const struct
{
  DiaTiming   timing;
  const char *name;
  const char *label;
} timings[] = {
  { DIA_TIMING_NOW, "now", NC_("timing", "Now") },
  { DIA_TIMING_INSTANT, "instant", NC_("timing", "Same Instant") },
  { DIA_TIMING_LOCAL, "local", NC_("timing", "Same Local Time") },
  /* Last: it comes once it was chosen. */
  { DIA_TIMING_SLOTS, "slots", NC_("timing", "Free Slots") },
};

static DiaTiming
get_shown_timing (DiaScheduleCard *self)
{
  const char *active = dia_toggle_group_get_active (self->timing);

  for (guint i = 0; i < G_N_ELEMENTS (timings); i++)
    if (g_strcmp0 (timings[i].name, active) == 0)
      return timings[i].timing;
  return DIA_TIMING_NOW;
}

/* A draft that has no time yet is offered the next full hour but one: time to
 * read it once more. */
static void
init_proposed_wall (DiaScheduleCard *self,
                    const char      *zone,
                    DiaWallTime     *wall)
{
  DiaInstant later = dia_clock_now (self->clock) + 2 * DIA_HOUR;

  if (!dia_wall_time_from_instant (later, zone, wall, NULL))
    dia_wall_time_from_instant (later, "UTC", wall, NULL);
  wall->minute = 0;
  wall->second = 0;
}

/* The timing of the draft, with a proposal where it has none. *zone is (transfer full). */
static DiaTiming
get_timing (DiaScheduleCard  *self,
            DiaWallTime      *wall,
            char            **zone)
{
  const char *chosen_zone = NULL;
  DiaTiming timing = dia_draft_get_timing (self->draft, wall, &chosen_zone);

  *zone = chosen_zone != NULL && *chosen_zone != '\0' ? g_strdup (chosen_zone) : dia_zone_dup_local ();
  if (wall->year == 0)
    init_proposed_wall (self, *zone, wall);
  return timing;
}

static void
apply_timing (DiaScheduleCard *self)
{
  g_autofree char *zone = NULL;
  DiaWallTime wall = { 0 };
  DiaWallTime midnight;
  const char *chosen_zone = dia_choice_chip_get_value (self->zone_chip);

  if (self->loading)
    return;
  get_timing (self, &wall, &zone);
  dia_day_to_wall (dia_day_picker_get_day (self->calendar), &midnight);
  wall.year = midnight.year;
  wall.month = midnight.month;
  wall.day = midnight.day;
  wall.hour = gtk_spin_button_get_value_as_int (self->hour_spin);
  wall.minute = gtk_spin_button_get_value_as_int (self->minute_spin);
  wall.second = 0;
  dia_draft_set_timing (self->draft, get_shown_timing (self), &wall, *chosen_zone != '\0' ? chosen_zone : zone);
}

static void
show_wall (DiaScheduleCard   *self,
           const DiaWallTime *wall)
{
  DiaInstant noon;
  DiaWallTime at_noon = *wall;
  g_autofree char *date_text = NULL, *full_date = NULL;
  g_autofree char *time_text = g_strdup_printf ("%02d:%02d", wall->hour, wall->minute);

  /* The date alone is shown: noon in UTC is that date everywhere in UTC. */
  at_noon.hour = 12;
  dia_wall_time_resolve (&at_noon, "UTC", &noon, NULL, NULL);
  date_text = dia_format_day_near (noon, dia_clock_now (self->clock), "UTC");
  full_date = dia_format_day_long (noon, "UTC");
  dia_day_picker_set_day (self->calendar, dia_day_from_wall (wall));
  gtk_spin_button_set_value (self->hour_spin, wall->hour);
  gtk_spin_button_set_value (self->minute_spin, wall->minute);
  gtk_label_set_label (self->date_label, date_text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->date_button), full_date);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->date_button), GTK_ACCESSIBLE_PROPERTY_LABEL, full_date, -1);
  gtk_label_set_label (self->time_label, time_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time_button), GTK_ACCESSIBLE_PROPERTY_LABEL, time_text, -1);
}

/* "Europe/Paris" as "Paris". (transfer full) */
static char *
dup_city (const char *zone)
{
  const char *slash = strrchr (zone, '/');

  return g_strdelimit (g_strdup (slash != NULL ? slash + 1 : zone), "_", ' ');
}

/* One instant is written in one zone: this computer's or that of an account. */
static void
fill_zones (DiaScheduleCard *self,
            const char      *current)
{
  g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (self->draft);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) zones = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (zones, g_strdup (current));
  g_ptr_array_add (zones, dia_zone_dup_local ());
  for (guint i = 0; i < accounts->len; i++)
    g_ptr_array_add (zones, g_strdup (((DiaAccount *) g_ptr_array_index (accounts, i))->zone));
  dia_choice_chip_clear (self->zone_chip);
  for (guint i = 0; i < zones->len; i++)
    {
      const char *zone = g_ptr_array_index (zones, i);
      g_autofree char *city = dup_city (zone);

      if (*zone != '\0' && g_hash_table_add (seen, g_strdup (zone)))
        dia_choice_chip_add (self->zone_chip, zone, city);
    }
  dia_choice_chip_set_value (self->zone_chip, current);
}

static void
show_groups (DiaScheduleCard *self)
{
  g_autoptr(GPtrArray) groups = dia_draft_list_slots (self->draft);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < groups->len; i++)
    gtk_box_append (self->rows, dia_zone_row_new (g_ptr_array_index (groups, i), self->narrow));
  /* Never hidden: GTK 4.8 asks also what is hidden whether its height depends on its
   * width, and keeps the answer of a box that was empty until it is measured. */
  gtk_widget_set_margin_top (GTK_WIDGET (self->rows), groups->len > 0 ? ROWS_MARGIN : 0);
}

/* Offered where a server may keep posts; who only sends now has nothing to keep. */
static void
show_hand_over (DiaScheduleCard *self,
                DiaTiming        timing)
{
  guint n_keepers = dia_draft_count_keepers (self->draft);
  guint n_accounts = dia_draft_count_accounts (self->draft);
  g_autofree char *some = g_strdup_printf (ngettext ("The server of %u account of %u keeps it until its time",
                                                     "The servers of %u accounts of %u keep it until its time", n_keepers),
                                           n_keepers, n_accounts);

  gtk_widget_set_visible (GTK_WIDGET (self->hand_over), n_keepers > 0 && timing != DIA_TIMING_NOW);
  gtk_label_set_label (self->hand_over_note,
                       n_keepers == n_accounts ? ngettext ("The server keeps it until its time",
                                                           "The servers keep it until its time", n_keepers) : some);
  self->loading = TRUE;
  gtk_check_button_set_active (self->hand_over, dia_draft_get_hand_over (self->draft));
  self->loading = FALSE;
}

/* "Fri 12 Feb, 12:15". (transfer full) */
static char *
write_slot (const DiaSlot *slot)
{
  g_autofree char *day = dia_format_day_short (slot->at, slot->zone);
  g_autofree char *time = dia_format_time (slot->at, slot->zone);

  return g_strdup_printf (C_("day, time", "%s, %s"), day, time);
}

/* (transfer full): with markup. */
static char *
write_offer (const DiaSlotOffer *offer)
{
  g_autofree char *first = write_slot (&offer->first);
  g_autofree char *last = write_slot (&offer->last);

  if (offer->n_with == 1)
    return g_markup_printf_escaped (_("Next free slot: <b>%s</b>"), first);
  if (offer->first.at == offer->last.at)
    return g_markup_printf_escaped (ngettext ("Next free slot of %u account: <b>%s</b>",
                                              "Next free slot of %u accounts: <b>%s</b>", offer->n_with),
                                    offer->n_with, first);

  return g_markup_printf_escaped (ngettext ("Next free slots of %u account: <b>%s</b> to <b>%s</b>",
                                            "Next free slots of %u accounts: <b>%s</b> to <b>%s</b>", offer->n_with),
                                  offer->n_with, first, last);
}

/* What happens to accounts that have no preferred times. (transfer full) */
static char *
write_slotless (const DiaSlotOffer *offer,
                gboolean            taken)
{
  if (taken)
    return g_strdup_printf (ngettext ("%u account has no preferred times: it goes at the time above, by its own clock.",
                                      "%u accounts have no preferred times: they go at the time above, by their own clock.",
                                      offer->n_without), offer->n_without);

  return g_strdup_printf (ngettext ("%u account has no preferred times: it would go at the time above.",
                                    "%u accounts have no preferred times: they would go at the time above.",
                                    offer->n_without), offer->n_without);
}

static void
show_offer (DiaScheduleCard    *self,
            const DiaSlotOffer *offer,
            gboolean            taken)
{
  g_autofree char *sentence = write_offer (offer);
  g_autofree char *slotless = write_slotless (offer, taken);

  gtk_label_set_markup (self->offer_label, sentence);
  gtk_label_set_label (self->slotless, slotless);
  gtk_widget_set_visible (self->offer, !taken && offer->n_with > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->slotless), offer->n_without > 0 && (taken || offer->n_with > 0));
}

/* Slots can be chosen by their offer, and from then on here. */
static void
show_timing (DiaScheduleCard *self,
             DiaTiming        timing)
{
  guint n_wanted = timing == DIA_TIMING_SLOTS ? G_N_ELEMENTS (timings) : G_N_ELEMENTS (timings) - 1;

  for (; self->n_choices < n_wanted; self->n_choices++)
    dia_toggle_group_add (self->timing, timings[self->n_choices].name, NULL,
                          g_dpgettext2 (GETTEXT_PACKAGE, "timing", timings[self->n_choices].label));
  for (guint i = 0; i < G_N_ELEMENTS (timings); i++)
    if (timings[i].timing == timing)
      dia_toggle_group_set_active (self->timing, timings[i].name);
}

/* What is offered, and when each goes, as one word. (transfer full) */
static char *
write_slots_key (DiaScheduleCard    *self,
                 const DiaSlotOffer *offer)
{
  GString *key = g_string_new (NULL);
  g_autoptr (GPtrArray) groups = dia_draft_list_slots (self->draft);

  g_string_append_printf (key, "%u %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, offer->n_with, offer->n_without,
                          offer->first.at, offer->last.at);
  for (guint i = 0; i < groups->len; i++)
    g_string_append_printf (key, " %" G_GINT64_FORMAT, ((DiaSlotGroup *) groups->pdata[i])->slot.at);

  return g_string_free (key, FALSE);
}

/* Typing changes the draft, but neither when nor for whom it is. */
static gboolean
is_shown_already (DiaScheduleCard   *self,
                  DiaTiming          timing,
                  const DiaWallTime *wall,
                  const char        *zone,
                  const char        *slots)
{
  g_autofree char *text = dia_wall_time_to_string (wall);
  g_autofree char *key = g_strdup_printf ("%d %d %s %s %" G_GUINT64_FORMAT " %s", (int) timing,
                                          dia_draft_get_hand_over (self->draft), text, zone,
                                          dia_composer_fingerprint (self->draft), slots);

  if (g_strcmp0 (key, self->shown) == 0)
    return TRUE;
  g_free (self->shown);
  self->shown = g_steal_pointer (&key);
  return FALSE;
}

static void
on_draft_changed_cb (DiaScheduleCard *self)
{
  g_autofree char *zone = NULL;
  DiaWallTime wall = { 0 };
  DiaTiming timing = get_timing (self, &wall, &zone);
  g_autofree char *slots = NULL;
  DiaSlotOffer offer;
  gboolean timed;

  dia_draft_get_slot_offer (self->draft, &offer);
  slots = write_slots_key (self, &offer);
  if (is_shown_already (self, timing, &wall, zone, slots))
    return;
  self->loading = TRUE;
  show_timing (self, timing);
  fill_zones (self, zone);
  show_wall (self, &wall);
  self->loading = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->zone_chip), timing == DIA_TIMING_INSTANT);
  timed = timing != DIA_TIMING_NOW && (timing != DIA_TIMING_SLOTS || offer.n_without > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->date_button), timed);
  gtk_widget_set_visible (GTK_WIDGET (self->time_button), timed);
  show_groups (self);
  show_offer (self, &offer, timing == DIA_TIMING_SLOTS);
  show_hand_over (self, timing);
}

static void
on_hand_over_toggled_cb (DiaScheduleCard *self)
{
  if (!self->loading)
    dia_draft_set_hand_over (self->draft, gtk_check_button_get_active (self->hand_over));
}

static void
on_take_clicked_cb (DiaScheduleCard *self)
{
  dia_draft_take_slot_offer (self->draft);
}

static void
on_timing_changed_cb (DiaScheduleCard *self)
{
  apply_timing (self);
}

static void
on_day_changed_cb (DiaScheduleCard *self)
{
  apply_timing (self);
}

static void
on_day_picked_cb (DiaScheduleCard *self)
{
  gtk_popover_popdown (self->date_popover);
}

static void
on_time_changed_cb (GtkSpinButton   *spin,
                    DiaScheduleCard *self)
{
  apply_timing (self);
}

static gboolean
on_spin_output_cb (GtkSpinButton *spin,
                   gpointer       user_data)
{
  g_autofree char *text = g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (spin));

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static void
dia_schedule_card_dispose (GObject *object)
{
  DiaScheduleCard *self = DIA_SCHEDULE_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (dia_schedule_card_parent_class)->dispose (object);
}

static void
dia_schedule_card_finalize (GObject *object)
{
  g_free (DIA_SCHEDULE_CARD (object)->shown);
  G_OBJECT_CLASS (dia_schedule_card_parent_class)->finalize (object);
}

static void
dia_schedule_card_class_init (DiaScheduleCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_schedule_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_schedule_card_finalize;
  g_type_ensure (DIA_TYPE_DAY_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-schedule-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, box);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, moment);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, timing_place);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, zone_chip);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, date_button);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, date_label);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, calendar);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, date_popover);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, time_button);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, time_label);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, hour_spin);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, minute_spin);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, rows);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, slotless);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, offer);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, offer_label);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, hand_over);
  gtk_widget_class_bind_template_child (widget_class, DiaScheduleCard, hand_over_note);
  gtk_widget_class_bind_template_callback (widget_class, on_hand_over_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_take_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_timing_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_time_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_spin_output_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "schedule-card");
}

static void
dia_schedule_card_init (DiaScheduleCard *self)
{
  g_type_ensure (DIA_TYPE_CHOICE_CHIP);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->timing = DIA_TOGGLE_GROUP (dia_toggle_group_new (C_("accessible", "When")));
  gtk_box_append (self->timing_place, GTK_WIDGET (self->timing));
}

GtkWidget *
dia_schedule_card_new (DiaDraft *draft,
                       DiaClock *clock)
{
  DiaScheduleCard *self = g_object_new (DIA_TYPE_SCHEDULE_CARD, NULL);

  self->draft = g_object_ref (draft);
  self->clock = g_object_ref (clock);
  on_draft_changed_cb (self);
  g_signal_connect_object (self->timing, "notify::active", G_CALLBACK (on_timing_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
dia_schedule_card_set_narrow (DiaScheduleCard *self,
                              gboolean         narrow)
{
  gtk_widget_set_halign (self->moment, narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  show_groups (self);
}

/* The first frame lays out what has changed. Then the focus can bring the button
 * into view: GTK cannot place a popover at what lies beside the screen. */
static gboolean
on_frame_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  DiaScheduleCard *self = DIA_SCHEDULE_CARD (widget);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;

  self->n_frames = 0;
  self->opening = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->time_button));
  gtk_menu_button_popup (self->time_button);
  return G_SOURCE_REMOVE;
}

void
dia_schedule_card_open_time (DiaScheduleCard *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->time_button)))
    dia_toggle_group_set_active (self->timing, "local");
  else if (self->opening == 0)
    self->opening = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame_cb, NULL, NULL);
}
