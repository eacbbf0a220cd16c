/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-export-sheet.h"

#include "dia-moment-import.h"

#include <libical/ical.h>
#include <string.h>

#define TITLE_CHARACTERS 60

G_DEFINE_AUTOPTR_CLEANUP_FUNC (icalcomponent, icalcomponent_free)

/* (transfer full): of @calendar. What every event has. */
static icalcomponent *
add_event (icalcomponent        *calendar,
           const DiaExportSheet *sheet,
           const char           *kind,
           DiaId                 id,
           const char           *title)
{
  icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  g_autofree char *uid = dia_moment_import_dup_uid (kind, id);

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (icaltime_from_timet_with_zone (
                                       sheet->now / DIA_SECOND, 0, icaltimezone_get_utc_timezone ())));
  icalcomponent_add_property (event, icalproperty_new_summary (title));
  /* Nobody is busy because of it. */
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  icalcomponent_add_component (calendar, event);

  return event;
}

static icalproperty_status
find_status (DiaPostState state)
{
  switch (state)
    {
    case DIA_POST_DRAFT:
    case DIA_POST_IN_REVIEW:
    case DIA_POST_CHANGES_REQUESTED:
    case DIA_POST_APPROVED:
      return ICAL_STATUS_TENTATIVE;
    case DIA_POST_CANCELLED:
      return ICAL_STATUS_CANCELLED;
    case DIA_POST_SCHEDULED:
    case DIA_POST_SENDING:
    case DIA_POST_PUBLISHED:
    case DIA_POST_FAILED:
    case DIA_POST_AWAITING_PERSON:
    case DIA_POST_UNCONFIRMED:
    case DIA_POST_MISSED:
    case DIA_POST_N_STATES:
      return ICAL_STATUS_CONFIRMED;
    }

  g_return_val_if_reached (ICAL_STATUS_CONFIRMED);
}

/* An instant in UTC is right in every zone, and needs no VTIMEZONE. */
static void
add_post (icalcomponent        *calendar,
          const DiaExportSheet *sheet,
          const DiaExportPost  *self)
{
  g_autofree char *handle = dia_account_dup_handle (self->account);
  g_autofree char *words = dia_content_dup_title (self->content, TITLE_CHARACTERS);
  g_autofree char *title = g_strdup_printf ("%s · %s", handle, words);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", self->post->text, dia_post_state_get_label (self->post->state));
  icalcomponent *event = add_event (calendar, sheet, "post", self->post->id, title);

  icalcomponent_add_property (event, icalproperty_new_dtstart (icaltime_from_timet_with_zone (
                                       self->post->slot.at / DIA_SECOND, 0, icaltimezone_get_utc_timezone ())));
  icalcomponent_add_property (event, icalproperty_new_description (text));
  icalcomponent_add_property (event, icalproperty_new_status (find_status (self->post->state)));
  if (self->post->remote_url[0] != '\0')
    icalcomponent_add_property (event, icalproperty_new_url (self->post->remote_url));
}

static struct icaltimetype
make_date (DiaDay day)
{
  struct icaltimetype date = icaltime_null_date ();
  DiaWallTime wall;

  dia_day_to_wall (day, &wall);
  date.year = wall.year;
  date.month = wall.month;
  date.day = wall.day;

  return date;
}

/* The end of an event is not a part of it. */
static void
add_moment (icalcomponent        *calendar,
            const DiaExportSheet *sheet,
            const DiaKeyMoment   *moment)
{
  icalcomponent *event;
  DiaDay first, last;

  if (!dia_day_parse (moment->first_day, &first) || !dia_day_parse (moment->last_day, &last))
    return;
  event = add_event (calendar, sheet, "moment", moment->id, moment->title);
  icalcomponent_add_property (event, icalproperty_new_dtstart (make_date (first)));
  icalcomponent_add_property (event, icalproperty_new_dtend (make_date (MIN (last + 1, DIA_DAY_LAST))));
  if (moment->brief[0] != '\0')
    icalcomponent_add_property (event, icalproperty_new_description (moment->brief));
}

char *
dia_export_sheet_dup_ics (const DiaExportSheet *self)
{
  g_autoptr (icalcomponent) calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  char *text;
  char *copy;

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//Diapason//Diapason " DIA_VERSION "//EN"));
  for (guint i = 0; i < self->moments->len; i++)
    add_moment (calendar, self, self->moments->pdata[i]);
  for (guint i = 0; i < self->posts->len; i++)
    add_post (calendar, self, self->posts->pdata[i]);
  /* libical's own memory is freed by libical. */
  text = icalcomponent_as_ical_string_r (calendar);
  copy = g_strdup (text);
  icalmemory_free_buffer (text);

  return copy;
}
