/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaTestServer:
 *
 * An HTTP/1.1 server on 127.0.0.1 with a port of its own, in threads of its
 * own, that answers as it was told, keeps a ledger of all that it saw, and can
 * misbehave at every stage. Make it before the threads that use it.
 *
 * |[<!-- language="C" -->
 * g_autoptr (DiaTestServer) server = dia_test_server_new ();
 *
 * dia_test_server_answer (server, "GET", "/api/v2/instance", 200, "application/json", text);
 * dia_test_server_handle (server, "POST", "/api/v1/statuses", create_status, fixture);
 * …
 * g_assert_cmpuint (dia_test_server_count (server, "POST", "/api/v1/statuses"), ==, 1);
 * g_assert_finalize_object (g_steal_pointer (&server));
 * ]|
 */
#define DIA_TYPE_TEST_SERVER (dia_test_server_get_type ())
G_DECLARE_FINAL_TYPE (DiaTestServer, dia_test_server, DIA, TEST_SERVER, GObject)

/* What the server saw. Everything is (owned) and stays as it is. */
typedef struct
{
  char       *method;
  char       *path;      /* without query, still escaped */
  char       *query;     /* (nullable): still escaped */
  GHashTable *headers;   /* lower-case name → value */
  GBytes     *body;
  guint       connection; /* 1, 2…: which connection it came on */
} DiaTestRequest;

/* (nullable): a header; @name in lower case. (transfer none) */
const char *dia_test_request_get_header (const DiaTestRequest *self, const char *name);
/* (nullable): a field of a form body or of the query. (transfer full) */
char       *dia_test_request_dup_field  (const DiaTestRequest *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The body as text. (transfer full) */
char       *dia_test_request_dup_text   (const DiaTestRequest *self) G_GNUC_WARN_UNUSED_RESULT;

/* Where a connection is cut, with a reset or as named. */
typedef enum
{
  DIA_TEST_CUT_NEVER,
  DIA_TEST_CUT_ON_ACCEPT,          /* before a byte is read */
  DIA_TEST_CUT_AFTER_HEADERS,      /* request headers read, body not */
  DIA_TEST_CUT_AFTER_REQUEST,      /* whole request read (and in the ledger), no answer */
  DIA_TEST_CUT_IN_STATUS_LINE,     /* "HTTP/1." */
  DIA_TEST_CUT_BEFORE_BODY,        /* answer headers sent, body not */
  DIA_TEST_CUT_IN_BODY,            /* half of the answer's body */
  DIA_TEST_CUT_LAST_BYTE,          /* all of the answer but its last byte */
  DIA_TEST_CUT_SILENCE,            /* whole request read, then nothing, connection kept open */
  DIA_TEST_CUT_DRIP,               /* the answer's bytes, one each 20 ms */
} DiaTestCut;

/* What a cut does to its connection. */
typedef enum
{
  DIA_TEST_END_CLOSE,
  DIA_TEST_END_RESET,              /* what is on its way is lost and not merely late */
  DIA_TEST_END_HALF_CLOSE,         /* nothing more is said, but listened to until the client goes */
  DIA_TEST_END_SILENCE,            /* kept open until the client goes */
} DiaTestEnd;

typedef void (*DiaTestFunc) (gpointer user_data);

/* What the server answers; filled in by a #DiaTestHandler. */
typedef struct _DiaTestReply DiaTestReply;

void dia_test_reply_set_status (DiaTestReply *self, guint status);
void dia_test_reply_add_header (DiaTestReply *self, const char *name, const char *value);
void dia_test_reply_set_text   (DiaTestReply *self, const char *content_type, const char *text);
void dia_test_reply_set_bytes  (DiaTestReply *self, const char *content_type, GBytes *bytes);
void dia_test_reply_set_cut    (DiaTestReply *self, DiaTestCut cut);
/* How the connection ends at the cut of this reply; closed without a word. */
void dia_test_reply_set_end    (DiaTestReply *self, DiaTestEnd end);
/* Called when the cut is reached, before the connection ends. */
void dia_test_reply_set_cut_func (DiaTestReply *self, DiaTestFunc func, gpointer user_data);
/* Waits before the first byte of the answer. */
void dia_test_reply_set_delay  (DiaTestReply *self, guint milliseconds);
/* The body is sent in chunks, @bytes over and over until @total are sent. */
void dia_test_reply_set_endless (DiaTestReply *self, const char *content_type, GBytes *bytes, guint64 total);

/* Runs in a thread of the server, one at a time. */
typedef void (*DiaTestHandler) (const DiaTestRequest *request, DiaTestReply *reply, gpointer user_data);

/* Looks at a request before the rule that answers it; runs in the thread of its
 * connection, several at a time. FALSE: the reply stands as it is now, and no
 * rule is asked. @tag: (out): handed to the function that runs after the rule. */
typedef gboolean (*DiaTestBefore) (const DiaTestRequest *request, DiaTestReply *reply, gpointer *tag, gpointer user_data);
typedef void     (*DiaTestAfter)  (const DiaTestRequest *request, DiaTestReply *reply, gpointer tag, gpointer user_data);

/* (transfer full) */
DiaTestServer *dia_test_server_new     (void) G_GNUC_WARN_UNUSED_RESULT;
/* The same with TLS. (transfer full) */
DiaTestServer *dia_test_server_new_tls (GTlsCertificate *certificate) G_GNUC_WARN_UNUSED_RESULT;

/* "http://127.0.0.1:PORT". (transfer none) */
const char *dia_test_server_get_origin (DiaTestServer *self);
guint16     dia_test_server_get_port   (DiaTestServer *self);

/* Every request of @method to @path (a star at its end stands for any rest) is answered so;
 * the rule given last wins; without a rule the answer is 404. */
void dia_test_server_answer (DiaTestServer *self, const char *method, const char *path,
                             guint status, const char *content_type, const char *text);
void dia_test_server_handle (DiaTestServer *self, const char *method, const char *path,
                             DiaTestHandler handler, gpointer user_data);
/* Every request passes @before and @after as well; to be set before the first. */
void dia_test_server_filter (DiaTestServer *self, DiaTestBefore before, DiaTestAfter after, gpointer user_data);
/* Keeps no ledger and no bytes from now on: for a server that lives long. */
void dia_test_server_forget (DiaTestServer *self);
/* While it is absent nobody listens at its port: connections are refused. */
void dia_test_server_set_absent (DiaTestServer *self, gboolean absent);
/* The next @times connections are cut there, whatever they ask. */
void dia_test_server_cut    (DiaTestServer *self, DiaTestCut cut, guint times);

/* How many whole requests came. @method and @path may be %NULL for any. */
guint      dia_test_server_count       (DiaTestServer *self, const char *method, const char *path);
guint      dia_test_server_count_connections (DiaTestServer *self);
/* Connections that are open now. */
guint      dia_test_server_count_open  (DiaTestServer *self);
/* A copy of the ledger. (transfer full) (element-type DiaTestRequest) */
GPtrArray *dia_test_server_dup_ledger  (DiaTestServer *self) G_GNUC_WARN_UNUSED_RESULT;
/* All bytes that clients sent, whole requests or not (TLS: unpacked), so that a
 * test can say that a token never left. (transfer full) */
GBytes    *dia_test_server_dup_received (DiaTestServer *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
