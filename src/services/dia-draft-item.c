/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-item.h"

#include "dia-post.h"

G_DEFINE_FINAL_TYPE (DiaDraftItem, dia_draft_item, G_TYPE_OBJECT)

/* How much a post in that state needs a person before it can go out. */
static int
rank_state (DiaPostState state)
{
  if (state == DIA_POST_CHANGES_REQUESTED)
    return 3;
  if (state == DIA_POST_IN_REVIEW)
    return 2;

  return state == DIA_POST_DRAFT ? 1 : 0;
}

static void
dia_draft_item_finalize (GObject *object)
{
  DiaDraftItem *self = DIA_DRAFT_ITEM (object);

  g_clear_object (&self->content);
  g_array_unref (self->accounts);

  G_OBJECT_CLASS (dia_draft_item_parent_class)->finalize (object);
}

static void
dia_draft_item_class_init (DiaDraftItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_draft_item_finalize;
}

static void
dia_draft_item_init (DiaDraftItem *self)
{
  self->accounts = g_array_new (FALSE, FALSE, sizeof (DiaId));
}

DiaDraftItem *
dia_draft_item_new (DiaContent *content,
                    GPtrArray  *posts)
{
  DiaDraftItem *self = g_object_new (DIA_TYPE_DRAFT_ITEM, NULL);

  self->content = g_object_ref (content);
  self->state = DIA_POST_DRAFT;
  for (guint i = 0; i < posts->len; i++)
    {
      const DiaPost *post = posts->pdata[i];

      if (post->state == DIA_POST_CANCELLED)
        continue;
      if (self->accounts->len == 0 || rank_state (post->state) > rank_state (self->state))
        self->state = post->state;
      g_array_append_val (self->accounts, post->account_id);
    }

  return self;
}

gboolean
dia_draft_item_is_in (DiaDraftItem   *self,
                      DiaRoster      *roster,
                      const DiaScope *scope)
{
  gboolean for_nobody = TRUE;

  if (dia_scope_is_all (scope))
    return TRUE;

  for (guint i = 0; i < self->accounts->len; i++)
    {
      DiaAccount *account = dia_roster_find_account (roster, g_array_index (self->accounts, DiaId, i));

      if (account != NULL && dia_scope_holds (scope, account))
        return TRUE;
      for_nobody = for_nobody && account == NULL;
    }

  return for_nobody;
}

DiaAccount *
dia_draft_item_get_first_account (DiaDraftItem *self,
                                  DiaRoster    *roster)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      DiaAccount *account = dia_roster_find_account (roster, g_array_index (self->accounts, DiaId, i));

      if (account != NULL)
        return account;
    }

  return NULL;
}
