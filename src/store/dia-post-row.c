/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-post-row.h"

#include "dia-format.h"

#include <string.h>

/* A row of a damaged file whose wall time or zone cannot be read has no slot. */
static void
read_slot (DiaStatement *statement,
           DiaSlot      *slot)
{
  DiaSlot made = DIA_SLOT_NONE;

  *slot = DIA_SLOT_NONE;
  if (!dia_wall_time_parse (dia_statement_get_text (statement, 4), &made.wall, NULL))
    return;

  if (g_strlcpy (made.zone, dia_statement_get_text (statement, 5), sizeof made.zone) >= sizeof made.zone)
    return;

  made.at = dia_statement_get_instant (statement, 6);
  made.kind = CLAMP (dia_statement_get_int64 (statement, 7), DIA_WALL_UNIQUE, DIA_WALL_FOLD);
  *slot = made;
}

gpointer
dia_post_row_read (DiaStatement *statement)
{
  DiaPost *post = dia_post_new ();

  post->id = dia_statement_get_id (statement, 0);
  post->content_id = dia_statement_get_id (statement, 1);
  post->account_id = dia_statement_get_id (statement, 2);
  /* Only a damaged file has another word there: then a person has to look. */
  post->state = DIA_POST_UNCONFIRMED;
  dia_post_state_from_string (dia_statement_get_text (statement, 3), &post->state);
  read_slot (statement, &post->slot);
  post->own_text = dia_statement_get_boolean (statement, 8);
  post->behind = dia_statement_get_boolean (statement, 9);
  dia_statement_read_text (statement, 10, &post->text);
  dia_statement_read_text (statement, 11, &post->warning);
  post->attempts = dia_statement_get_int64 (statement, 12);
  post->not_before = dia_statement_get_instant (statement, 13);
  post->published_at = dia_statement_get_instant (statement, 14);
  dia_statement_read_text (statement, 15, &post->remote_id);
  dia_statement_read_text (statement, 16, &post->remote_url);
  dia_statement_read_text (statement, 17, &post->problem);
  post->version = dia_statement_get_int64 (statement, 18);
  post->kept = CLAMP (dia_statement_get_int64 (statement, 19), DIA_KEPT_NOT, DIA_KEPT_RETURNING);

  return post;
}

void
dia_post_row_bind (DiaStatement  *statement,
                   const DiaPost *post,
                   DiaPostState   state)
{
  g_autofree char *wall = dia_slot_is_set (&post->slot) ? dia_wall_time_to_string (&post->slot.wall) : g_strdup ("");

  dia_statement_bind_id (statement, 1, post->id);
  dia_statement_bind_id (statement, 2, post->content_id);
  dia_statement_bind_id (statement, 3, post->account_id);
  dia_statement_bind_text (statement, 4, dia_post_state_to_string (state));
  dia_statement_bind_text (statement, 5, wall);
  dia_statement_bind_text (statement, 6, post->slot.zone);
  dia_statement_bind_instant (statement, 7, post->slot.at);
  dia_statement_bind_int64 (statement, 8, post->slot.kind);
  dia_statement_bind_boolean (statement, 9, post->own_text);
  dia_statement_bind_boolean (statement, 10, post->behind);
  dia_statement_bind_text (statement, 11, post->text);
  dia_statement_bind_text (statement, 12, post->warning);
  dia_statement_bind_int64 (statement, 13, dia_post_row_hash_text (post->text));
  dia_statement_bind_int64 (statement, 14, post->attempts);
  dia_statement_bind_instant (statement, 15, post->not_before);
  dia_statement_bind_instant (statement, 16, post->published_at);
  dia_statement_bind_text (statement, 17, post->remote_id);
  dia_statement_bind_text (statement, 18, post->remote_url);
  dia_statement_bind_text (statement, 19, post->problem);
}

gint64
dia_post_row_hash_text (const char *text)
{
  g_autofree char *folded = dia_format_fold (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\r\n", -1);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  gint64 hash;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      g_checksum_update (checksum, (const guint8 *) words[i], strlen (words[i]));
      g_checksum_update (checksum, (const guint8 *) " ", 1);
    }

  g_checksum_get_digest (checksum, digest, &length);
  memcpy (&hash, digest, sizeof hash);

  return GINT64_FROM_BE (hash);
}
