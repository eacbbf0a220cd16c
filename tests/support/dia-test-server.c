/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-test-server.h"
#include "dia-test-server-private.h"

#include <string.h>
#include <sys/socket.h>

typedef struct
{
  char           *method;
  char           *path;
  DiaTestHandler  handler;
  gpointer        user_data;
  guint           status;
  char           *content_type;
  char           *text;
} Rule;

struct _DiaTestServer
{
  GObject          parent_instance;

  GSocketListener *listener;
  GTlsCertificate *certificate;   /* (nullable) */
  char            *origin;
  guint16          port;
  GThread         *accepting;
  GCancellable    *closing;
  GCancellable    *leaving;       /* nobody is accepted any more */
  GMutex           handling;      /* one handler at a time */
  DiaTestBefore    before;        /* (nullable) */
  DiaTestAfter     after;         /* (nullable) */
  gpointer         filter_data;

  GMutex           lock;          /* protects all below */
  GCond            closed;        /* a connection went */
  GPtrArray       *rules;         /* (element-type Rule) */
  GPtrArray       *ledger;        /* (element-type DiaTestRequest) */
  guint            n_open;
  gboolean         forgetful;
  GByteArray      *received;
  DiaTestCut       cut;
  guint            n_cuts;
  guint            n_connections;
};

/* One accepted connection, in a thread of its own. */
typedef struct
{
  DiaTestServer     *server;
  GSocketConnection *socket;
  GIOStream         *stream;
  GDataInputStream  *input;
  DiaTestCut         cut;
  DiaTestEnd         end;
  guint              number;
} Connection;

G_DEFINE_FINAL_TYPE (DiaTestServer, dia_test_server, G_TYPE_OBJECT)

static void
free_rule (gpointer data)
{
  Rule *rule = data;

  g_free (rule->method);
  g_free (rule->path);
  g_free (rule->content_type);
  g_free (rule->text);
  g_free (rule);
}

static void
record (DiaTestServer *self,
        const void    *bytes,
        gsize          length)
{
  g_mutex_lock (&self->lock);
  if (!self->forgetful)
    g_byte_array_append (self->received, bytes, (guint) length);
  g_mutex_unlock (&self->lock);
}

static char *
read_line (Connection *connection)
{
  gsize length = 0;
  char *line = g_data_input_stream_read_line (connection->input, &length, connection->server->closing, NULL);

  if (line != NULL)
    {
      record (connection->server, line, length);
      record (connection->server, "\r\n", 2);
    }
  return line;
}

static gboolean
read_request_line (Connection     *connection,
                   DiaTestRequest *request)
{
  g_autofree char *line = read_line (connection);
  g_auto (GStrv) words = line != NULL ? g_strsplit (line, " ", 3) : NULL;
  char *query;

  if (words == NULL || g_strv_length (words) != 3)
    return FALSE;
  query = strchr (words[1], '?');
  request->method = g_strdup (words[0]);
  request->query = query != NULL ? g_strdup (query + 1) : NULL;
  request->path = query != NULL ? g_strndup (words[1], (gsize) (query - words[1])) : g_strdup (words[1]);
  request->connection = connection->number;
  return TRUE;
}

static gboolean
read_headers (Connection     *connection,
              DiaTestRequest *request)
{
  for (;;)
    {
      g_autofree char *line = read_line (connection);
      char *colon = line != NULL ? strchr (line, ':') : NULL;

      if (line == NULL)
        return FALSE;
      if (*line == '\0')
        return TRUE;
      if (colon == NULL)
        return FALSE;
      *colon = '\0';
      g_hash_table_insert (request->headers, g_ascii_strdown (line, -1), g_strdup (g_strstrip (colon + 1)));
    }
}

static gboolean
read_body (Connection     *connection,
           DiaTestRequest *request)
{
  const char *length = dia_test_request_get_header (request, "content-length");
  gsize size = length != NULL ? g_ascii_strtoull (length, NULL, 10) : 0;
  g_autofree char *bytes = g_malloc (size + 1);
  gsize n_read = 0;
  gboolean complete = g_input_stream_read_all (G_INPUT_STREAM (connection->input), bytes, size, &n_read,
                                               connection->server->closing, NULL);

  record (connection->server, bytes, n_read);
  request->body = g_bytes_new_take (g_steal_pointer (&bytes), n_read);
  return complete && n_read == size;
}

static gboolean
matches (const Rule           *rule,
         const DiaTestRequest *request)
{
  gsize length = strlen (rule->path);

  if (!g_str_equal (rule->method, request->method))
    return FALSE;
  if (length > 0 && rule->path[length - 1] == '*')
    return strncmp (rule->path, request->path, length - 1) == 0;
  return g_str_equal (rule->path, request->path);
}

/* Rules live as long as the server: they may be used without the lock. */
static const Rule *
find_rule (DiaTestServer        *self,
           const DiaTestRequest *request)
{
  const Rule *found = NULL;

  g_mutex_lock (&self->lock);
  for (guint i = self->rules->len; found == NULL && i > 0; i--)
    if (matches (g_ptr_array_index (self->rules, i - 1), request))
      found = g_ptr_array_index (self->rules, i - 1);
  g_mutex_unlock (&self->lock);
  return found;
}

static void
apply_rule (DiaTestServer        *self,
            const DiaTestRequest *request,
            DiaTestReply         *reply)
{
  const Rule *rule = find_rule (self, request);

  if (rule == NULL)
    dia_test_reply_set_status (reply, 404);
  else if (rule->handler != NULL)
    {
      g_mutex_lock (&self->handling);
      rule->handler (request, reply, rule->user_data);
      g_mutex_unlock (&self->handling);
    }
  else
    {
      dia_test_reply_set_status (reply, rule->status);
      if (rule->text != NULL)
        dia_test_reply_set_text (reply, rule->content_type, rule->text);
    }
}

static void
enter_ledger (DiaTestServer  *self,
              DiaTestRequest *request)
{
  g_mutex_lock (&self->lock);
  if (!self->forgetful)
    g_ptr_array_add (self->ledger, dia_test_request_ref (request));
  g_mutex_unlock (&self->lock);
}

/* Keeps still until the client goes or the server closes. */
static void
stay_silent (Connection *connection)
{
  char byte;

  while (g_input_stream_read (G_INPUT_STREAM (connection->input), &byte, 1, connection->server->closing, NULL) > 0)
    record (connection->server, &byte, 1);
}

static void
pass_filter (DiaTestServer        *self,
             const DiaTestRequest *request,
             DiaTestReply         *reply)
{
  gpointer tag = NULL;

  if (self->before != NULL && !self->before (request, reply, &tag, self->filter_data))
    return;
  apply_rule (self, request, reply);
  if (self->after != NULL)
    self->after (request, reply, tag, self->filter_data);
}

/* FALSE when the connection is over. */
static gboolean
write_reply (Connection     *connection,
             DiaTestReply   *reply,
             gboolean        with_body)
{
  if (reply->delay_ms > 0)
    g_usleep (reply->delay_ms * 1000);
  if (reply->cut == DIA_TEST_CUT_AFTER_REQUEST)
    return FALSE;
  return dia_test_reply_write (reply, g_io_stream_get_output_stream (connection->stream), with_body,
                               connection->server->closing);
}

static gboolean
answer (Connection     *connection,
        DiaTestRequest *request)
{
  g_autoptr (DiaTestReply) reply = dia_test_reply_new ();

  enter_ledger (connection->server, request);
  pass_filter (connection->server, request, reply);
  if (connection->cut != DIA_TEST_CUT_NEVER)
    reply->cut = connection->cut;
  if (reply->cut == DIA_TEST_CUT_SILENCE)
    stay_silent (connection);
  if (reply->cut != DIA_TEST_CUT_SILENCE &&
      write_reply (connection, reply, !g_str_equal (request->method, "HEAD")))
    return TRUE;
  if (connection->cut == DIA_TEST_CUT_NEVER)
    connection->end = reply->end;
  if (reply->cut_func != NULL)
    reply->cut_func (reply->cut_data);
  return FALSE;
}

static gboolean
serve_request (Connection *connection)
{
  g_autoptr (DiaTestRequest) request = dia_test_request_new ();

  if (!read_request_line (connection, request) || !read_headers (connection, request))
    return FALSE;
  if (connection->cut == DIA_TEST_CUT_AFTER_HEADERS)
    return FALSE;
  return read_body (connection, request) && answer (connection, request);
}

static void
end_connection (Connection *connection)
{
  GSocket *socket = g_socket_connection_get_socket (connection->socket);
  struct linger now = { .l_onoff = 1, .l_linger = 0 };

  if (connection->end == DIA_TEST_END_HALF_CLOSE)
    g_socket_shutdown (socket, FALSE, TRUE, NULL);
  if (connection->end == DIA_TEST_END_HALF_CLOSE || connection->end == DIA_TEST_END_SILENCE)
    stay_silent (connection);
  if (connection->end == DIA_TEST_END_RESET)
    setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

static void
open_stream (Connection *connection)
{
  GTlsCertificate *certificate = connection->server->certificate;

  connection->stream = G_IO_STREAM (g_object_ref (connection->socket));
  if (certificate != NULL)
    {
      g_object_unref (connection->stream);
      connection->stream = g_tls_server_connection_new (G_IO_STREAM (connection->socket), certificate, NULL);
    }
  connection->input = g_data_input_stream_new (g_io_stream_get_input_stream (connection->stream));
  g_data_input_stream_set_newline_type (connection->input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
}

static gpointer
serve_in_thread (gpointer data)
{
  Connection *connection = data;
  DiaTestServer *self = connection->server;

  open_stream (connection);
  if (connection->cut != DIA_TEST_CUT_ON_ACCEPT)
    while (serve_request (connection))
      continue;
  end_connection (connection);
  g_io_stream_close (G_IO_STREAM (connection->socket), NULL, NULL);
  g_object_unref (connection->input);
  g_object_unref (connection->stream);
  g_object_unref (connection->socket);
  g_free (connection);
  /* The last touch: then the server may go. */
  g_mutex_lock (&self->lock);
  self->n_open--;
  g_cond_signal (&self->closed);
  g_mutex_unlock (&self->lock);
  return NULL;
}

static void
start_serving (DiaTestServer     *self,
               GSocketConnection *socket)
{
  Connection *connection = g_new0 (Connection, 1);

  connection->server = self;
  connection->socket = socket;
  g_mutex_lock (&self->lock);
  connection->number = ++self->n_connections;
  if (self->n_cuts > 0)
    {
      self->n_cuts--;
      connection->cut = self->cut;
      connection->end = DIA_TEST_END_RESET;
    }
  self->n_open++;
  g_mutex_unlock (&self->lock);
  g_thread_unref (g_thread_new ("test-connection", serve_in_thread, connection));
}

static gpointer
accept_in_thread (gpointer data)
{
  DiaTestServer *self = data;
  GSocketConnection *socket;

  while ((socket = g_socket_listener_accept (self->listener, NULL, self->leaving, NULL)) != NULL)
    start_serving (self, socket);
  return NULL;
}

/* At @port, or at one that the system chooses. */
static guint16
listen_on_loopback (DiaTestServer *self,
                    guint16        port)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, port);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (self->listener, wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

DiaTestServer *
dia_test_server_new_tls (GTlsCertificate *certificate)
{
  DiaTestServer *self = g_object_new (DIA_TYPE_TEST_SERVER, NULL);

  g_set_object (&self->certificate, certificate);
  self->port = listen_on_loopback (self, 0);
  self->origin = g_strdup_printf ("%s://127.0.0.1:%u", certificate != NULL ? "https" : "http", self->port);
  self->accepting = g_thread_new ("test-server", accept_in_thread, self);
  return self;
}

DiaTestServer *
dia_test_server_new (void)
{
  return dia_test_server_new_tls (NULL);
}

const char *
dia_test_server_get_origin (DiaTestServer *self)
{
  return self->origin;
}

guint16
dia_test_server_get_port (DiaTestServer *self)
{
  return self->port;
}

static Rule *
make_rule (const char *method,
           const char *path)
{
  Rule *rule = g_new0 (Rule, 1);

  rule->method = g_strdup (method);
  rule->path = g_strdup (path);
  return rule;
}

static void
add_rule (DiaTestServer *self,
          Rule          *rule)
{
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->rules, rule);
  g_mutex_unlock (&self->lock);
}

void
dia_test_server_answer (DiaTestServer *self,
                        const char    *method,
                        const char    *path,
                        guint          status,
                        const char    *content_type,
                        const char    *text)
{
  Rule *rule = make_rule (method, path);

  rule->status = status;
  rule->content_type = g_strdup (content_type);
  rule->text = g_strdup (text);
  add_rule (self, rule);
}

void
dia_test_server_handle (DiaTestServer  *self,
                        const char     *method,
                        const char     *path,
                        DiaTestHandler  handler,
                        gpointer        user_data)
{
  Rule *rule = make_rule (method, path);

  rule->handler = handler;
  rule->user_data = user_data;
  add_rule (self, rule);
}

void
dia_test_server_filter (DiaTestServer *self,
                        DiaTestBefore  before,
                        DiaTestAfter   after,
                        gpointer       user_data)
{
  self->before = before;
  self->after = after;
  self->filter_data = user_data;
}

void
dia_test_server_forget (DiaTestServer *self)
{
  g_mutex_lock (&self->lock);
  self->forgetful = TRUE;
  g_mutex_unlock (&self->lock);
}

static void
stop_accepting (DiaTestServer *self)
{
  g_cancellable_cancel (self->leaving);
  g_clear_pointer (&self->accepting, g_thread_join);
}

void
dia_test_server_set_absent (DiaTestServer *self,
                            gboolean       absent)
{
  if (absent)
    {
      stop_accepting (self);
      g_socket_listener_close (self->listener);
      g_clear_object (&self->listener);
      return;
    }

  self->listener = g_socket_listener_new ();
  g_cancellable_reset (self->leaving);
  listen_on_loopback (self, self->port);
  self->accepting = g_thread_new ("test-server", accept_in_thread, self);
}

void
dia_test_server_cut (DiaTestServer *self,
                     DiaTestCut     cut,
                     guint          times)
{
  g_mutex_lock (&self->lock);
  self->cut = cut;
  self->n_cuts = times;
  g_mutex_unlock (&self->lock);
}

guint
dia_test_server_count (DiaTestServer *self,
                       const char    *method,
                       const char    *path)
{
  g_autoptr (GPtrArray) ledger = dia_test_server_dup_ledger (self);
  guint count = 0;

  for (guint i = 0; i < ledger->len; i++)
    {
      const DiaTestRequest *request = g_ptr_array_index (ledger, i);

      count += (method == NULL || g_str_equal (method, request->method)) && (path == NULL || g_str_equal (path, request->path));
    }
  return count;
}

guint
dia_test_server_count_connections (DiaTestServer *self)
{
  guint count;

  g_mutex_lock (&self->lock);
  count = self->n_connections;
  g_mutex_unlock (&self->lock);
  return count;
}

guint
dia_test_server_count_open (DiaTestServer *self)
{
  guint count;

  g_mutex_lock (&self->lock);
  count = self->n_open;
  g_mutex_unlock (&self->lock);
  return count;
}

static gpointer
copy_request (gconstpointer request,
              gpointer      user_data)
{
  return dia_test_request_ref ((DiaTestRequest *) request);
}

GPtrArray *
dia_test_server_dup_ledger (DiaTestServer *self)
{
  GPtrArray *copy;

  g_mutex_lock (&self->lock);
  copy = g_ptr_array_copy (self->ledger, copy_request, NULL);
  g_mutex_unlock (&self->lock);
  return copy;
}

GBytes *
dia_test_server_dup_received (DiaTestServer *self)
{
  GBytes *copy;

  g_mutex_lock (&self->lock);
  copy = g_bytes_new (self->received->data, self->received->len);
  g_mutex_unlock (&self->lock);
  return copy;
}

static void
dia_test_server_finalize (GObject *object)
{
  DiaTestServer *self = DIA_TEST_SERVER (object);

  stop_accepting (self);
  g_cancellable_cancel (self->closing);
  g_mutex_lock (&self->lock);
  while (self->n_open > 0)
    g_cond_wait (&self->closed, &self->lock);
  g_mutex_unlock (&self->lock);
  if (self->listener != NULL)
    g_socket_listener_close (self->listener);
  g_clear_object (&self->listener);
  g_clear_object (&self->certificate);
  g_clear_object (&self->closing);
  g_clear_object (&self->leaving);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->ledger, g_ptr_array_unref);
  g_clear_pointer (&self->received, g_byte_array_unref);
  g_free (self->origin);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->handling);
  g_cond_clear (&self->closed);

  G_OBJECT_CLASS (dia_test_server_parent_class)->finalize (object);
}

static void
dia_test_server_class_init (DiaTestServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_test_server_finalize;
}

static void
dia_test_server_init (DiaTestServer *self)
{
  g_mutex_init (&self->lock);
  g_mutex_init (&self->handling);
  g_cond_init (&self->closed);
  self->listener = g_socket_listener_new ();
  self->closing = g_cancellable_new ();
  self->leaving = g_cancellable_new ();
  self->rules = g_ptr_array_new_with_free_func (free_rule);
  self->ledger = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_test_request_unref);
  self->received = g_byte_array_new ();
}
