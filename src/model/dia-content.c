/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content.h"

#include "dia-field.h"
#include "dia-text-measure.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (DiaContent, dia_content, G_TYPE_OBJECT)

/* 0 when the variant is for others; the most specific one ranks highest. */
static int
rank_variant (const DiaVariant *variant,
              DiaId             account_id,
              const char       *network,
              const char       *language)
{
  gboolean any_network = variant->network[0] == '\0';
  gboolean any_language = variant->language[0] == '\0';

  if (variant->account_id != DIA_ID_NONE)
    return variant->account_id == account_id ? 4 : 0;
  if (!any_network && !g_str_equal (variant->network, network))
    return 0;
  if (!any_language && !g_str_equal (variant->language, language))
    return 0;
  if (any_network && any_language)
    return 0;
  if (!any_network && !any_language)
    return 3;

  return any_network ? 2 : 1;
}

static gboolean
is_cut (const char *line)
{
  g_autofree char *bare = g_strchomp (g_strdup (line));

  return g_str_equal (bare, "---");
}

/* Takes what @part holds as the next part, unless it is blank. */
static gboolean
end_part (GStrvBuilder *parts,
          GString      *part)
{
  g_autofree char *text = g_strstrip (g_strdup (part->str));

  g_string_truncate (part, 0);
  if (text[0] == '\0')
    return FALSE;

  g_strv_builder_add (parts, text);
  return TRUE;
}

static char *
join_words (const char *text)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        g_string_append_len (joined, p, g_utf8_next_char (p) - p);
      else if (joined->len > 0 && joined->str[joined->len - 1] != ' ')
        g_string_append_c (joined, ' ');
    }

  return g_strchomp (g_string_free (g_steal_pointer (&joined), FALSE));
}

/* At most @max_characters grapheme clusters, so that no emoji is cut in two;
 * the ellipsis is one of them. */
static char *
shorten (const char *text,
         guint       max_characters)
{
  g_autofree char *line = join_words (text);
  gsize length = strlen (line);
  gsize end = 0, cut = 0;
  guint n = 0;

  while (end < length && n <= max_characters)
    {
      if (n + 1 == max_characters)
        cut = end;
      end = dia_text_next_grapheme (line, length, end);
      n++;
    }

  if (n <= max_characters)
    return g_steal_pointer (&line);

  line[cut] = '\0';
  return g_strconcat (g_strchomp (line), "…", NULL);
}

static void
dia_content_finalize (GObject *object)
{
  DiaContent *self = (DiaContent *) object;

  g_free (self->title);
  g_free (self->text);
  g_free (self->language);
  g_free (self->link);
  g_free (self->warning);
  g_free (self->reply_to);
  g_ptr_array_unref (self->media);
  g_ptr_array_unref (self->variants);

  G_OBJECT_CLASS (dia_content_parent_class)->finalize (object);
}

static void
dia_content_class_init (DiaContentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_content_finalize;
}

static void
dia_content_init (DiaContent *self)
{
  self->title = g_strdup ("");
  self->text = g_strdup ("");
  self->language = g_strdup ("");
  self->link = g_strdup ("");
  self->warning = g_strdup ("");
  self->reply_to = g_strdup ("");
  self->created_at = DIA_INSTANT_NONE;
  self->changed_at = DIA_INSTANT_NONE;
  self->media = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_media_free);
  self->variants = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_variant_free);
}

DiaContent *
dia_content_new (void)
{
  return g_object_new (DIA_TYPE_CONTENT, NULL);
}

DiaContent *
dia_content_copy (const DiaContent *self)
{
  DiaContent *copy = dia_content_new ();

  copy->id = self->id;
  copy->visibility = self->visibility;
  copy->revision = self->revision;
  copy->moment_id = self->moment_id;
  copy->created_at = self->created_at;
  copy->changed_at = self->changed_at;
  for (guint i = 0; i < self->media->len; i++)
    g_ptr_array_add (copy->media, dia_media_copy (self->media->pdata[i]));
  for (guint i = 0; i < self->variants->len; i++)
    g_ptr_array_add (copy->variants, dia_variant_copy (self->variants->pdata[i]));
  dia_field_set_text (&copy->title, self->title);
  dia_field_set_text (&copy->text, self->text);
  dia_field_set_text (&copy->language, self->language);
  dia_field_set_text (&copy->link, self->link);
  dia_field_set_text (&copy->warning, self->warning);
  dia_field_set_text (&copy->reply_to, self->reply_to);

  return copy;
}

DiaMedia *
dia_media_new (void)
{
  DiaMedia *self = g_new0 (DiaMedia, 1);

  self->sha256 = g_strdup ("");
  self->mime_type = g_strdup ("");
  self->alt = g_strdup ("");

  return self;
}

DiaMedia *
dia_media_copy (const DiaMedia *self)
{
  DiaMedia *copy = g_memdup2 (self, sizeof *self);

  copy->sha256 = g_strdup (self->sha256);
  copy->mime_type = g_strdup (self->mime_type);
  copy->alt = g_strdup (self->alt);

  return copy;
}

void
dia_media_free (DiaMedia *self)
{
  g_free (self->sha256);
  g_free (self->mime_type);
  g_free (self->alt);
  g_free (self);
}

DiaVariant *
dia_variant_new (void)
{
  DiaVariant *self = g_new0 (DiaVariant, 1);

  self->language = g_strdup ("");
  self->network = g_strdup ("");
  self->text = g_strdup ("");
  self->warning = g_strdup ("");

  return self;
}

DiaVariant *
dia_variant_copy (const DiaVariant *self)
{
  DiaVariant *copy = g_memdup2 (self, sizeof *self);

  copy->language = g_strdup (self->language);
  copy->network = g_strdup (self->network);
  copy->text = g_strdup (self->text);
  copy->warning = g_strdup (self->warning);

  return copy;
}

void
dia_variant_free (DiaVariant *self)
{
  g_free (self->language);
  g_free (self->network);
  g_free (self->text);
  g_free (self->warning);
  g_free (self);
}

static gboolean
media_says_same (const DiaMedia *media,
                 const DiaMedia *other)
{
  return g_str_equal (media->sha256, other->sha256) && g_str_equal (media->alt, other->alt);
}

static gboolean
variant_says_same (const DiaContent *content,
                   const DiaVariant *variant,
                   const DiaContent *other_content,
                   const DiaVariant *other)
{
  return variant->account_id == other->account_id && g_str_equal (variant->language, other->language) &&
         g_str_equal (variant->network, other->network) && g_str_equal (variant->text, other->text) &&
         g_str_equal (variant->warning, other->warning) &&
         (variant->source_revision < content->revision) == (other->source_revision < other_content->revision);
}

static gboolean
parts_say_same (const DiaContent *content,
                const DiaContent *other)
{
  if (content->media->len != other->media->len || content->variants->len != other->variants->len)
    return FALSE;

  for (guint i = 0; i < content->media->len; i++)
    {
      if (!media_says_same (content->media->pdata[i], other->media->pdata[i]))
        return FALSE;
    }
  for (guint i = 0; i < content->variants->len; i++)
    {
      if (!variant_says_same (content, content->variants->pdata[i], other, other->variants->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

gboolean
dia_content_says_same (const DiaContent *self,
                       const DiaContent *other)
{
  return g_str_equal (self->title, other->title) && g_str_equal (self->text, other->text) &&
         g_str_equal (self->language, other->language) && g_str_equal (self->link, other->link) &&
         g_str_equal (self->warning, other->warning) && g_str_equal (self->reply_to, other->reply_to) &&
         self->visibility == other->visibility && self->moment_id == other->moment_id &&
         parts_say_same (self, other);
}

const DiaVariant *
dia_content_find_variant (const DiaContent *self,
                          DiaId             account_id,
                          const char       *network,
                          const char       *language)
{
  const DiaVariant *best = NULL;
  int best_rank = 0;

  for (guint i = 0; i < self->variants->len; i++)
    {
      const DiaVariant *variant = self->variants->pdata[i];
      int rank = rank_variant (variant, account_id, network, language);

      if (rank > best_rank)
        {
          best = variant;
          best_rank = rank;
        }
    }

  return best;
}

char *
dia_content_dup_title (const DiaContent *self,
                       guint             max_characters)
{
  g_auto (GStrv) parts = dia_thread_split (self->title[0] != '\0' ? self->title : self->text);

  return shorten (parts[0], max_characters);
}

char **
dia_thread_split (const char *text)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (GString) part = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean empty = TRUE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!is_cut (lines[i]))
        {
          g_string_append (part, lines[i]);
          g_string_append_c (part, '\n');
        }
      else if (end_part (parts, part))
        {
          empty = FALSE;
        }
    }

  if (!end_part (parts, part) && empty)
    g_strv_builder_add (parts, "");

  return g_strv_builder_end (parts);
}

gboolean
dia_link_is_web_address (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && *host != '\0' &&
         (g_str_equal (g_uri_get_scheme (uri), "https") || g_str_equal (g_uri_get_scheme (uri), "http"));
}
