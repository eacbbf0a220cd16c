/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-doctor.h"

#include "dia-accounts.h"
#include "dia-http.h"
#include "dia-inspector.h"
#include "dia-planned-slots.h"
#include "dia-store.h"
#include "dia-wall-time.h"
#include "dia-workspace-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* Below these the disk is called nearly full, and full. */
#define SPACE_WARNING_BYTES (500 * G_GUINT64_CONSTANT (1000000))
#define SPACE_ERROR_BYTES   (50 * G_GUINT64_CONSTANT (1000000))

/* No clock is right that shows an instant before this program was written. */
#define EARLIEST_YEAR 2026
#define LATEST_YEAR   2100

/* How far this computer's clock may be from a server's: beyond the first a person
 * should know, beyond the second posts go out at another minute than planned. */
#define CLOCK_WARNING_MS (5 * DIA_SECOND)
#define CLOCK_ERROR_MS   DIA_MINUTE
/* What takes longer to answer that little is slow. */
#define SLOW_MS          (5 * DIA_SECOND)

typedef struct
{
  DiaWorkspaceCore *core;
  GCancellable     *cancellable;
  DiaDoctorParts    parts;
  GPtrArray        *checks;     /* (element-type DiaCheck) */
  GPtrArray        *accounts;   /* (owned) (nullable) */
  GPtrArray        *adrift;     /* (owned) (nullable) (element-type DiaPost): planned in a zone that is not known */
} Examination;

static void
add_check (Examination   *exam,
           const char    *name,
           DiaCheckLevel  level,
           const char    *subject,
           char          *sentence)   /* (transfer full) */
{
  DiaCheck *check = g_new0 (DiaCheck, 1);

  check->name = name;
  check->level = level;
  check->subject = g_strdup (subject);
  check->sentence = sentence;
  g_ptr_array_add (exam->checks, check);
}

static void
check_keyring (Examination *exam)
{
  DiaVaultState state = dia_vault_get_state (exam->core->vault, exam->cancellable);

  if (state == DIA_VAULT_UNLOCKED)
    add_check (exam, "keyring", DIA_CHECK_OK, "", g_strdup (_("The keyring is open.")));
  else
    add_check (exam, "keyring", DIA_CHECK_ERROR, "", g_strdup (dia_vault_state_describe (state)));
}

/* A date that can be believed says nothing of minutes: only a time server does. */
static void
add_keeping_check (Examination *exam)
{
  switch (dia_clock_get_keeping (exam->core->clock))
    {
    case DIA_CLOCK_UNKNOWN:
      add_check (exam, "clock", DIA_CHECK_OK, "", g_strdup (_("The clock shows a plausible date.")));
      return;
    case DIA_CLOCK_DISCIPLINED:
      add_check (exam, "clock", DIA_CHECK_OK, "", g_strdup (_("A time server keeps this computer’s clock right.")));
      return;
    case DIA_CLOCK_ADRIFT:
      add_check (exam, "clock", DIA_CHECK_WARNING, "",
                 g_strdup (_("No time server keeps this computer’s clock right: switch on automatic date and time, "
                             "or posts go out as early or as late as the clock is wrong.")));
      return;
    }
}

static void
check_clock (Examination *exam)
{
  DiaWallTime wall;

  if (!dia_wall_time_from_instant (dia_clock_now (exam->core->clock), "UTC", &wall, NULL) ||
      wall.year < EARLIEST_YEAR || wall.year > LATEST_YEAR)
    add_check (exam, "clock", DIA_CHECK_ERROR, "",
               g_strdup (_("This computer’s clock is wrong: set date and time, or nothing goes out when it should.")));
  else
    add_keeping_check (exam);
}

static gboolean
is_adrift (const DiaSlot *slot,
           gpointer       user_data)
{
  return !dia_zone_is_known (slot->zone);
}

static gboolean
list_accounts (DiaConnection  *connection,
               gpointer        user_data,
               GError        **error)
{
  Examination *exam = user_data;

  exam->accounts = dia_accounts_list (connection, NULL, error);
  if (exam->accounts == NULL)
    return FALSE;
  /* All planned posts are read for that. */
  if ((exam->parts & DIA_DOCTOR_FILE) == 0)
    return TRUE;
  exam->adrift = dia_planned_slots_find (connection, dia_clock_now (exam->core->clock), is_adrift, NULL, error);

  return exam->adrift != NULL;
}

static void
check_zones (Examination *exam)
{
  g_autoptr (GHashTable) unknown = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer zone;

  for (guint i = 0; exam->accounts != NULL && i < exam->accounts->len; i++)
    {
      DiaAccount *account = g_ptr_array_index (exam->accounts, i);

      if (!dia_zone_is_known (account->zone))
        g_hash_table_add (unknown, account->zone);
    }
  for (guint i = 0; exam->adrift != NULL && i < exam->adrift->len; i++)
    g_hash_table_add (unknown, ((DiaPost *) g_ptr_array_index (exam->adrift, i))->slot.zone);

  g_hash_table_iter_init (&iter, unknown);
  while (g_hash_table_iter_next (&iter, &zone, NULL))
    add_check (exam, "zones", DIA_CHECK_ERROR, zone,
               g_strdup_printf (_("This computer does not know the time zone “%s”: choose another one for its accounts and posts."),
                                (const char *) zone));
  if (!dia_zone_is_known ("Europe/Paris"))
    add_check (exam, "zones", DIA_CHECK_ERROR, "", g_strdup (_("There is no time zone data: install tzdata.")));
  else if (g_hash_table_size (unknown) == 0)
    add_check (exam, "zones", DIA_CHECK_OK, "", g_strdup (_("All time zones are known.")));
}

/* Writing is tried, since rights alone do not tell of a disk that has gone
 * read-only. */
static gboolean
can_write_to (const char  *directory,
              char       **reason)
{
  g_autofree char *path = g_build_filename (directory, ".diapason-check-XXXXXX", NULL);
  int file = g_mkstemp_full (path, O_WRONLY | O_CLOEXEC, 0600);
  gboolean written = file >= 0 && write (file, "x", 1) == 1 && fsync (file) == 0;

  if (!written)
    *reason = g_strdup (g_strerror (errno));
  if (file >= 0)
    {
      close (file);
      g_unlink (path);
    }

  return written;
}

static void
check_disk (Examination *exam)
{
  g_autofree char *directory = g_path_get_dirname (exam->core->path);
  g_autofree char *reason = NULL;
  g_autofree char *space = NULL;
  struct statvfs status;
  guint64 available;

  if (!can_write_to (directory, &reason))
    {
      add_check (exam, "disk", DIA_CHECK_ERROR, directory,
                 g_strdup_printf (_("Nothing can be written beside the workspace: %s."), reason));
      return;
    }
  if (statvfs (directory, &status) != 0)
    return;

  available = (guint64) status.f_bavail * status.f_frsize;
  space = g_format_size (available);
  if (available < SPACE_ERROR_BYTES)
    add_check (exam, "disk", DIA_CHECK_ERROR, directory, g_strdup_printf (_("The disk is full: %s are left."), space));
  else if (available < SPACE_WARNING_BYTES)
    add_check (exam, "disk", DIA_CHECK_WARNING, directory,
               g_strdup_printf (_("The disk is nearly full: %s are left."), space));
  else
    add_check (exam, "disk", DIA_CHECK_OK, directory, g_strdup_printf (_("The disk has room: %s are left."), space));
}

static void
check_workspace (Examination *exam,
                 gboolean     whole_file)
{
  g_autoptr (GError) error = NULL;

  if (!dia_store_read (exam->core->store, list_accounts, exam, exam->cancellable, &error) ||
      (whole_file && !dia_store_check (exam->core->store, exam->cancellable, &error)))
    add_check (exam, "workspace", DIA_CHECK_ERROR, exam->core->path, g_strdup (error->message));
  else if (whole_file)
    add_check (exam, "workspace", DIA_CHECK_OK, exam->core->path, g_strdup (_("The workspace file is sound.")));
}

/* "9 s", "12 min" (transfer full) */
static char *
describe_span (gint64 ms)
{
  if (ms >= 2 * DIA_MINUTE)
    return g_strdup_printf (C_("span", "%d min"), (int) MIN (ms / DIA_MINUTE, G_MAXINT));

  return g_strdup_printf (C_("span", "%d s"), (int) (ms / DIA_SECOND));
}

static void
add_clock_check (Examination *exam,
                 const char  *server,
                 gint64       ahead)
{
  g_autofree char *span = describe_span (ABS (ahead));
  char *sentence = ahead > 0
    ? g_strdup_printf (_("This computer’s clock is %s ahead of the server’s: have it set by a time server, or posts go out too early."), span)
    : g_strdup_printf (_("This computer’s clock is %s behind the server’s: have it set by a time server, or posts go out too late."), span);

  add_check (exam, "clock", ABS (ahead) > CLOCK_ERROR_MS ? DIA_CHECK_ERROR : DIA_CHECK_WARNING, server, sentence);
}

/* By the Date of an answer (RFC 9110, 6.6.1), which knows no part of a second and
 * was written somewhere between question and answer. */
static void
check_server_clock (Examination      *exam,
                    DiaHttp          *http,
                    const DiaAccount *account)
{
  g_autoptr (DiaServerUrl) server = dia_server_url_parse (account->server, NULL);
  g_autoptr (DiaHttpRequest) request = NULL;
  g_autoptr (DiaHttpResponse) response = NULL;
  DiaInstant before = dia_clock_now (exam->core->clock), after, theirs;
  gint64 ahead, doubt;

  if (server == NULL)
    return;
  request = dia_http_request_new_for_server ("HEAD", server, "/");
  response = dia_http_send (http, request, exam->cancellable, NULL);
  theirs = response != NULL ? dia_http_response_get_date (response) : DIA_INSTANT_NONE;
  if (theirs == DIA_INSTANT_NONE)
    return;

  after = dia_clock_now (exam->core->clock);
  ahead = (before + after) / 2 - (theirs + DIA_SECOND / 2);
  doubt = (after - before) / 2 + DIA_SECOND;
  if (ABS (ahead) - doubt > CLOCK_WARNING_MS)
    add_clock_check (exam, account->server, ahead);
}

static void
add_answer_check (Examination *exam,
                  const char  *server,
                  gint64       took)
{
  g_autofree char *span = describe_span (took);

  if (took > SLOW_MS)
    add_check (exam, "server", DIA_CHECK_WARNING, server, g_strdup_printf (_("The server is slow: %s to answer."), span));
  else
    add_check (exam, "server", DIA_CHECK_OK, server, g_strdup (_("The server answers.")));
}

static void
check_server (Examination      *exam,
              DiaHttp          *http,
              const DiaAccount *account)
{
  DiaConnector *connector = dia_registry_find (exam->core->registry, account->network);
  DiaSession session = { .http = http, .limits = exam->core->limits, .account = account, .clock = exam->core->clock };
  DiaLimits limits = account->limits;
  g_autoptr (GError) error = NULL;
  gint64 begun = dia_clock_awake_time (exam->core->clock);

  if (connector == NULL || !DIA_IS_INSPECTOR (connector))
    return;

  if (dia_inspector_read_limits (DIA_INSPECTOR (connector), &session, &limits, exam->cancellable, &error) ||
      g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED))
    {
      add_answer_check (exam, account->server, dia_clock_awake_time (exam->core->clock) - begun);
      check_server_clock (exam, http, account);
    }
  else
    add_check (exam, "server", DIA_CHECK_WARNING, account->server, g_strdup (error->message));
}

/* Each server is asked once, through one of its accounts. */
static void
check_servers (Examination *exam)
{
  g_autoptr (DiaHttp) http = dia_http_new (dia_workspace_core_get_user_agent ());
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; exam->accounts != NULL && i < exam->accounts->len; i++)
    {
      DiaAccount *account = g_ptr_array_index (exam->accounts, i);

      if (g_cancellable_is_cancelled (exam->cancellable))
        return;
      if (account->server[0] != '\0' && g_hash_table_add (asked, account->server))
        check_server (exam, http, account);
    }
}

static GPtrArray *
examine (DiaWorkspaceCore  *core,
         DiaDoctorParts     parts,
         GCancellable      *cancellable,
         GError           **error)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_check_free);
  Examination exam = { .core = core, .cancellable = cancellable, .parts = parts, .checks = checks };

  check_workspace (&exam, (parts & DIA_DOCTOR_FILE) != 0);
  check_keyring (&exam);
  check_clock (&exam);
  check_zones (&exam);
  check_disk (&exam);
  if ((parts & DIA_DOCTOR_SERVERS) != 0)
    check_servers (&exam);
  g_clear_pointer (&exam.accounts, g_ptr_array_unref);
  g_clear_pointer (&exam.adrift, g_ptr_array_unref);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&checks);
}

static void
run_in_thread (GTask        *task,
               gpointer      resource,
               gpointer      work_data,
               GCancellable *cancellable)
{
  DiaWorkspace *workspace = g_task_get_source_object (task);
  GError *error = NULL;
  GPtrArray *checks = examine (dia_workspace_get_core (workspace), GPOINTER_TO_UINT (work_data), cancellable, &error);

  if (checks != NULL)
    g_task_return_pointer (task, checks, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
dia_check_free (DiaCheck *self)
{
  g_free (self->subject);
  g_free (self->sentence);
  g_free (self);
}

GPtrArray *
dia_doctor_run (DiaWorkspace  *workspace,
                DiaDoctorParts parts,
                GCancellable  *cancellable,
                GError       **error)
{
  return examine (dia_workspace_get_core (workspace), parts, cancellable, error);
}

void
dia_doctor_run_async (DiaWorkspace        *workspace,
                      DiaDoctorParts       parts,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);

  dia_worker_pool_push (dia_workspace_get_core (workspace)->network, task, run_in_thread, GUINT_TO_POINTER (parts),
                        NULL);
}

GPtrArray *
dia_doctor_run_finish (DiaWorkspace  *workspace,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
