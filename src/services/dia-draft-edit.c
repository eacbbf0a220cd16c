/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-edit.h"

#include "dia-field.h"

static DiaEdit
replace (char       **field,
         const char  *text)
{
  if (g_str_equal (*field, text))
    return DIA_EDIT_NONE;

  dia_field_set_text (field, text);
  return DIA_EDIT_CHANGED;
}

static DiaEdit
revise (DiaContent *content,
        DiaEdit     edit)
{
  if (edit == DIA_EDIT_NONE)
    return edit;

  content->revision++;
  return DIA_EDIT_REVISED;
}

static DiaVariant *
find_exact_variant (const DiaContent *content,
                    const char       *language,
                    const char       *network,
                    DiaId             account_id,
                    guint            *position)
{
  for (guint i = 0; i < content->variants->len; i++)
    {
      DiaVariant *variant = content->variants->pdata[i];

      if (variant->account_id == account_id && g_strcmp0 (variant->language, language) == 0 &&
          g_strcmp0 (variant->network, network) == 0)
        {
          *position = i;
          return variant;
        }
    }

  return NULL;
}

static DiaVariant *
add_variant (DiaContent *content,
             const char *language,
             const char *network,
             DiaId       account_id)
{
  DiaVariant *variant = dia_variant_new ();

  variant->account_id = account_id;
  dia_field_set_text (&variant->language, language);
  dia_field_set_text (&variant->network, network);
  g_ptr_array_add (content->variants, variant);

  return variant;
}

DiaEdit
dia_edit_set_title (DiaContent *content,
                    const char *title)
{
  return replace (&content->title, title);
}

DiaEdit
dia_edit_set_text (DiaContent *content,
                   const char *text)
{
  return revise (content, replace (&content->text, text));
}

DiaEdit
dia_edit_set_language (DiaContent *content,
                       const char *language)
{
  return replace (&content->language, language);
}

DiaEdit
dia_edit_set_link (DiaContent *content,
                   const char *link)
{
  return revise (content, replace (&content->link, link));
}

DiaEdit
dia_edit_set_warning (DiaContent *content,
                      const char *warning)
{
  return revise (content, replace (&content->warning, warning));
}

DiaEdit
dia_edit_set_reply_to (DiaContent *content,
                       const char *url)
{
  return replace (&content->reply_to, url);
}

DiaEdit
dia_edit_set_visibility (DiaContent    *content,
                         DiaVisibility  visibility)
{
  if (content->visibility == visibility)
    return DIA_EDIT_NONE;

  content->visibility = visibility;
  return DIA_EDIT_CHANGED;
}

DiaEdit
dia_edit_set_variant (DiaContent *content,
                      const char *language,
                      const char *network,
                      DiaId       account_id,
                      const char *text)
{
  guint position;
  DiaVariant *variant = find_exact_variant (content, language, network, account_id, &position);

  if (text == NULL && variant == NULL)
    return DIA_EDIT_NONE;

  if (text == NULL)
    {
      g_ptr_array_remove_index (content->variants, position);
      return DIA_EDIT_CHANGED;
    }

  if (variant == NULL)
    variant = add_variant (content, language, network, account_id);
  dia_field_set_text (&variant->text, text);
  variant->source_revision = content->revision;

  return DIA_EDIT_CHANGED;
}

DiaEdit
dia_edit_settle_variant (DiaContent *content,
                         const char *language,
                         const char *network,
                         DiaId       account_id)
{
  guint position;
  DiaVariant *variant = find_exact_variant (content, language, network, account_id, &position);

  if (variant == NULL || variant->source_revision == content->revision)
    return DIA_EDIT_NONE;

  variant->source_revision = content->revision;
  return DIA_EDIT_CHANGED;
}

DiaEdit
dia_edit_add_media (DiaContent *content,
                    DiaMedia   *media)
{
  g_ptr_array_add (content->media, media);

  return revise (content, DIA_EDIT_CHANGED);
}

DiaEdit
dia_edit_remove_media (DiaContent *content,
                       guint       position)
{
  g_return_val_if_fail (position < content->media->len, DIA_EDIT_NONE);

  g_ptr_array_remove_index (content->media, position);

  return revise (content, DIA_EDIT_CHANGED);
}

DiaEdit
dia_edit_move_media (DiaContent *content,
                     guint       from,
                     guint       to)
{
  GPtrArray *media = content->media;

  g_return_val_if_fail (from < media->len && to < media->len, DIA_EDIT_NONE);

  g_ptr_array_insert (media, to, g_ptr_array_steal_index (media, from));

  return revise (content, DIA_EDIT_CHANGED);
}

DiaEdit
dia_edit_set_alt (DiaContent *content,
                  guint       position,
                  const char *alt)
{
  DiaMedia *media;

  g_return_val_if_fail (position < content->media->len, DIA_EDIT_NONE);

  media = content->media->pdata[position];

  return replace (&media->alt, alt);
}
