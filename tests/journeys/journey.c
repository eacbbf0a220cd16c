/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-private.h"

#include <glib/gprintf.h>
#include <glib/gstdio.h>
#include <signal.h>

static char *
make_folder (const char *parent,
             const char *name)
{
  char *path = g_build_filename (parent, name, NULL);

  g_assert_no_errno (g_mkdir_with_parents (path, 0700));
  return path;
}

static void
set_path (GStrv      *environment,
          const char *variable,
          const char *parent,
          const char *name)
{
  g_autofree char *path = make_folder (parent, name);

  *environment = g_environ_setenv (*environment, variable, path, TRUE);
}

/* The program sees a fresh person: no settings, no cache, the language asked
 * for, and a warning ends it. */
static GStrv
make_environment (Journey              *self,
                  const JourneyOptions *options)
{
  static const struct { const char *name, *value; } fixed[] = {
    { "GSETTINGS_BACKEND", "keyfile" }, { "GSK_RENDERER", "cairo" }, { "GDK_DEBUG", "gl-disable" },
    { "GDK_BACKEND", "x11" }, { "LC_ALL", "C.UTF-8" }, { "G_DEBUG", "fatal-warnings" },
    { "GTK_A11Y", "atspi" }, { "GIO_USE_VFS", "local" },
  };
  GStrv environment = g_get_environ ();

  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    environment = g_environ_setenv (environment, fixed[i].name, fixed[i].value, TRUE);
  environment = g_environ_unsetenv (environment, "GTK_THEME");
  environment = g_environ_setenv (environment, "HOME", self->home, TRUE);
  environment = g_environ_setenv (environment, "LANGUAGE", options->language, TRUE);
  environment = g_environ_setenv (environment, "TZ", options->time_zone ? options->time_zone : "Europe/Paris", TRUE);
  set_path (&environment, "XDG_DATA_HOME", self->home, ".local/share");
  set_path (&environment, "XDG_CONFIG_HOME", self->home, ".config");
  set_path (&environment, "XDG_CACHE_HOME", self->home, ".cache");
  set_path (&environment, "XDG_STATE_HOME", self->home, ".local/state");
  for (gsize i = 0; options->environment != NULL && options->environment[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (options->environment[i], "=", 2);

      environment = g_environ_setenv (environment, pair[0], pair[1], TRUE);
    }
  return environment;
}

/* The desk is drawn with this font; a display without a settings service has
 * another one. */
static void
write_toolkit_settings (Journey *self)
{
  g_autofree char *folder = make_folder (self->home, ".config/gtk-4.0");
  g_autofree char *file = g_build_filename (folder, "settings.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, "[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=false\n", -1, &error);
  g_assert_no_error (error);
}

static void
wait_for_app (Journey *self)
{
  gint64 deadline = g_get_monotonic_time () + JOURNEY_WAIT;

  while ((self->app = journey_tools_find_program (self->tools, journey_get_pid (self))) == NULL)
    if (!journey_pause (self, JOURNEY_PAUSE, deadline))
      journey_fail (self, "the program did not appear");
}

/* The newest first: it may be modal. */
static void
close_windows (Journey *self)
{
  g_autoptr (GVariant) answer = journey_tools_ask_one (self->tools, self->app, "Accessible", "GetChildren", NULL);
  g_autoptr (GVariant) windows = NULL;

  if (answer == NULL)
    return;
  g_variant_get (answer, "(@a(so))", &windows);
  for (gsize i = g_variant_n_children (windows); i > 0; i--)
    {
      g_autoptr (JourneyNode) window = NULL;
      const char *bus_name, *path;

      g_variant_get_child (windows, i - 1, "(&s&o)", &bus_name, &path);
      window = journey_node_new (bus_name, path);
      journey_do (self, window, "window.close");
    }
}

static gboolean
has_ended (Journey *self)
{
  return self->process == NULL || g_subprocess_get_identifier (self->process) == NULL;
}

static void
forget_program (Journey *self)
{
  g_hash_table_remove_all (self->nodes);
  g_hash_table_remove_all (self->looked_into);
  g_clear_pointer (&self->app, journey_node_unref);
  g_clear_object (&self->process);
}

/* Where screens and trees go: JOURNEY_OUTPUT, else beside the test. */
static char *
result_path (Journey    *self,
             const char *what)
{
  const char *folder = g_getenv ("JOURNEY_OUTPUT");
  g_autofree char *base = g_strdup_printf ("%s-%s", self->name, what);

  if (folder == NULL)
    return g_build_filename (g_test_get_dir (G_TEST_BUILT), base, NULL);
  g_mkdir_with_parents (folder, 0755);
  return g_build_filename (folder, base, NULL);
}

Journey *
journey_new (JourneyStage         *stage,
             const JourneyOptions *options)
{
  Journey *self = g_new0 (Journey, 1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *steps = NULL;

  self->stage = stage;
  self->tools = journey_tools_new ();
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) journey_node_unref);
  self->looked_into = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->name = g_strdup_printf ("%s-%s", options->name, options->language);
  self->home = make_folder (journey_stage_get_folder (stage), self->name);
  self->output = g_build_filename (self->home, "output.txt", NULL);
  self->environment = make_environment (self, options);
  write_toolkit_settings (self);
  g_ptr_array_add (argv, g_strdup (options->program));
  for (gsize i = 0; options->arguments != NULL && options->arguments[i] != NULL; i++)
    g_ptr_array_add (argv, g_strdup (options->arguments[i]));
  g_ptr_array_add (argv, NULL);
  self->argv = (GStrv) g_ptr_array_steal (argv, NULL);
  steps = result_path (self, "steps.txt");
  g_unlink (steps);
  return self;
}

void
journey_free (Journey *self)
{
  if (!has_ended (self))
    journey_kill (self);
  forget_program (self);
  g_hash_table_unref (self->looked_into);
  g_hash_table_unref (self->nodes);
  journey_tools_free (self->tools);
  g_strfreev (self->argv);
  g_strfreev (self->environment);
  g_free (self->output);
  g_free (self->home);
  g_free (self->name);
  g_free (self);
}

void
journey_start (Journey *self)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GError) error = NULL;

  g_assert_null (self->process);
  g_subprocess_launcher_set_child_setup (launcher, journey_die_with_parent, NULL, NULL);
  g_subprocess_launcher_set_environ (launcher, self->environment);
  g_subprocess_launcher_set_cwd (launcher, self->home);
  g_subprocess_launcher_set_stdout_file_path (launcher, self->output);
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) self->argv, &error);
  g_assert_no_error (error);
  wait_for_app (self);
  journey_expect (self, NULL, ATSPI_ROLE_FRAME, NULL);
}

void
journey_close (Journey *self)
{
  gint64 deadline = g_get_monotonic_time () + JOURNEY_WAIT;

  close_windows (self);
  while (journey_pause (self, JOURNEY_PAUSE, deadline))
    continue;
  if (!has_ended (self))
    journey_fail (self, "the program did not end");
  g_subprocess_wait (self->process, NULL, NULL);
  if (!g_subprocess_get_successful (self->process))
    journey_fail (self, "the program ended badly (status %d)", g_subprocess_get_status (self->process));
  forget_program (self);
}

void
journey_kill (Journey *self)
{
  g_subprocess_send_signal (self->process, SIGKILL);
  g_subprocess_wait (self->process, NULL, NULL);
  forget_program (self);
}

const char *
journey_get_home (Journey *self)
{
  return self->home;
}

const char *
journey_get_output (Journey *self)
{
  return self->output;
}

int
journey_get_pid (Journey *self)
{
  const char *id = self->process != NULL ? g_subprocess_get_identifier (self->process) : NULL;

  return id != NULL ? atoi (id) : -1;
}

JourneyNode *
journey_get_app (Journey *self)
{
  return self->app;
}

JourneyStage *
journey_get_stage (Journey *self)
{
  return self->stage;
}

gboolean
journey_pause (Journey *self,
               gulong   pause,
               gint64   deadline)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  if (has_ended (self) || g_get_monotonic_time () > deadline)
    return FALSE;
  g_usleep (pause);
  return TRUE;
}

void
journey_save_screen (Journey    *self,
                     const char *what)
{
  g_autofree char *base = g_strconcat (what, ".png", NULL);
  g_autofree char *path = result_path (self, base);

  journey_stage_save_screen (self->stage, path);
}

void
journey_note (Journey    *self,
              const char *format,
              ...)
{
  g_autofree char *path = result_path (self, "steps.txt");
  g_autofree char *line = NULL;
  FILE *file = g_fopen (path, "a");
  va_list arguments;

  g_assert_nonnull (file);
  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_fprintf (file, "%s\n", line);
  fclose (file);
  g_test_message ("%s", line);
}

void
journey_fail (Journey    *self,
              const char *format,
              ...)
{
  g_autofree char *message = NULL;
  g_autofree char *path = result_path (self, "failure.txt");
  g_autofree char *tree = self->app != NULL ? journey_dump (self, NULL) : g_strdup ("");
  g_autofree char *said = NULL;
  g_autofree char *all = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_file_get_contents (self->output, &said, NULL, NULL);
  all = g_strdup_printf ("%s\n\n%s\n%s", message, said != NULL ? said : "", tree);
  g_file_set_contents (path, all, -1, NULL);
  journey_save_screen (self, "failure");
  if (!has_ended (self))
    g_subprocess_force_exit (self->process);
  g_error ("%s; it said: %s (tree and screen: %s)", message, said != NULL ? said : "", path);
}
