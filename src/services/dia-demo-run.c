/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-demo-run.h"

#include "dia-accounts.h"
#include "dia-brands.h"
#include "dia-field.h"
#include "dia-key-moments.h"

/* The layout of dia-id.h. */
#define EPOCH_2020 G_GINT64_CONSTANT (1577836800000)
#define RANDOM_BITS 21

/* Where the day of the demonstration begins. */
#define HOME_ZONE "Europe/Paris"

static char *
format_day (DiaDemoRun *self,
            int         days)
{
  DiaWallTime day = dia_demo_run_find_day (self, days, 0, 0);

  return g_strdup_printf ("%04d-%02d-%02d", day.year, day.month, day.day);
}

DiaDemoRun *
dia_demo_run_new (guint32    seed,
                  DiaInstant now)
{
  DiaDemoRun *self = g_new0 (DiaDemoRun, 1);

  self->script = dia_demo_script_load ();
  self->rand = g_rand_new_with_seed (seed);
  self->now = now;
  self->media = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dia_media_free);
  self->n_ids = g_rand_int (self->rand);
  dia_wall_time_from_instant (now, HOME_ZONE, &self->today, NULL);
  self->today.hour = self->today.minute = self->today.second = 0;

  return self;
}

void
dia_demo_run_free (DiaDemoRun *self)
{
  dia_demo_script_free (self->script);
  g_rand_free (self->rand);
  g_hash_table_unref (self->media);
  g_free (self);
}

DiaId
dia_demo_run_make_id (DiaDemoRun *self,
                      DiaInstant  instant)
{
  /* Counted instead of drawn: two of the same millisecond are never equal. */
  guint32 low = self->n_ids++ & ((1u << RANDOM_BITS) - 1);

  return (MAX (instant - EPOCH_2020, 1) << RANDOM_BITS) | low;
}

gboolean
dia_demo_run_chance (DiaDemoRun *self,
                     double      share)
{
  return g_rand_double (self->rand) < share;
}

DiaWallTime
dia_demo_run_find_day (DiaDemoRun *self,
                       int         days,
                       int         hour,
                       int         minute)
{
  DiaWallTime wall = self->today;

  dia_wall_time_add_days (&wall, days);
  wall.hour = hour;
  wall.minute = minute;

  return wall;
}

char *
dia_demo_run_key_picture (const char     *picture,
                          const DiaBrand *brand)
{
  return g_strdup_printf ("%s %s", picture, brand->color);
}

gboolean
dia_demo_write_roster (DiaDemoRun  *self,
                       GError     **error)
{
  DiaInstant then = self->now - 400 * DIA_DAY;

  for (guint i = 0; i < self->script->brands->len; i++)
    {
      DiaDemoBrand *brand = self->script->brands->pdata[i];

      brand->brand->id = dia_demo_run_make_id (self, then);
      if (!dia_brands_save (self->connection, brand->brand, error))
        return FALSE;
      for (guint j = 0; j < brand->accounts->len; j++)
        {
          DiaAccount *account = brand->accounts->pdata[j];

          account->id = dia_demo_run_make_id (self, then);
          account->brand_id = brand->brand->id;
          if (!dia_accounts_save (self->connection, account, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* The brands of a key moment, by their names. */
static void
set_audience (DiaDemoRun    *self,
              DiaDemoMoment *moment)
{
  for (guint i = 0; i < self->script->brands->len; i++)
    {
      const DiaDemoBrand *brand = self->script->brands->pdata[i];
      g_autoptr (DiaScope) before = moment->moment->audience;
      g_autofree char *id = dia_id_to_string (brand->brand->id);

      moment->moment->audience = g_strv_contains ((const char *const *) moment->brands, brand->brand->name)
                                   ? dia_scope_with (before, DIA_SCOPE_BRAND, id)
                                   : dia_scope_ref (before);
    }
}

gboolean
dia_demo_write_moments (DiaDemoRun  *self,
                        GError     **error)
{
  for (guint i = 0; i < self->script->moments->len; i++)
    {
      DiaDemoMoment *moment = self->script->moments->pdata[i];
      DiaKeyMoment *row = moment->moment;

      row->id = dia_demo_run_make_id (self, self->now - 60 * DIA_DAY);
      dia_field_take_text (&row->first_day, format_day (self, moment->first));
      dia_field_take_text (&row->last_day, format_day (self, moment->last));
      set_audience (self, moment);
      if (row->title[0] == '\0')
        dia_field_set_text (&row->title, self->script->seasons[self->today.month - 1]);

      if (!dia_key_moments_save (self->connection, row, error))
        return FALSE;
    }

  return TRUE;
}
