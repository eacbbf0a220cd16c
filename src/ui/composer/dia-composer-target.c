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

/* Accounts of one language on one server have the same text and the same
 * limits, unless one has a text of its own: then its id is part of the key.
 * Thousands of accounts are so measured a few times only. (transfer full) */
static char *
build_measure_key (DiaDraft         *draft,
                   const DiaAccount *account)
{
  const GPtrArray *variants = dia_draft_get_content (draft)->variants;
  DiaId own = DIA_ID_NONE;

  for (guint i = 0; i < variants->len; i++)
    if (((DiaVariant *) g_ptr_array_index (variants, i))->account_id == account->id)
      own = account->id;
  return g_strdup_printf ("%s %s %s %" G_GINT64_FORMAT, account->network, account->server, account->language, own);
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
  g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (draft);
  g_autoptr(GHashTable) measured = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < accounts->len; i++)
    {
      DiaAccount *account = g_ptr_array_index (accounts, i);
      DiaMeasurement measurement;
      DiaNetworkFigure *figure;
      gboolean own = FALSE;
      gboolean behind = FALSE;

      if (!dia_composer_target_covers (self, account))
        continue;
      dia_draft_get_text_for (draft, account, &own, &behind);
      if (own && dia_composer_target_is_source (self))
        continue;
      figure = find_figure (figures, account->network);
      figure->n_accounts++;
      if (!g_hash_table_add (measured, build_measure_key (draft, account)))
        continue;
      dia_draft_measure_for (draft, account, &measurement);
      if (figure->tightest.remaining > measurement.remaining || figure->n_accounts == 1)
        figure->tightest = measurement;
    }
  return figures;
}
