/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-preview-style.h"

#define GROUP "preview"

static const char *const word_names[] = {
  [DIA_PREVIEW_NOTHING] = "",
  [DIA_PREVIEW_NAME] = "name",
  [DIA_PREVIEW_HANDLE] = "handle",
  [DIA_PREVIEW_TIME] = "time",
};

static DiaPreviewWord
find_word (const char *name)
{
  for (guint i = DIA_PREVIEW_NAME; i < G_N_ELEMENTS (word_names); i++)
    {
      if (g_str_equal (name, word_names[i]))
        return i;
    }

  return DIA_PREVIEW_NOTHING;
}

static void
read_words (GKeyFile       *file,
            const char     *key,
            DiaPreviewWord *words)
{
  g_auto (GStrv) names = g_key_file_get_string_list (file, GROUP, key, NULL, NULL);
  guint n = 0;

  if (names == NULL)
    return;

  for (char **name = names; *name != NULL && n < DIA_PREVIEW_MAX_WORDS; name++)
    {
      DiaPreviewWord word = find_word (*name);

      if (word != DIA_PREVIEW_NOTHING)
        words[n++] = word;
    }
  while (n < DIA_PREVIEW_MAX_WORDS)
    words[n++] = DIA_PREVIEW_NOTHING;
}

static void
read_flag (GKeyFile   *file,
           const char *key,
           gboolean   *flag)
{
  if (g_key_file_has_key (file, GROUP, key, NULL))
    *flag = g_key_file_get_boolean (file, GROUP, key, NULL);
}

static void
read_number (GKeyFile   *file,
             const char *key,
             guint      *number)
{
  if (g_key_file_has_key (file, GROUP, key, NULL))
    *number = (guint) MAX (0, g_key_file_get_integer (file, GROUP, key, NULL));
}

void
dia_preview_style_read (DiaPreviewStyle *style,
                        GKeyFile        *file)
{
  read_words (file, "head", style->head);
  read_words (file, "sub_head", style->sub_head);
  read_flag (file, "square_avatar", &style->square_avatar);
  read_flag (file, "beside_avatar", &style->beside_avatar);
  read_flag (file, "pictures_first", &style->pictures_first);
  read_flag (file, "carousel", &style->carousel);
  read_flag (file, "named_text", &style->named_text);
  read_flag (file, "plain_links", &style->plain_links);
  read_number (file, "fold_after", &style->fold_after);
  read_number (file, "link_length", &style->link_length);
  read_number (file, "link_path_length", &style->link_path_length);
}
