/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-export-sheet.h"

#include "dia-accounts.h"
#include "dia-brands.h"
#include "dia-contents.h"
#include "dia-csv.h"
#include "dia-dated-posts.h"
#include "dia-exports.h"
#include "dia-json-output.h"
#include "dia-key-moments.h"
#include "dia-posts.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define MAX_POSTS 100000

/* Clocks of the world show a day up to 14 hours before UTC and 12 after it. */
#define AHEAD  (14 * DIA_HOUR)
#define BEHIND (12 * DIA_HOUR)

static void
free_post (gpointer data)
{
  DiaExportPost *self = data;

  g_clear_object (&self->post);
  g_clear_object (&self->content);
  g_clear_object (&self->account);
  g_clear_object (&self->brand);
  g_free (self);
}

void
dia_export_sheet_free (DiaExportSheet *self)
{
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->moments, g_ptr_array_unref);
  g_free (self);
}

/* What posts share is read once. */
typedef struct
{
  DiaConnection  *connection;   /* (unowned) */
  DiaExportSheet *sheet;        /* (unowned) */
  GArray         *ids;          /* (owned) (element-type DiaId) */
  GHashTable     *accounts;     /* (owned) (element-type DiaId DiaAccount) */
  GHashTable     *brands;       /* (owned) (element-type DiaId DiaBrand) */
  GHashTable     *contents;     /* (owned) (element-type DiaId DiaContent) */
} Reading;

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->ids, g_array_unref);
  g_clear_pointer (&reading->accounts, g_hash_table_unref);
  g_clear_pointer (&reading->brands, g_hash_table_unref);
  g_clear_pointer (&reading->contents, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static void
take_post (const DiaDatedPost *post,
           gpointer            user_data)
{
  Reading *reading = user_data;
  DiaWallTime wall;
  DiaDay day;

  if (!dia_wall_time_parse (post->wall, &wall, NULL))
    return;
  day = dia_day_from_wall (&wall);
  if (day >= reading->sheet->first && day <= reading->sheet->last)
    g_array_append_val (reading->ids, post->id);
}

static gboolean
read_people (Reading  *reading,
             GError  **error)
{
  g_autoptr (GPtrArray) accounts = dia_accounts_list (reading->connection, NULL, error);
  g_autoptr (GPtrArray) brands = accounts != NULL ? dia_brands_list (reading->connection, error) : NULL;

  if (brands == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    g_hash_table_insert (reading->accounts, &DIA_ACCOUNT (accounts->pdata[i])->id, g_object_ref (accounts->pdata[i]));
  for (guint i = 0; i < brands->len; i++)
    g_hash_table_insert (reading->brands, &DIA_BRAND (brands->pdata[i])->id, g_object_ref (brands->pdata[i]));

  return TRUE;
}

/* (transfer none) (nullable) */
static DiaContent *
find_content (Reading  *reading,
              DiaId     id,
              GError  **error)
{
  DiaContent *content = g_hash_table_lookup (reading->contents, &id);

  if (content == NULL && (content = dia_contents_load (reading->connection, id, error)) != NULL)
    g_hash_table_insert (reading->contents, &content->id, content);

  return content;
}

static gboolean
add_post (Reading  *reading,
          DiaId     id,
          GError  **error)
{
  g_autoptr (DiaPost) post = dia_posts_load (reading->connection, id, error);
  DiaContent *content = post != NULL ? find_content (reading, post->content_id, error) : NULL;
  DiaAccount *account = content != NULL ? g_hash_table_lookup (reading->accounts, &post->account_id) : NULL;
  DiaExportPost *made;

  /* That of an account which is gone is no part of any scope. */
  if (account == NULL)
    return content != NULL;

  made = g_new0 (DiaExportPost, 1);
  made->brand = g_hash_table_lookup (reading->brands, &account->brand_id);
  if (made->brand != NULL)
    g_object_ref (made->brand);
  made->account = g_object_ref (account);
  made->content = g_object_ref (content);
  made->post = g_steal_pointer (&post);
  g_ptr_array_add (reading->sheet->posts, made);

  return TRUE;
}

static int
compare_posts (gconstpointer a,
               gconstpointer b)
{
  const DiaPost *one = (*(const DiaExportPost *const *) a)->post;
  const DiaPost *other = (*(const DiaExportPost *const *) b)->post;

  if (one->slot.at != other->slot.at)
    return one->slot.at < other->slot.at ? -1 : 1;

  return one->id < other->id ? -1 : one->id > other->id;
}

static gboolean
read_posts (Reading        *reading,
            const DiaScope *scope,
            GError        **error)
{
  const DiaDatedRange range = {
    scope, reading->sheet->first * DIA_DAY - AHEAD, (reading->sheet->last + 1) * DIA_DAY + BEHIND, MAX_POSTS,
  };
  guint n;

  if (!dia_dated_posts_walk (reading->connection, &range, take_post, reading, &n, error))
    return FALSE;
  if (n >= MAX_POSTS)
    {
      g_set_error (error, DIA_EXPORT_ERROR, DIA_EXPORT_ERROR_TOO_MUCH,
                   _("There are more than %u posts on these days: choose fewer days."), MAX_POSTS);
      return FALSE;
    }
  for (guint i = 0; i < reading->ids->len; i++)
    if (!add_post (reading, g_array_index (reading->ids, DiaId, i), error))
      return FALSE;
  g_ptr_array_sort (reading->sheet->posts, compare_posts);

  return TRUE;
}

DiaExportSheet *
dia_export_sheet_read (DiaConnection  *connection,
                       const DiaScope *scope,
                       DiaDay          first,
                       DiaDay          last,
                       DiaInstant      now,
                       GError        **error)
{
  g_autoptr (DiaExportSheet) self = g_new0 (DiaExportSheet, 1);
  g_autofree char *first_text = dia_day_to_string (first);
  g_autofree char *last_text = dia_day_to_string (last);
  g_auto (Reading) reading = {
    .connection = connection, .sheet = self, .ids = g_array_new (FALSE, FALSE, sizeof (DiaId)),
    .accounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref),
    .brands = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref),
    .contents = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref),
  };

  self->first = first;
  self->last = last;
  self->now = now;
  self->posts = g_ptr_array_new_with_free_func (free_post);
  self->moments = dia_key_moments_list (connection, first_text, last_text, error);
  if (self->moments == NULL || !read_people (&reading, error) || !read_posts (&reading, scope, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
append_post (GString             *csv,
             const DiaExportPost *self)
{
  const DiaPost *post = self->post;
  g_autofree char *wall = dia_wall_time_to_string (&post->slot.wall);
  g_autofree char *handle = dia_account_dup_handle (self->account);
  g_autofree char *id = dia_id_to_string (post->id);

  dia_csv_append_field (csv, wall, ",");
  dia_csv_append_field (csv, post->slot.zone, ",");
  dia_csv_append_field (csv, self->account->network, ",");
  dia_csv_append_field (csv, handle, ",");
  dia_csv_append_field (csv, post->text, ",");
  dia_csv_append_field (csv, self->content->link, ",");
  dia_csv_append_field (csv, self->account->language, ",");
  dia_csv_append_field (csv, post->warning, ",");
  dia_csv_append_field (csv, dia_post_state_to_string (post->state), ",");
  dia_csv_append_field (csv, self->brand != NULL ? self->brand->name : "", ",");
  dia_csv_append_field (csv, self->account->market, ",");
  dia_csv_append_field (csv, post->remote_url, ",");
  dia_csv_append_field (csv, id, "\r\n");
}

char *
dia_export_sheet_dup_csv (const DiaExportSheet *self)
{
  GString *csv = g_string_new ("date,zone,network,account,text,link,language,warning,state,brand,market,url,id\r\n");

  for (guint i = 0; i < self->posts->len; i++)
    append_post (csv, self->posts->pdata[i]);

  return g_string_free (csv, FALSE);
}

static void
add_json_post (JsonBuilder         *builder,
               const DiaExportPost *self)
{
  dia_json_output_begin_post (builder, self->post, self->account);
  dia_json_output_set_text (builder, "link", self->content->link);
  dia_json_output_set_text (builder, "language", self->account->language);
  dia_json_output_set_text (builder, "market", self->account->market);
  dia_json_output_set_text (builder, "brand", self->brand != NULL ? self->brand->name : NULL);
  dia_json_output_set_id (builder, "moment_id", self->content->moment_id);
  json_builder_end_object (builder);
}

static void
add_json_moment (JsonBuilder        *builder,
                 const DiaKeyMoment *moment)
{
  json_builder_begin_object (builder);
  dia_json_output_set_id (builder, "id", moment->id);
  dia_json_output_set_text (builder, "title", moment->title);
  dia_json_output_set_text (builder, "first_day", moment->first_day);
  dia_json_output_set_text (builder, "last_day", moment->last_day);
  dia_json_output_set_text (builder, "color", moment->color);
  dia_json_output_set_text (builder, "brief", moment->brief);
  json_builder_end_object (builder);
}

char *
dia_export_sheet_dup_json (const DiaExportSheet *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *first = dia_day_to_string (self->first);
  g_autofree char *last = dia_day_to_string (self->last);

  json_builder_begin_object (builder);
  dia_json_output_set_text (builder, "from", first);
  dia_json_output_set_text (builder, "to", last);
  json_builder_set_member_name (builder, "posts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->posts->len; i++)
    add_json_post (builder, self->posts->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "moments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->moments->len; i++)
    add_json_moment (builder, self->moments->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);

  return json_generator_to_data (generator, NULL);
}
