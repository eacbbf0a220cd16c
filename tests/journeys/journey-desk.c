/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-desk.h"

#include "journey-private.h"

#include <sqlite3.h>

/* A locale of this name is made for the journey: a machine that speaks another
 * language has none. */
#define FRENCH_LOCALE "fr_FR.UTF-8"

/* What libadwaita calls a toast in the tree. */
#define TOAST "AdwToastWidget"

/* How long a query waits for the desk to be done with a write, and between two
 * queries. */
#define BUSY_MS 10000
#define QUERY_PAUSE 200000

static char *
make_french_locale (JourneyStage *stage)
{
  g_autofree char *folder = g_build_filename (journey_stage_get_folder (stage), "locales", NULL);
  g_autofree char *path = g_build_filename (folder, FRENCH_LOCALE, NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&folder);
  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "localedef", "-i", "fr_FR", "-f", "UTF-8", path, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&folder);
}

static GStrv
make_environment (JourneyStage      *stage,
                  const char        *language,
                  const char *const *more)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (g_str_equal (language, "fr"))
    {
      g_autofree char *folder = make_french_locale (stage);
      g_autofree char *locales = g_strconcat ("LOCPATH=", folder, NULL);

      g_strv_builder_add_many (builder, locales, "LC_ALL=" FRENCH_LOCALE, NULL);
    }
  if (more != NULL)
    g_strv_builder_addv (builder, (const char **) more);
  return g_strv_builder_end (builder);
}

static const char *
strip_mnemonic (const char *text)
{
  g_autofree char *plain = NULL;
  char **parts;

  if (strchr (text, '_') == NULL)
    return text;
  parts = g_strsplit (text, "_", -1);
  plain = g_strjoinv ("", parts);
  g_strfreev (parts);
  return g_intern_string (plain);
}

/* The close button of a toast has no name in libadwaita 1.2. A toast that goes
 * by itself meanwhile is gone all the same. */
static gboolean
visit_close (JourneyNode *node,
             AtspiRole    role,
             const char  *name,
             gpointer     data)
{
  JourneyDesk *self = data;

  return role == ATSPI_ROLE_PUSH_BUTTON && g_str_equal (name, "GtkImage") && journey_do (self->journey, node, NULL);
}

static void
close_toasts (JourneyDesk *self)
{
  JourneyNode *toast;

  while ((toast = journey_find (self->journey, NULL, JOURNEY_ANY, TOAST)) != NULL)
    {
      journey_walk (self->journey, toast, visit_close, self);
      journey_expect_gone (self->journey, toast, JOURNEY_ANY, TOAST);
      journey_node_unref (toast);
    }
}

static char *
find_workspace (JourneyDesk *self)
{
  g_autofree char *folder = g_build_filename (journey_get_home (self->journey), ".local", "share", "diapason", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) names = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (names)) != NULL)
    if (g_str_has_suffix (name, ".diapason"))
      return g_build_filename (folder, name, NULL);
  journey_fail (self->journey, "there is no workspace in %s", folder);
}

static GStrv
read_row (sqlite3_stmt *statement)
{
  int n_columns = sqlite3_column_count (statement);
  GStrv row = g_new0 (char *, (gsize) n_columns + 1);

  for (int i = 0; i < n_columns; i++)
    {
      const char *text = (const char *) sqlite3_column_text (statement, i);

      row[i] = g_strdup (text != NULL ? text : "");
    }
  return row;
}

JourneyDesk *
journey_desk_new (JourneyStage      *stage,
                  const char        *name,
                  const char        *language,
                  const char        *time_zone,
                  const char *const *environment)
{
  JourneyDesk *self = g_new0 (JourneyDesk, 1);
  g_auto (GStrv) variables = make_environment (stage, language, environment);
  const JourneyOptions options = {
    .name = name,
    .program = g_getenv ("JOURNEY_PROGRAM"),
    .language = language,
    .time_zone = time_zone,
    .environment = (const char *const *) variables,
  };

  self->journey = journey_new (stage, &options);
  self->words = journey_words_new (g_getenv ("JOURNEY_LOCALEDIR"), language);
  return self;
}

void
journey_desk_free (JourneyDesk *self)
{
  journey_free (self->journey);
  journey_words_free (self->words);
  g_free (self);
}

const char *
journey_desk_tr (JourneyDesk *self,
                 const char  *text)
{
  return strip_mnemonic (journey_words_get (self->words, text));
}

const char *
journey_desk_tr_in (JourneyDesk *self,
                    const char  *context,
                    const char  *text)
{
  return strip_mnemonic (journey_words_get_in (self->words, context, text));
}

void
journey_desk_press (JourneyDesk     *self,
                    JourneyNode *root,
                    const char  *text)
{
  g_autofree char *pattern = g_strconcat ("*", journey_desk_tr (self, text), NULL);
  gboolean mnemonic = strchr (journey_words_get (self->words, text), '_') != NULL;

  /* GTK 4.8 calls a button with a mnemonic "_Save Save". */
  journey_press (self->journey, root, ATSPI_ROLE_PUSH_BUTTON, mnemonic ? pattern : pattern + 1);
}

void
journey_desk_set_text (JourneyDesk     *self,
                       JourneyNode *root,
                       const char      *name,
                       const char      *text)
{
  g_autoptr (JourneyNode) node = journey_wait (self->journey, root, ATSPI_ROLE_TEXT, journey_desk_tr (self, name));

  journey_set_text (self->journey, node, text);
}

void
journey_desk_choose (JourneyDesk *self,
                     const char  *row,
                     const char  *choice)
{
  g_autoptr (JourneyNode) combo =
    journey_wait (self->journey, NULL, ATSPI_ROLE_COMBO_BOX, journey_desk_tr (self, row));
  g_autoptr (JourneyNode) popover = NULL;
  g_autoptr (JourneyNode) item = NULL;

  journey_click (self->journey, combo);
  popover = journey_wait (self->journey, combo, JOURNEY_ANY, "GtkPopover");
  item = journey_wait (self->journey, popover, ATSPI_ROLE_LABEL, choice);
  journey_click (self->journey, item);
  journey_expect_gone (self->journey, combo, JOURNEY_ANY, "GtkPopover");
}

void
journey_desk_expect_count (JourneyDesk *self,
                           const char  *text,
                           guint        number)
{
  g_autofree char *counted = journey_words_dup_count (self->words, text, number);
  g_autofree char *pattern = g_strconcat (counted, "*", NULL);

  journey_expect (self->journey, NULL, JOURNEY_ANY, pattern);
}

void
journey_desk_look (JourneyDesk *self,
                   const char  *what)
{
  close_toasts (self);
  journey_check_names (self->journey, self->words);
  journey_save_screen (self->journey, what);
}

void
journey_desk_open_demonstration (JourneyDesk *self)
{
  journey_desk_press (self, NULL, "Try the demonstration");
  journey_expect (self->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr (self, "New content"));
  journey_desk_expect_count (self, "%u account", 52);
}

void
journey_desk_open_empty (JourneyDesk *self)
{
  journey_desk_press (self, NULL, "Create an empty workspace");
  journey_expect (self->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr (self, "New content"));
}

void
journey_desk_write (JourneyDesk *self,
                    const char  *text)
{
  journey_desk_press (self, NULL, "New content");
  journey_desk_set_text (self, NULL, "Text", text);
}

static GPtrArray *
query (JourneyDesk *self,
       const char  *sql,
       va_list      texts)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *file = find_workspace (self);
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  const char *text;

  g_assert_cmpint (sqlite3_open_v2 (file, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (database, BUSY_MS);
  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  for (int i = 1; (text = va_arg (texts, const char *)) != NULL; i++)
    g_assert_cmpint (sqlite3_bind_text (statement, i, text, -1, SQLITE_TRANSIENT), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (rows, read_row (statement));
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  return rows;
}

GPtrArray *
journey_desk_query (JourneyDesk *self,
                    const char  *sql,
                    ...)
{
  GPtrArray *rows;
  va_list texts;

  va_start (texts, sql);
  rows = query (self, sql, texts);
  va_end (texts);
  return rows;
}

void
journey_desk_expect_value (JourneyDesk *self,
                           guint        seconds,
                           const char  *expected,
                           const char  *sql,
                           ...)
{
  gint64 deadline = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  gboolean in_time = TRUE;
  gboolean found = FALSE;

  while (!found)
    {
      g_autoptr (GPtrArray) rows = NULL;
      va_list texts;

      va_start (texts, sql);
      rows = query (self, sql, texts);
      va_end (texts);
      found = rows->len > 0 && g_strcmp0 (((GStrv) rows->pdata[0])[0], expected) == 0;
      if (!found && !in_time)
        journey_fail (self->journey, "the workspace says “%s” instead of “%s” to %s",
                      rows->len > 0 ? ((GStrv) rows->pdata[0])[0] : "", expected, sql);
      in_time = found || journey_pause (self->journey, QUERY_PAUSE, deadline);
    }
}
