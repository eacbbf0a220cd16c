/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-plan.h"

#include "dia-draft-slots.h"
#include "dia-field.h"
#include "dia-format.h"

#include <string.h>

#define DEFAULT_HOUR 10

static const DiaVariant *
find_variant (const DiaDraftPlan *self,
              const DiaAccount   *account)
{
  return dia_content_find_variant (self->content, account->id, account->network, account->language);
}

static const char *
put_link_in (const DiaDraftPlan *self,
             const DiaAccount   *account,
             const char         *text)
{
  const DiaNetwork *network = g_hash_table_lookup (self->networks, account->network);

  if (network == NULL || network->has_cards)
    return text;

  return dia_draft_link_put_in (self->linked, text, self->content->link);
}

/* Which of two measurements is the worse one to have. */
static gboolean
is_tighter (const DiaMeasurement *one,
            const DiaMeasurement *other)
{
  if (one->remaining != other->remaining)
    return one->remaining < other->remaining;

  return one->length > other->length;
}

static DiaSlotGroup *
find_group (GPtrArray     *groups,
            const DiaSlot *slot,
            const char    *abbreviation)
{
  for (guint i = 0; i < groups->len; i++)
    {
      DiaSlotGroup *group = groups->pdata[i];

      if (group->slot.at == slot->at && dia_wall_time_compare (&group->slot.wall, &slot->wall) == 0 &&
          g_str_equal (group->abbreviation, abbreviation))
        return group;
    }

  return NULL;
}

static const char *
find_city (GHashTable *cities,
           const char *zone)
{
  char *city = g_hash_table_lookup (cities, zone);

  if (city == NULL)
    {
      city = dia_format_zone_city (zone);
      g_hash_table_insert (cities, g_strdup (zone), city);
    }

  return city;
}

static gboolean
names_city (const char *zones,
            const char *city)
{
  g_auto (GStrv) named = g_strsplit (zones, ", ", -1);

  return g_strv_contains ((const char *const *) named, city);
}

static void
add_to_group (GPtrArray     *groups,
              const DiaSlot *slot,
              gboolean       dated,
              const char    *city)
{
  g_autofree char *abbreviation = dia_zone_dup_abbreviation (slot->zone, slot->at);
  DiaSlotGroup *group = find_group (groups, slot, abbreviation);

  if (group == NULL)
    {
      group = g_new0 (DiaSlotGroup, 1);
      group->slot = *slot;
      group->abbreviation = g_steal_pointer (&abbreviation);
      group->zones = g_strdup (city);
      group->dated = dated;
      g_ptr_array_add (groups, group);
    }
  else if (!names_city (group->zones, city))
    {
      dia_field_take_text (&group->zones, g_strconcat (group->zones, ", ", city, NULL));
    }
  group->n_posts++;
}

/* Cities say where the same time is meant; times of accounts' own are told by
 * account: two in one city may have others. */
static void
add_account (GPtrArray          *groups,
             const DiaDraftPlan *plan,
             const DiaAccount   *account,
             const DiaSlot      *slot,
             GHashTable         *cities)
{
  g_autofree char *handle = dia_account_dup_handle (account);
  gboolean own = plan->timing == DIA_TIMING_SLOTS;

  add_to_group (groups, slot, own, own ? handle : find_city (cities, account->zone));
}

/* Largest first; equal ones by time, so that the order does not jump. */
static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const DiaSlotGroup *one = *(const DiaSlotGroup *const *) a;
  const DiaSlotGroup *other = *(const DiaSlotGroup *const *) b;

  if (one->n_posts != other->n_posts)
    return one->n_posts > other->n_posts ? -1 : 1;
  if (one->slot.at != other->slot.at)
    return one->slot.at < other->slot.at ? -1 : 1;

  return strcmp (one->zones, other->zones);
}

/* In the order in which they go out. */
static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const DiaSlotGroup *one = *(const DiaSlotGroup *const *) a;
  const DiaSlotGroup *other = *(const DiaSlotGroup *const *) b;

  return one->slot.at != other->slot.at ? (one->slot.at < other->slot.at ? -1 : 1) : strcmp (one->zones, other->zones);
}

void
dia_slot_group_free (DiaSlotGroup *self)
{
  g_free (self->zones);
  g_free (self->abbreviation);
  g_free (self);
}

DiaDraftPlan *
dia_draft_plan_new (GHashTable *networks,
                    DiaInstant  now)
{
  DiaDraftPlan *self = g_new0 (DiaDraftPlan, 1);

  self->networks = g_hash_table_ref (networks);
  self->linked = dia_draft_link_new ();

  self->content = dia_content_new ();
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->aside = g_array_new (FALSE, FALSE, sizeof (DiaId));
  self->zone = dia_zone_dup_local ();
  self->timing = DIA_TIMING_LOCAL;
  dia_wall_time_from_instant (now, self->zone, &self->wall, NULL);
  dia_wall_time_add_days (&self->wall, 1);
  self->wall.hour = DEFAULT_HOUR;
  self->wall.minute = self->wall.second = 0;

  return self;
}

DiaDraftPlan *
dia_draft_plan_copy (const DiaDraftPlan *self)
{
  DiaDraftPlan *copy = g_new0 (DiaDraftPlan, 1);

  copy->networks = g_hash_table_ref (self->networks);
  copy->linked = dia_draft_link_new ();
  copy->content = dia_content_copy (self->content);
  copy->accounts = g_ptr_array_new_full (self->accounts->len, g_object_unref);
  for (guint i = 0; i < self->accounts->len; i++)
    g_ptr_array_add (copy->accounts, g_object_ref (self->accounts->pdata[i]));
  copy->aside = g_array_copy (self->aside);
  copy->timing = self->timing;
  copy->wall = self->wall;
  copy->zone = g_strdup (self->zone);
  copy->slots = self->slots != NULL ? g_hash_table_ref (self->slots) : NULL;
  copy->timing_chosen = self->timing_chosen;
  copy->hand_over = self->hand_over;
  copy->hand_over_chosen = self->hand_over_chosen;

  return copy;
}

void
dia_draft_plan_free (DiaDraftPlan *self)
{
  g_object_unref (self->content);
  g_ptr_array_unref (self->accounts);
  g_array_unref (self->aside);
  g_free (self->zone);
  g_clear_pointer (&self->slots, g_hash_table_unref);
  dia_draft_link_free (self->linked);
  g_hash_table_unref (self->networks);
  g_free (self);
}

void
dia_draft_plan_forget_texts (DiaDraftPlan *self)
{
  dia_draft_link_forget (self->linked);
}

gboolean
dia_draft_plan_set_timing (DiaDraftPlan      *self,
                           DiaTiming          timing,
                           const DiaWallTime *wall,
                           const char        *zone)
{
  gboolean changed = self->timing != timing;

  self->timing = timing;
  if (timing != DIA_TIMING_NOW && dia_wall_time_compare (&self->wall, wall) != 0)
    {
      self->wall = *wall;
      changed = TRUE;
    }
  if (timing == DIA_TIMING_INSTANT && !g_str_equal (self->zone, zone))
    {
      dia_field_set_text (&self->zone, zone);
      changed = TRUE;
    }
  self->timing_chosen |= changed;

  return changed;
}

const char *
dia_draft_plan_get_text (const DiaDraftPlan *self,
                         const DiaAccount   *account,
                         gboolean           *own,
                         gboolean           *behind)
{
  const DiaVariant *variant = find_variant (self, account);

  if (own != NULL)
    *own = variant != NULL;
  if (behind != NULL)
    *behind = variant != NULL && variant->source_revision < self->content->revision;

  return put_link_in (self, account, variant != NULL ? variant->text : self->content->text);
}

const char *
dia_draft_plan_get_warning (const DiaDraftPlan *self,
                            const DiaAccount   *account)
{
  const DiaVariant *variant = find_variant (self, account);

  return variant != NULL && variant->warning[0] != '\0' ? variant->warning : self->content->warning;
}

void
dia_draft_plan_measure (const DiaDraftPlan *self,
                        const DiaAccount   *account,
                        const char         *text,
                        gboolean            threads,
                        DiaMeasurement     *result)
{
  const char *warning = dia_draft_plan_get_warning (self, account);
  g_auto (GStrv) parts = NULL;

  if (!threads)
    {
      dia_limits_measure (&account->limits, text, warning, result);
      return;
    }

  parts = dia_thread_split (text);
  dia_limits_measure (&account->limits, parts[0], warning, result);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      DiaMeasurement part;

      dia_limits_measure (&account->limits, parts[i], warning, &part);
      if (is_tighter (&part, result))
        *result = part;
    }
}

/* (nullable): unset where there is none; NULL where nobody has looked. */
static const DiaSlot *
find_own_slot (const DiaDraftPlan *self,
               const DiaAccount   *account)
{
  return self->slots != NULL ? g_hash_table_lookup (self->slots, &account->id) : NULL;
}

gboolean
dia_draft_plan_has_slot (const DiaDraftPlan *self,
                         const DiaAccount   *account)
{
  const DiaSlot *slot = find_own_slot (self, account);

  return slot != NULL && dia_slot_is_set (slot);
}

void
dia_draft_plan_set_slots (DiaDraftPlan *self,
                          GHashTable   *slots)
{
  g_clear_pointer (&self->slots, g_hash_table_unref);
  self->slots = slots;
}

gboolean
dia_draft_plan_find_slot (const DiaDraftPlan  *self,
                          const DiaAccount    *account,
                          DiaInstant           now,
                          DiaSlot             *slot,
                          GError             **error)
{
  const DiaSlot *own;
  DiaInstant at;

  switch (self->timing)
    {
    case DIA_TIMING_NOW:
      return dia_slot_init_instant (slot, now, account->zone, error);
    case DIA_TIMING_INSTANT:
      return dia_wall_time_resolve (&self->wall, self->zone, &at, NULL, error) &&
             dia_slot_init_instant (slot, at, account->zone, error);
    case DIA_TIMING_SLOTS:
      own = find_own_slot (self, account);
      if (own != NULL && dia_slot_is_set (own))
        {
          *slot = *own;
          return TRUE;
        }
      return dia_slot_init_wall (slot, &self->wall, account->zone, error);
    case DIA_TIMING_LOCAL:
      return dia_slot_init_wall (slot, &self->wall, account->zone, error);
    }

  g_return_val_if_reached (FALSE);
}

gboolean
dia_draft_plan_may_keep (const DiaDraftPlan *self,
                         const DiaAccount   *account)
{
  const DiaNetwork *network = g_hash_table_lookup (self->networks, account->network);

  return network != NULL && dia_limits_may_keep (&account->limits, &network->limits);
}

void
dia_draft_plan_take_sender (DiaDraftPlan *self,
                            GPtrArray    *posts)
{
  self->hand_over = FALSE;
  for (guint i = 0; i < posts->len; i++)
    self->hand_over |= dia_kept_is_wanted (((const DiaPastPost *) posts->pdata[i])->kept);
}

gboolean
dia_draft_plan_hands_over (const DiaDraftPlan *self,
                           const DiaAccount   *account)
{
  return self->hand_over && self->timing != DIA_TIMING_NOW && dia_draft_plan_may_keep (self, account);
}

/* (transfer full) */
static GHashTable *
take_own_slots (GPtrArray *posts)
{
  GHashTable *slots = dia_draft_slots_new ();

  for (guint i = 0; i < posts->len; i++)
    {
      const DiaPastPost *post = posts->pdata[i];

      if (dia_slot_is_set (&post->slot))
        dia_draft_slots_set (slots, post->account_id, &post->slot);
    }

  return slots;
}

void
dia_draft_plan_take_slots (DiaDraftPlan *self,
                           GPtrArray    *posts)
{
  const DiaPastPost *first = NULL;
  gboolean same_wall = TRUE, same_instant = TRUE;

  for (guint i = 0; i < posts->len; i++)
    {
      const DiaPastPost *post = posts->pdata[i];

      if (!dia_slot_is_set (&post->slot))
        continue;
      if (first == NULL)
        first = post;
      same_wall = same_wall && dia_wall_time_compare (&first->slot.wall, &post->slot.wall) == 0;
      same_instant = same_instant && first->slot.at == post->slot.at;
    }

  if (first == NULL)
    return;

  self->wall = first->slot.wall;
  self->timing = same_wall ? DIA_TIMING_LOCAL : same_instant ? DIA_TIMING_INSTANT : DIA_TIMING_SLOTS;
  dia_draft_plan_set_slots (self, take_own_slots (posts));
  if (!same_wall)
    dia_field_set_text (&self->zone, first->slot.zone);
}

GPtrArray *
dia_draft_plan_group_slots (const DiaDraftPlan *self,
                            DiaInstant          now,
                            GHashTable         *cities)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_slot_group_free);

  for (guint i = 0; self->timing != DIA_TIMING_NOW && i < self->accounts->len; i++)
    {
      const DiaAccount *account = self->accounts->pdata[i];
      DiaSlot slot;

      if (dia_draft_plan_find_slot (self, account, now, &slot, NULL))
        add_account (groups, self, account, &slot, cities);
    }
  g_ptr_array_sort (groups, self->timing == DIA_TIMING_SLOTS ? compare_times : compare_groups);

  return groups;
}
