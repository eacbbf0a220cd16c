/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-pds.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <sqlite3.h>
#include <string.h>

struct _JourneyPds
{
  char        *scripts;  /* (owned) where the server is installed */
  char        *data;     /* (owned) where it keeps what it knows */
  GSubprocess *process;  /* (owned) */
  JsonNode    *answer;   /* (owned) what it said when it was ready */
  char        *port;     /* (owned) */
  SoupSession *session;  /* (owned) */
};

static const char *
get_text (JourneyPds *self,
          guint       account,
          const char *name)
{
  JsonObject *answer = json_node_get_object (self->answer);

  return json_object_get_string_member (
           json_array_get_object_element (json_object_get_array_member (answer, "accounts"), account), name);
}

static void
read_answer (JourneyPds *self)
{
  g_autoptr (GDataInputStream) output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  const char *url;

  g_assert_no_error (error);
  g_assert_nonnull (line);
  self->answer = json_from_string (line, &error);
  g_assert_no_error (error);
  url = json_object_get_string_member (json_node_get_object (self->answer), "pds");
  self->port = g_strdup (strrchr (url, ':') + 1);
}

JourneyPds *
journey_pds_new (const char *folder,
                 const char *data)
{
  JourneyPds *self = g_new0 (JourneyPds, 1);
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *script = g_build_filename (folder, "start.mjs", NULL);
  g_autoptr (GError) error = NULL;

  self->scripts = g_strdup (folder);
  self->session = soup_session_new ();
  self->data = g_strdup (data);
  g_assert_no_errno (g_mkdir_with_parents (data, 0700));
  g_subprocess_launcher_setenv (launcher, "TMPDIR", self->data, TRUE);
  self->process = g_subprocess_launcher_spawn (launcher, &error, "node", script, NULL);
  g_assert_no_error (error);
  read_answer (self);
  return self;
}

void
journey_pds_free (JourneyPds *self)
{
  /* It ends when its input does. */
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  g_object_unref (self->session);
  json_node_unref (self->answer);
  g_free (self->scripts);
  g_free (self->data);
  g_free (self->port);
  g_free (self);
}

const char *
journey_pds_get_handle (JourneyPds *self,
                        guint       account)
{
  return get_text (self, account, "handle");
}

const char *
journey_pds_get_did (JourneyPds *self,
                     guint       account)
{
  return get_text (self, account, "did");
}

const char *
journey_pds_get_password (JourneyPds *self,
                          guint       account)
{
  return get_text (self, account, "password");
}

char *
journey_pds_dup_url (JourneyPds *self,
                     const char *host)
{
  return g_strdup_printf ("http://%s:%s", host, self->port);
}

static SoupMessage *
make_message (JourneyPds *self,
              const char *method,
              const char *path,
              const char *bearer)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%s/xrpc/%s", self->port, path);
  g_autofree char *authorization = g_strconcat ("Bearer ", bearer, NULL);
  SoupMessage *message = soup_message_new (method, url);

  if (bearer != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", authorization);
  return message;
}

/* The body of an answer that must be a good one. (transfer full) */
static GBytes *
send (JourneyPds  *self,
      SoupMessage *message)
{
  g_autoptr (GError) error = NULL;
  GBytes *body = soup_session_send_and_read (self->session, message, NULL, &error);

  g_assert_no_error (error);
  if (soup_message_get_status (message) != SOUP_STATUS_OK)
    g_error ("the server answered %u: %.*s", soup_message_get_status (message), (int) g_bytes_get_size (body),
             (const char *) g_bytes_get_data (body, NULL));
  return body;
}

static JsonNode *
ask (JourneyPds  *self,
     SoupMessage *message)
{
  g_autoptr (GBytes) body = send (self, message);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

static JsonNode *
post (JourneyPds *self,
      const char *method,
      const char *bearer,
      const char *json)
{
  g_autoptr (SoupMessage) message = make_message (self, "POST", method, bearer);
  g_autoptr (GBytes) body = g_bytes_new (json, strlen (json));

  soup_message_set_request_body_from_bytes (message, "application/json", body);
  return ask (self, message);
}

char *
journey_pds_make_app_password (JourneyPds *self,
                               guint       account)
{
  g_autofree char *sign_in = g_strdup_printf ("{\"identifier\":\"%s\",\"password\":\"%s\"}",
                                              journey_pds_get_handle (self, account),
                                              journey_pds_get_password (self, account));
  g_autoptr (JsonNode) session = post (self, "com.atproto.server.createSession", NULL, sign_in);
  g_autoptr (JsonNode) made =
    post (self, "com.atproto.server.createAppPassword",
          json_object_get_string_member (json_node_get_object (session), "accessJwt"), "{\"name\":\"Diapason\"}");

  return g_strdup (json_object_get_string_member (json_node_get_object (made), "password"));
}

JsonNode *
journey_pds_list_posts (JourneyPds *self,
                        guint       account)
{
  g_autofree char *path =
    g_strdup_printf ("com.atproto.repo.listRecords?repo=%s&collection=app.bsky.feed.post&limit=100&reverse=true",
                     journey_pds_get_did (self, account));
  g_autoptr (SoupMessage) message = make_message (self, "GET", path, NULL);
  g_autoptr (JsonNode) answer = ask (self, message);
  JsonNode *records = json_object_dup_member (json_node_get_object (answer), "records");

  g_assert_nonnull (records);
  return records;
}

GBytes *
journey_pds_fetch_blob (JourneyPds *self,
                        guint       account,
                        const char *cid)
{
  g_autofree char *path = g_strdup_printf ("com.atproto.sync.getBlob?did=%s&cid=%s", journey_pds_get_did (self, account), cid);
  g_autoptr (SoupMessage) message = make_message (self, "GET", path, NULL);

  return send (self, message);
}

guint
journey_pds_refresh (JourneyPds *self,
                     const char *refresh_token)
{
  g_autoptr (SoupMessage) message = make_message (self, "POST", "com.atproto.server.refreshSession", refresh_token);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = soup_session_send_and_read (self->session, message, NULL, &error);

  g_assert_no_error (error);
  return soup_message_get_status (message);
}

/* The file in which the server keeps accounts, in a folder that it names
 * itself. (transfer full) */
static char *
find_accounts (JourneyPds *self)
{
  g_autoptr (GDir) names = g_dir_open (self->data, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *file = g_build_filename (self->data, name, "account.sqlite", NULL);

      if (g_file_test (file, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&file);
    }
  g_error ("the server keeps no accounts in %s", self->data);
}

guint
journey_pds_count_oauth_sessions (JourneyPds *self,
                                  guint       account)
{
  g_autofree char *file = find_accounts (self);
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  guint count;

  g_assert_cmpint (sqlite3_open_v2 (file, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (database, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (database, "SELECT count (*) FROM token WHERE did = ?", -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, journey_pds_get_did (self, account), -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  count = (guint) sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return count;
}

static void
write_file (const char *folder,
            const char *name,
            const char *text,
            int         mode)
{
  g_autofree char *file = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (file);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (parent, 0700));
  g_file_set_contents_full (file, text, -1, G_FILE_SET_CONTENTS_NONE, mode, &error);
  g_assert_no_error (error);
}

void
journey_pds_install_browser (JourneyPds *self,
                             guint       account,
                             const char *folder,
                             const char *home)
{
  g_autofree char *script =
    g_strdup_printf ("#!/bin/sh\nexec node '%s/approve.mjs' \"$1\" %s <'%s/browser-password'\n",
                     self->scripts, journey_pds_get_handle (self, account), folder);
  g_autofree char *entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Browser\nExec=%s/browser %%u\n"
                                            "MimeType=x-scheme-handler/http;\n", folder);

  write_file (folder, "browser-password", journey_pds_get_password (self, account), 0600);
  write_file (folder, "browser", script, 0700);
  write_file (home, ".local/share/applications/journey-browser.desktop", entry, 0600);
  write_file (home, ".config/mimeapps.list", "[Default Applications]\nx-scheme-handler/http=journey-browser.desktop\n", 0600);
}
