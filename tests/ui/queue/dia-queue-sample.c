/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-sample.h"

#include "dia-field.h"
#include "dia-wall-time.h"

static DiaBrand *
make_brand (void)
{
  DiaBrand *brand = dia_brand_new ();

  brand->id = 3;
  dia_field_set_text (&brand->name, "Alizé");
  return brand;
}

static DiaAccount *
make_account (void)
{
  DiaAccount *account = dia_account_new ();

  account->id = 12;
  dia_field_set_text (&account->name, "Alizé France");
  dia_field_set_text (&account->handle, "alize_fr");
  dia_field_set_text (&account->network, DIA_NETWORK_MASTODON);
  dia_field_set_text (&account->server, "https://social.example");
  dia_field_set_text (&account->zone, "Europe/Paris");
  return account;
}

DiaQueueItem *
queue_sample_item (DiaPostState state)
{
  DiaQueueItem *item = g_object_new (DIA_TYPE_QUEUE_ITEM, NULL);
  DiaWallTime wall = { 2027, 2, 10, 10, 0, 0 };

  item->brand = make_brand ();
  item->account = make_account ();
  item->post = dia_post_new ();
  item->post->id = 5;
  item->post->content_id = 7;
  item->post->state = state;
  dia_field_set_text (&item->post->text, "The message that changes it");
  g_assert_true (dia_slot_init_wall (&item->post->slot, &wall, "Europe/Paris", NULL));
  dia_field_set_text (&item->title, "The message");
  if (item->journal == NULL)
    item->journal = g_ptr_array_new_with_free_func (g_object_unref);
  return item;
}

DiaJournalEntry *
queue_sample_tell (DiaQueueItem *item,
                   DiaStep       step,
                   DiaOutcome    outcome,
                   int           seconds,
                   int           took)
{
  DiaJournalEntry *entry = dia_journal_entry_new ();

  entry->attempt = 1;
  entry->step = step;
  entry->outcome = outcome;
  entry->started_at = item->post->slot.at + seconds * DIA_SECOND;
  entry->ended_at = took < 0 ? DIA_INSTANT_NONE : entry->started_at + took * DIA_SECOND;
  g_ptr_array_add (item->journal, entry);
  return entry;
}

DiaQueueGroup *
queue_sample_group (guint      n_posts,
                    DiaInstant at)
{
  DiaQueueGroup *group = g_object_new (DIA_TYPE_QUEUE_GROUP, NULL);

  group->brand = make_brand ();
  dia_field_set_text (&group->title, "The message that changes it");
  dia_field_set_text (&group->markets, "FR · UK");
  dia_field_set_text (&group->network, DIA_NETWORK_MASTODON);
  dia_field_set_text (&group->zone, "Europe/Paris");
  group->at = at;
  group->n_posts = n_posts;
  group->state = DIA_POST_SCHEDULED;
  return group;
}
