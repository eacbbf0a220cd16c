/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-composer-target.h"

#include "dia-format.h"
#include "dia-network-sign.h"

G_DEFINE_BOXED_TYPE (DiaComposerTarget, dia_composer_target, dia_composer_target_copy, dia_composer_target_free)

static gboolean
is_any_or (const char *wanted,
           const char *value)
{
  return *wanted == '\0' || g_strcmp0 (wanted, value) == 0;
}

/* (transfer full) */
static char *
dup_account_handle (DiaDraft *draft,
                    DiaId     id)
{
  g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (draft);

  for (guint i = 0; i < accounts->len; i++)
    if (((DiaAccount *) g_ptr_array_index (accounts, i))->id == id)
      return dia_account_dup_handle (g_ptr_array_index (accounts, i));
  return g_strdup ("");
}

static DiaNetworkFigure *
find_figure (GPtrArray  *figures,
             const char *network)
{
  DiaNetworkFigure *figure;

  for (guint i = 0; i < figures->len; i++)
    if (g_str_equal (((DiaNetworkFigure *) g_ptr_array_index (figures, i))->network, network))
      return g_ptr_array_index (figures, i);
  figure = g_new0 (DiaNetworkFigure, 1);
  figure->network = g_strdup (network);
  figure->tightest.remaining = G_MAXINT;
  g_ptr_array_add (figures, figure);
  return figure;
}

static void
account_group_free (gpointer data)
{
  DiaAccountGroup *self = data;

  g_object_unref (self->account);
  g_free (self);
}

/* The accounts that have a text for themselves. (transfer full) */
static GHashTable *
collect_single (const GPtrArray *variants)
{
  GHashTable *single = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < variants->len; i++)
    {
      DiaId id = ((DiaVariant *) g_ptr_array_index (variants, i))->account_id;

      if (id != DIA_ID_NONE)
        g_hash_table_add (single, g_memdup2 (&id, sizeof id));
    }
  return single;
}

static gboolean
belongs (const DiaAccountGroup *self,
         const DiaAccount      *account)
{
  return g_str_equal (self->account->network, account->network)
         && g_str_equal (self->account->server, account->server)
         && g_str_equal (self->account->language, account->language)
         && g_str_equal (self->account->market, account->market);
}

static GPtrArray *
build_groups (DiaDraft *draft)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (account_group_free);
  g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (draft);
  g_autoptr(GHashTable) single = collect_single (dia_draft_get_content (draft)->variants);

  for (guint i = 0; i < accounts->len; i++)
    {
      DiaAccount *account = g_ptr_array_index (accounts, i);
      gboolean alone = g_hash_table_contains (single, &account->id);
      DiaAccountGroup *found = NULL;

      for (guint j = 0; !alone && found == NULL && j < groups->len; j++)
        {
          DiaAccountGroup *other = g_ptr_array_index (groups, j);

          if (belongs (other, account) && !g_hash_table_contains (single, &other->account->id))
            found = other;
        }
      if (found == NULL)
        {
          found = g_new0 (DiaAccountGroup, 1);
          found->account = g_object_ref (account);
          g_ptr_array_add (groups, found);
        }
      found->n_accounts++;
    }
  return groups;
}

static guint64
mix (guint64 hash,
     guint64 value)
{
  return (hash ^ value) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

static guint64
fingerprint_groups (DiaDraft *draft)
{
  const GPtrArray *variants = dia_draft_get_content (draft)->variants;
  guint64 hash = dia_composer_fingerprint (draft);

  for (guint i = 0; i < variants->len; i++)
    hash = mix (hash, (guint64) ((DiaVariant *) g_ptr_array_index (variants, i))->account_id);
  return hash;
}

DiaComposerTarget *
dia_composer_target_new (const char *language,
                         const char *network,
                         DiaId       account_id)
{
  DiaComposerTarget *self = g_new0 (DiaComposerTarget, 1);

  self->language = g_strdup (language != NULL ? language : "");
  self->network = g_strdup (network != NULL ? network : "");
  self->account_id = account_id;
  return self;
}

DiaComposerTarget *
dia_composer_target_copy (const DiaComposerTarget *self)
{
  return dia_composer_target_new (self->language, self->network, self->account_id);
}

void
dia_composer_target_free (DiaComposerTarget *self)
{
  g_free (self->language);
  g_free (self->network);
  g_free (self);
}

gboolean
dia_composer_target_equal (const DiaComposerTarget *a,
                           const DiaComposerTarget *b)
{
  return a->account_id == b->account_id
         && g_str_equal (a->language, b->language)
         && g_str_equal (a->network, b->network);
}

gboolean
dia_composer_target_is_source (const DiaComposerTarget *self)
{
  return *self->language == '\0' && *self->network == '\0' && self->account_id == DIA_ID_NONE;
}

const DiaVariant *
dia_composer_target_find_variant (const DiaComposerTarget *self,
                                  DiaDraft                *draft)
{
  const GPtrArray *variants = dia_draft_get_content (draft)->variants;

  for (guint i = 0; i < variants->len; i++)
    {
      const DiaVariant *variant = g_ptr_array_index (variants, i);

      if (variant->account_id == self->account_id
          && g_strcmp0 (variant->language, self->language) == 0
          && g_strcmp0 (variant->network, self->network) == 0)
        return variant;
    }
  return NULL;
}

char *
dia_composer_target_dup_label (const DiaComposerTarget *self,
                               DiaDraft                *draft)
{
  g_autofree char *language = NULL;

  if (self->account_id != DIA_ID_NONE)
    return dup_account_handle (draft, self->account_id);
  if (*self->language == '\0')
    return g_strdup (dia_network_sign_get_name (self->network));
  language = dia_format_language_name (self->language);
  if (*self->network == '\0')
    return g_steal_pointer (&language);
  return g_strdup_printf ("%s, %s", language, dia_network_sign_get_name (self->network));
}

gboolean
dia_composer_target_covers (const DiaComposerTarget *self,
                            const DiaAccount        *account)
{
  return is_any_or (self->language, account->language)
         && is_any_or (self->network, account->network)
         && (self->account_id == DIA_ID_NONE || self->account_id == account->id);
}

guint64
dia_composer_fingerprint (DiaDraft *draft)
{
  g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (draft);
  guint64 hash = accounts->len;

  for (guint i = 0; i < accounts->len; i++)
    {
      DiaAccount *account = g_ptr_array_index (accounts, i);

      /* A saved account is a new object with the old id. */
      hash = mix (mix (hash, (guint64) account->id), (guint64) (guintptr) account);
    }
  return hash;
}

GPtrArray *
dia_composer_list_groups (DiaDraft *draft)
{
  static const char *const groups_key = "dia-composer-groups";
  static const char *const fingerprint_key = "dia-composer-groups-fingerprint";
  guint64 *kept = g_object_get_data (G_OBJECT (draft), fingerprint_key);
  guint64 fingerprint = fingerprint_groups (draft);

  if (kept == NULL || *kept != fingerprint)
    {
      g_object_set_data_full (G_OBJECT (draft), groups_key, build_groups (draft), (GDestroyNotify) g_ptr_array_unref);
      g_object_set_data_full (G_OBJECT (draft), fingerprint_key, g_memdup2 (&fingerprint, sizeof fingerprint), g_free);
    }
  return g_ptr_array_ref (g_object_get_data (G_OBJECT (draft), groups_key));
}

void
dia_network_figure_free (DiaNetworkFigure *self)
{
  g_free (self->network);
  g_free (self);
}

GPtrArray *
dia_composer_target_list_figures (const DiaComposerTarget *self,
                                  DiaDraft                *draft)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_network_figure_free);
  g_autoptr(GPtrArray) groups = dia_composer_list_groups (draft);

  for (guint i = 0; i < groups->len; i++)
    {
      const DiaAccountGroup *group = g_ptr_array_index (groups, i);
      DiaMeasurement measurement;
      DiaNetworkFigure *figure;
      gboolean own = FALSE;
      gboolean behind = FALSE;

      if (!dia_composer_target_covers (self, group->account))
        continue;
      dia_draft_get_text_for (draft, group->account, &own, &behind);
      if (own && dia_composer_target_is_source (self))
        continue;
      figure = find_figure (figures, group->account->network);
      dia_draft_measure_for (draft, group->account, &measurement);
      if (figure->n_accounts == 0 || figure->tightest.remaining > measurement.remaining)
        figure->tightest = measurement;
      figure->n_accounts += group->n_accounts;
    }
  return figures;
}
