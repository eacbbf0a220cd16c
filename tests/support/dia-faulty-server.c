/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-faulty-server.h"

#include <arpa/inet.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dia-fake-bluesky.h"
#include "dia-fake-mastodon.h"
#include "dia-fake-plain.h"
#include "dia-ledger-file.h"

/* What the server's process is told by. */
#define LEAVE     SIGUSR1
#define COME_BACK SIGUSR2

struct _DiaFaultyServer
{
  DiaSharedPage *page;    /* (unowned) */
  pid_t          pid;
  guint16        port;
  char          *origin;
};

/* What lives in the server's process. */
typedef struct
{
  DiaSharedPage   *page;
  const char      *ledger_path;
  DiaTestServer   *server;
  DiaTestServer   *stranger;
  DiaFakeMastodon *mastodon;
  DiaFakeBluesky  *bluesky;
  DiaFakePlain    *plain;
  int              refreshing;   /* (atomic): refreshes under way */
} Inside;

/* Which requests do what, by the end of their paths. */
static const struct
{
  const char *method;
  const char *end;
  DiaRoute    route;
} routes[] = {
  { "POST", "/api/v1/statuses", DIA_ROUTE_COMMIT },
  { "POST", "repo.putRecord", DIA_ROUTE_COMMIT },
  { "POST", "repo.createRecord", DIA_ROUTE_COMMIT },
  { "POST", "/posts", DIA_ROUTE_COMMIT },
  { "POST", "/publish", DIA_ROUTE_COMMIT },
  { "POST", "/containers", DIA_ROUTE_PREPARE },
  { "POST", "/media", DIA_ROUTE_UPLOAD },
  { "POST", "repo.uploadBlob", DIA_ROUTE_UPLOAD },
  { "POST", "server.refreshSession", DIA_ROUTE_TOKEN },
  { "GET", "", DIA_ROUTE_READ },
};

static DiaRoute
find_route (const DiaTestRequest *request)
{
  if (!g_str_equal (request->method, "GET") && strstr (request->path, "/scheduled_statuses/") != NULL)
    return DIA_ROUTE_KEPT;

  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    if (g_str_equal (request->method, routes[i].method) && g_str_has_suffix (request->path, routes[i].end))
      return routes[i].route;

  return DIA_ROUTE_ANY;
}

static void
send_signal (gpointer user_data)
{
  int *number = user_data;

  kill (number[0], number[1]);
  g_free (number);
}

/* Keeps in mind until when it asked the client to be silent. */
static char *
expand_retry_after (Inside     *self,
                    const char *value)
{
  DiaInstant now = dia_shared_page_get_now (self->page);
  gboolean as_date = *value == '@';
  gint64 seconds = g_ascii_strtoll (value + as_date, NULL, 10);
  g_autoptr (GDateTime) date = NULL;

  if (seconds > 0 && seconds <= DIA_DAY / DIA_SECOND)
    dia_shared_page_set_number (self->page, DIA_NUMBER_SILENT_UNTIL, now + seconds * DIA_SECOND);
  if (!as_date)
    return g_strdup (value);

  date = g_date_time_new_from_unix_utc (now / DIA_SECOND + seconds);

  return g_date_time_format (date, "%a, %d %b %Y %H:%M:%S GMT");
}

static void
add_header (Inside       *self,
            DiaTestReply *reply,
            const char   *line)
{
  g_auto (GStrv) pieces = g_strsplit (line, ": ", 2);
  g_autofree char *value = g_strdup (pieces[1]);

  if (g_str_equal (pieces[0], "Retry-After"))
    {
      g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (dia_shared_page_get_now (self->page) / DIA_SECOND);
      g_autofree char *date = g_date_time_format (now, "%a, %d %b %Y %H:%M:%S GMT");

      /* A date is measured by the server's own clock. */
      dia_test_reply_add_header (reply, "Date", date);
      g_free (value);
      value = expand_retry_after (self, pieces[1]);
    }
  else if (g_str_equal (pieces[0], "Location"))
    {
      g_free (value);
      value = g_strconcat (dia_test_server_get_origin (self->stranger), "/", NULL);
    }
  dia_test_reply_add_header (reply, pieces[0], value);
}

/* Makes the reply what the fault says. */
static void
spoil (Inside         *self,
       DiaTestReply   *reply,
       const DiaFault *fault)
{
  if (fault->status != 0)
    {
      dia_test_reply_set_status (reply, fault->status);
      dia_test_reply_set_text (reply, fault->type != NULL ? fault->type : "text/html",
                               fault->body != NULL ? fault->body : "<html><body>Trouble</body></html>");
    }
  if (fault->header != NULL)
    add_header (self, reply, fault->header);
  dia_test_reply_set_delay (reply, fault->delay_ms);
  dia_test_reply_set_cut (reply, fault->cut);
  dia_test_reply_set_end (reply, fault->end);
  if (fault->signal != 0)
    {
      int *number = g_new (int, 2);

      number[0] = dia_shared_page_get_client (self->page);
      number[1] = fault->signal;
      if (fault->cut == DIA_TEST_CUT_NEVER)
        send_signal (number);
      else
        dia_test_reply_set_cut_func (reply, send_signal, number);
    }
}

static void
count_request (Inside   *self,
               DiaRoute  route)
{
  gboolean commits = route == DIA_ROUTE_COMMIT;

  dia_shared_page_count (self->page, DIA_COUNT_REQUESTS);
  if (commits)
    dia_shared_page_count (self->page, DIA_COUNT_COMMITS);
  if (commits && dia_shared_page_get_now (self->page) < dia_shared_page_get_number (self->page, DIA_NUMBER_SILENT_UNTIL))
    dia_shared_page_count (self->page, DIA_COUNT_EARLY);
  if (dia_shared_page_get_number (self->page, DIA_NUMBER_FORGET_KEYS) != 0)
    {
      dia_shared_page_set_number (self->page, DIA_NUMBER_FORGET_KEYS, 0);
      dia_fake_mastodon_forget_keys (self->mastodon);
    }
  dia_fake_mastodon_set_keeping (self->mastodon,
                                 (DiaFakeKeeping) dia_shared_page_get_number (self->page, DIA_NUMBER_KEEPING));
}

static void
answer_open (Inside       *self,
             DiaTestReply *reply)
{
  g_autofree char *text = g_strdup_printf ("%u", dia_test_server_count_open (self->server));

  dia_test_reply_set_text (reply, "text/plain", text);
}

static gboolean
on_request_cb (const DiaTestRequest  *request,
               DiaTestReply          *reply,
               gpointer              *tag,
               gpointer               user_data)
{
  Inside *self = user_data;
  DiaRoute route = find_route (request);
  DiaFault fault;

  if (g_str_equal (request->path, "/-/open"))
    {
      answer_open (self, reply);
      return FALSE;
    }

  count_request (self, route);
  if (route == DIA_ROUTE_TOKEN && __atomic_fetch_add (&self->refreshing, 1, __ATOMIC_SEQ_CST) > 0)
    dia_shared_page_count (self->page, DIA_COUNT_OVERLAPS);
  if (!dia_shared_page_take_fault (self->page, route, &fault))
    return TRUE;
  if (fault.effect)
    {
      *tag = g_memdup2 (&fault, sizeof fault);
      return TRUE;
    }

  if (route == DIA_ROUTE_TOKEN)
    __atomic_fetch_sub (&self->refreshing, 1, __ATOMIC_SEQ_CST);
  spoil (self, reply, &fault);
  return FALSE;
}

static void
on_answered_cb (const DiaTestRequest *request,
                DiaTestReply         *reply,
                gpointer              tag,
                gpointer              user_data)
{
  Inside *self = user_data;
  g_autofree DiaFault *fault = tag;

  if (find_route (request) == DIA_ROUTE_TOKEN)
    __atomic_fetch_sub (&self->refreshing, 1, __ATOMIC_SEQ_CST);
  if (fault != NULL)
    spoil (self, reply, fault);
}

static void
on_published_cb (const DiaLedgerLine *line,
                 gpointer             user_data)
{
  Inside *self = user_data;

  dia_ledger_file_append (self->ledger_path, line);
}

static void
on_refreshed_cb (DiaFakeRefresh what,
                 gpointer       user_data)
{
  Inside *self = user_data;

  dia_shared_page_count (self->page, DIA_COUNT_REFRESHES);
  if (what == DIA_FAKE_REFRESH_REUSE)
    dia_shared_page_count (self->page, DIA_COUNT_REUSES);
}

static gboolean
on_stranger_asked_cb (const DiaTestRequest *request,
                      DiaTestReply         *reply,
                      gpointer             *tag,
                      gpointer              user_data)
{
  Inside *self = user_data;

  dia_shared_page_count (self->page, DIA_COUNT_STRANGER);
  if (dia_test_request_get_header (request, "authorization") != NULL)
    dia_shared_page_count (self->page, DIA_COUNT_LEAKS);

  return TRUE;
}

static void
add_users (Inside            *self,
           const char *const *users)
{
  for (gsize i = 0; users[i] != NULL; i++)
    {
      g_autofree char *token = g_strconcat ("token-of-", users[i], NULL);
      g_autofree char *did = g_strconcat ("did:web:", users[i], NULL);

      dia_fake_mastodon_add_account (self->mastodon, users[i], token);
      dia_fake_bluesky_add_account (self->bluesky, did);
    }
}

static void
obey (Inside   *self,
      sigset_t *orders)
{
  int order;

  g_assert_cmpint (sigwait (orders, &order), ==, 0);
  dia_test_server_set_absent (self->server, order == LEAVE);
  dia_shared_page_set_number (self->page, DIA_NUMBER_ABSENT, order == LEAVE);
}

static G_NORETURN void
run (DiaSharedPage     *page,
     const char        *ledger_path,
     const char *const *users)
{
  g_autoptr (DiaClock) clock = dia_shared_page_make_clock (page);
  Inside self = { .page = page, .ledger_path = ledger_path };
  sigset_t orders;

  /* Before there is a thread that could take them. */
  sigemptyset (&orders);
  sigaddset (&orders, LEAVE);
  sigaddset (&orders, COME_BACK);
  sigprocmask (SIG_BLOCK, &orders, NULL);
  self.server = dia_test_server_new ();
  self.stranger = dia_test_server_new ();
  self.mastodon = dia_fake_mastodon_new_on (self.server, clock);
  self.bluesky = dia_fake_bluesky_new_on (self.server, clock);
  self.plain = dia_fake_plain_new_on (self.server, clock);
  dia_fake_mastodon_set_witness (self.mastodon, on_published_cb, &self);
  dia_fake_bluesky_set_witness (self.bluesky, on_published_cb, &self);
  dia_fake_plain_set_witness (self.plain, on_published_cb, &self);
  dia_fake_bluesky_set_tokens (self.bluesky, dia_shared_page_get_number (page, DIA_NUMBER_TOKEN_LIFE),
                               dia_shared_page_get_number (page, DIA_NUMBER_TOKEN_GRACE), on_refreshed_cb, &self);
  add_users (&self, users);
  dia_test_server_forget (self.server);
  dia_test_server_forget (self.stranger);
  dia_test_server_filter (self.server, on_request_cb, on_answered_cb, &self);
  dia_test_server_filter (self.stranger, on_stranger_asked_cb, NULL, &self);
  dia_shared_page_set_number (page, DIA_NUMBER_STRANGER_PORT, dia_test_server_get_port (self.stranger));
  dia_shared_page_set_number (page, DIA_NUMBER_PORT, dia_test_server_get_port (self.server));

  for (;;)
    obey (&self, &orders);
}

DiaFaultyServer *
dia_faulty_server_new (DiaSharedPage     *page,
                       const char        *ledger_path,
                       const char *const *users)
{
  DiaFaultyServer *self = g_new0 (DiaFaultyServer, 1);
  pid_t parent = getpid ();

  self->page = page;
  dia_shared_page_set_number (page, DIA_NUMBER_PORT, 0);
  self->pid = fork ();
  g_assert_cmpint (self->pid, >=, 0);
  if (self->pid == 0)
    {
      prctl (PR_SET_PDEATHSIG, SIGKILL);
      if (getppid () != parent)
        _exit (1);
      run (page, ledger_path, users);
    }

  while ((self->port = (guint16) dia_shared_page_get_number (page, DIA_NUMBER_PORT)) == 0)
    g_usleep (500);
  self->origin = g_strdup_printf ("http://127.0.0.1:%u", self->port);

  return self;
}

void
dia_faulty_server_free (DiaFaultyServer *self)
{
  kill (self->pid, SIGKILL);
  waitpid (self->pid, NULL, 0);
  g_free (self->origin);
  g_free (self);
}

const char *
dia_faulty_server_get_origin (DiaFaultyServer *self)
{
  return self->origin;
}

/* How many connections are open, this one included. They are accepted in the
 * order in which they were made: once this one is, none of the dead waits. */
static guint
count_open (DiaFaultyServer *self)
{
  static const char request[] = "GET /-/open HTTP/1.1\r\nHost: x\r\n\r\n";
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (self->port) };
  int file = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  char answer[1024] = "";
  const char *body;

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  g_assert_cmpint (connect (file, (struct sockaddr *) &address, sizeof address), ==, 0);
  g_assert_cmpint (write (file, request, strlen (request)), ==, (gssize) strlen (request));
  for (gsize length = 0; (body = strstr (answer, "\r\n\r\n")) == NULL || body[4] == '\0';)
    {
      gssize n_read = read (file, answer + length, sizeof answer - 1 - length);

      g_assert_cmpint (n_read, >, 0);
      length += n_read;
      answer[length] = '\0';
    }
  close (file);

  return (guint) g_ascii_strtoull (body + 4, NULL, 10);
}

void
dia_faulty_server_settle (DiaFaultyServer *self)
{
  while (count_open (self) > 1)
    g_usleep (500);
}

void
dia_faulty_server_set_absent (DiaFaultyServer *self,
                              gboolean         absent)
{
  if ((dia_shared_page_get_number (self->page, DIA_NUMBER_ABSENT) != 0) == absent)
    return;

  kill (self->pid, absent ? LEAVE : COME_BACK);
  while ((dia_shared_page_get_number (self->page, DIA_NUMBER_ABSENT) != 0) != absent)
    g_usleep (200);
}
