/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-stage.h"

#include "journey-notifications.h"
#include "journey-private.h"
#include "journey-stage-private.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <cairo.h>
#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#define WAIT (10 * G_USEC_PER_SEC)
#define KEYRING_PASSWORD "journey"

static const char bus_config[] =
  "<busconfig><type>session</type><listen>unix:dir=%s</listen><auth>EXTERNAL</auth>"
  "<servicedir>%s</servicedir><policy context='default'>"
  "<allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/>"
  "</policy></busconfig>";

struct _JourneyStage
{
  char                 *folder;        /* (owned) removed at the end */
  char                 *display_name;  /* (owned) */
  GSubprocess          *x_server;      /* (owned) */
  Display              *display;       /* (owned) */
  GSubprocess          *bus;           /* (owned) */
  char                 *bus_address;   /* (owned) */
  GSubprocess          *keyring;       /* (owned) (nullable) */
  JourneyNotifications *notifications; /* (owned) */
};

static GSubprocess *
spawn (GSubprocessLauncher *launcher,
       const char *const   *argv)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_child_setup (launcher, journey_die_with_parent, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  return process;
}

static void
stop (GSubprocess *process)
{
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, NULL);
}

/* Starts a server that writes one line to descriptor 3 when it is ready. */
static GSubprocess *
spawn_and_read (const char *const *argv,
                char             **line)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;
  int fds[2];

  g_unix_open_pipe (fds, FD_CLOEXEC, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_take_fd (launcher, fds[1], 3);
  process = spawn (launcher, argv);
  /* The launcher holds the writing end: without it the end of the server is
   * the end of the stream. */
  g_subprocess_launcher_close (launcher);

  stream = g_unix_input_stream_new (fds[0], TRUE);
  lines = g_data_input_stream_new (stream);
  *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (*line);
  return process;
}

/* The server picks a free display itself and writes its number. */
static void
start_display (JourneyStage *self,
               int           width,
               int           height)
{
  g_autofree char *screen = g_strdup_printf ("%dx%dx24", width, height);
  g_autofree char *number = NULL;
  const char *const argv[] = { "Xvfb", "-displayfd", "3", "-screen", "0", screen, "-nolisten", "tcp", "-noreset", NULL };

  self->x_server = spawn_and_read (argv, &number);
  self->display_name = g_strdup_printf (":%s", number);
  g_setenv ("DISPLAY", self->display_name, TRUE);
  g_unsetenv ("WAYLAND_DISPLAY");

  self->display = XOpenDisplay (self->display_name);
  g_assert_nonnull (self->display);
}

/* A session bus that can start nothing but the accessibility bus: no portal,
 * no keyring and no settings service of this machine slips in. */
static void
start_bus (JourneyStage *self)
{
  g_autofree char *services = g_build_filename (self->folder, "services", NULL);
  g_autofree char *file = g_build_filename (services, "org.a11y.Bus.service", NULL);
  g_autofree char *config = g_build_filename (self->folder, "session.conf", NULL);
  g_autofree char *config_option = g_strdup_printf ("--config-file=%s", config);
  g_autofree char *config_text = g_strdup_printf (bus_config, self->folder, services);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *const argv[] = { "dbus-daemon", config_option, "--nofork", "--print-address=3", NULL };

  g_assert_no_errno (g_mkdir (services, 0700));
  g_file_get_contents ("/usr/share/dbus-1/services/org.a11y.Bus.service", &text, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
  g_file_set_contents (config, config_text, -1, &error);
  g_assert_no_error (error);

  self->bus = spawn_and_read (argv, &self->bus_address);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", self->bus_address, TRUE);
}

static void
wait_for_name (JourneyStage *self,
               const char   *name)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  gint64 deadline = g_get_monotonic_time () + WAIT;
  gboolean owned = FALSE;

  while (!owned && g_get_monotonic_time () < deadline)
    {
      g_autoptr (GVariant) answer =
        g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
                                     g_variant_new ("(s)", name), G_VARIANT_TYPE ("(b)"),
                                     G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

      g_variant_get (answer, "(b)", &owned);
      g_usleep (10000);
    }
  g_assert_true (owned);
}

static void
start_keyring (JourneyStage *self)
{
  const char *const argv[] = { "gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets", NULL };
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                               G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;
  GOutputStream *password;

  g_subprocess_launcher_setenv (launcher, "HOME", self->folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "XDG_DATA_HOME");
  self->keyring = spawn (launcher, argv);
  password = g_subprocess_get_stdin_pipe (self->keyring);
  g_output_stream_write_all (password, KEYRING_PASSWORD, strlen (KEYRING_PASSWORD), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (password, NULL, NULL);
  wait_for_name (self, "org.freedesktop.secrets");
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
has_title (JourneyStage *self,
           Window        window,
           const char   *title)
{
  Atom utf8 = XInternAtom (self->display, "UTF8_STRING", False);
  Atom property = XInternAtom (self->display, "_NET_WM_NAME", False);
  Atom type;
  int format;
  unsigned long count, rest;
  unsigned char *value = NULL;
  gboolean same;

  if (XGetWindowProperty (self->display, window, property, 0, 1024, False, utf8,
                          &type, &format, &count, &rest, &value) != Success)
    return FALSE;
  same = value != NULL && g_str_equal ((const char *) value, title);
  XFree (value);
  return same;
}

void
journey_die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

JourneyStage *
journey_stage_new (JourneyStageFlags flags,
                   int               width,
                   int               height)
{
  JourneyStage *self = g_new0 (JourneyStage, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *runtime = NULL;

  self->folder = g_dir_make_tmp ("journey-XXXXXX", &error);
  g_assert_no_error (error);
  runtime = g_build_filename (self->folder, "run", NULL);
  g_assert_no_errno (g_mkdir (runtime, 0700));
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);

  start_display (self, width, height);
  start_bus (self);
  self->notifications = journey_notifications_new (self->bus_address);
  if (flags & JOURNEY_STAGE_KEYRING)
    start_keyring (self);
  return self;
}

void
journey_stage_free (JourneyStage *self)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  if (self->keyring != NULL)
    stop (self->keyring);
  g_clear_pointer (&self->notifications, journey_notifications_free);
  /* GIO ends a process that loses the session bus. */
  g_dbus_connection_set_exit_on_close (bus, FALSE);
  stop (self->bus);
  XCloseDisplay (self->display);
  stop (self->x_server);
  remove_folder (self->folder);
  g_clear_object (&self->keyring);
  g_clear_object (&self->x_server);
  g_clear_object (&self->bus);
  g_free (self->bus_address);
  g_free (self->display_name);
  g_free (self->folder);
  g_free (self);
}

const char *
journey_stage_get_folder (JourneyStage *self)
{
  return self->folder;
}

const char *
journey_stage_get_display (JourneyStage *self)
{
  return self->display_name;
}

Display *
journey_stage_get_x_display (JourneyStage *self)
{
  return self->display;
}

char *
journey_stage_wait_notification (JourneyStage *self,
                                 const char   *words)
{
  return journey_notifications_wait (self->notifications, words, WAIT);
}

void
journey_stage_save_screen (JourneyStage *self,
                           const char   *file)
{
  int screen = DefaultScreen (self->display);
  int width = DisplayWidth (self->display, screen);
  int height = DisplayHeight (self->display, screen);
  XImage *image = XGetImage (self->display, DefaultRootWindow (self->display),
                             0, 0, width, height, AllPlanes, ZPixmap);
  cairo_surface_t *surface =
    cairo_image_surface_create_for_data ((unsigned char *) image->data, CAIRO_FORMAT_RGB24,
                                         width, height, image->bytes_per_line);

  g_assert_cmpint (cairo_surface_write_to_png (surface, file), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  XDestroyImage (image);
}

void
journey_stage_locate (JourneyStage *self,
                      const char   *title,
                      int          *x,
                      int          *y)
{
  Window root = DefaultRootWindow (self->display);
  Window parent, child;
  Window *children = NULL;
  unsigned int n_children = 0;

  *x = *y = 0;
  XQueryTree (self->display, root, &root, &parent, &children, &n_children);
  for (unsigned int i = n_children; i > 0; i--)
    if (has_title (self, children[i - 1], title))
      {
        XTranslateCoordinates (self->display, children[i - 1], root, 0, 0, x, y, &child);
        break;
      }
  XFree (children);
}

static gboolean
is_popup_of_size (JourneyStage *self,
                  Window        window,
                  int           width,
                  int           height,
                  int          *x,
                  int          *y)
{
  XWindowAttributes attributes;

  if (!XGetWindowAttributes (self->display, window, &attributes) || !attributes.override_redirect ||
      attributes.map_state != IsViewable || attributes.width != width || attributes.height != height)
    return FALSE;
  *x = attributes.x;
  *y = attributes.y;
  return TRUE;
}

gboolean
journey_stage_locate_popup (JourneyStage *self,
                            int           width,
                            int           height,
                            int          *x,
                            int          *y)
{
  Window root = DefaultRootWindow (self->display);
  Window parent;
  Window *children = NULL;
  unsigned int n_children = 0;
  gboolean found = FALSE;

  XQueryTree (self->display, root, &root, &parent, &children, &n_children);
  for (unsigned int i = n_children; i > 0 && !found; i--)
    found = is_popup_of_size (self, children[i - 1], width, height, x, y);
  XFree (children);
  return found;
}
