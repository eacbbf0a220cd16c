/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"
#include "dia-connector-error.h"
#include "dia-content.h"

G_BEGIN_DECLS

/* How a network is kept from publishing twice. */
typedef enum
{
  DIA_MEANS_CLIENT_KEY,  /* the server takes a key and remembers it for a while (Mastodon) */
  DIA_MEANS_RECORD_KEY,  /* the client chooses the record's key: a repeat is the same record (Bluesky, practice) */
  DIA_MEANS_READ_BACK,   /* nothing: look before any second try */
} DiaMeans;

/* One part of a post, ready to go. Everything that decides what appears is in
 * here and is journalled before the commit, so that a repeat is the same. */
typedef struct
{
  const char   *text;
  const char   *warning;        /* "" for none */
  const char   *language;
  const char   *link;           /* card, "" for none */
  DiaVisibility visibility;
  const char   *reply_to;       /* remote id of the parent, "" for none */
  const char   *thread_root;    /* remote id of the thread's first part, "" for none */
  GPtrArray    *handles;        /* (element-type utf8): what upload returned, in order */
  GPtrArray    *alts;           /* (element-type utf8): beside @handles */
  const char   *key;            /* from dia_publisher_make_key() */
  const char   *payload;        /* from dia_publisher_prepare(), "" when there is no such step */
  DiaInstant    created_at;     /* fixed at the first attempt */
} DiaPublishRequest;

/* A post as the network has it. */
typedef struct
{
  char      *id;     /* what later calls need (status id; at:// address) */
  char      *url;    /* for people; "" when there is none */
  DiaInstant at;     /* DIA_INSTANT_NONE when the network does not say */
} DiaRemotePost;

DiaRemotePost *dia_remote_post_new  (const char *id, const char *url, DiaInstant at) G_GNUC_WARN_UNUSED_RESULT;
void           dia_remote_post_free (DiaRemotePost *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaRemotePost, dia_remote_post_free)

/* What looking for a post found. */
typedef enum
{
  DIA_LOOK_FOUND,
  DIA_LOOK_ABSENT,    /* surely not there */
  DIA_LOOK_UNSURE,    /* could be there: several alike, a page cut short, too fresh to say */
} DiaLook;

/**
 * DiaPublisher:
 *
 * Can publish. The order of one part: make_key, upload for each picture,
 * prepare (when implemented), commit; find whenever a commit's outcome is not
 * known. commit is the only function after which something is public.
 *
 * Other kinds of networks fit in:
 * - two steps (Instagram, Threads): prepare makes the container and returns its
 *   id, commit publishes it;
 * - pictures fetched by the network itself: upload puts the picture at a public
 *   address and returns that address as the handle;
 * - paid by use (X): a call may cost money, so nobody but the journal's rules
 *   repeats one; a price the account cannot pay is REFUSED, in the network's words;
 * - no key against doubles (X, LinkedIn): DIA_MEANS_READ_BACK, and find decides;
 *   a refusal of the same text again is UNKNOWN, since it may be ours.
 */
#define DIA_TYPE_PUBLISHER (dia_publisher_get_type ())
G_DECLARE_INTERFACE (DiaPublisher, dia_publisher, DIA, PUBLISHER, DiaConnector)

struct _DiaPublisherInterface
{
  GTypeInterface parent_iface;

  DiaMeans       (*get_means) (DiaPublisher *self, gint64 *window_ms);
  char          *(*make_key)  (DiaPublisher *self, const DiaSession *session, guint64 seed, DiaInstant now);
  char          *(*upload)    (DiaPublisher *self, const DiaSession *session, GBytes *picture, const DiaMedia *media,
                               GCancellable *cancellable, GError **error);
  char          *(*prepare)   (DiaPublisher *self, const DiaSession *session, const DiaPublishRequest *request,
                               GCancellable *cancellable, GError **error);
  DiaRemotePost *(*commit)    (DiaPublisher *self, const DiaSession *session, const DiaPublishRequest *request,
                               GCancellable *cancellable, GError **error);
  gboolean       (*find)      (DiaPublisher *self, const DiaSession *session, const DiaPublishRequest *request,
                               DiaLook *look, DiaRemotePost **found, GCancellable *cancellable, GError **error);
  gboolean       (*retract)   (DiaPublisher *self, const DiaSession *session, const char *remote_id,
                               GCancellable *cancellable, GError **error);
};

/* How a repeat is kept from being a double. *window_ms (out): how long the
 * server remembers a client key; G_MAXINT64 for a record key, 0 for read-back. */
DiaMeans       dia_publisher_get_means (DiaPublisher *self, gint64 *window_ms);

/* The key of one part, made once and journalled: a UUID, a TID… @seed is the
 * same for the same part (derived from post and part). (transfer full) */
char          *dia_publisher_make_key  (DiaPublisher *self, const DiaSession *session, guint64 seed, DiaInstant now) G_GNUC_WARN_UNUSED_RESULT;

/* Hands over one picture, already within the limits. Public for nobody yet; a
 * second upload after an unknown outcome does no harm. (transfer full)
 * (nullable): the handle to journal. */
char          *dia_publisher_upload    (DiaPublisher *self, const DiaSession *session, GBytes *picture, const DiaMedia *media,
                                        GCancellable *cancellable, GError **error);

/* What has to be fixed before the commit and sent unchanged at each repeat: a
 * record with its facets and link card resolved (Bluesky), a container
 * (Instagram, Threads), "" where there is no such step. (transfer full)
 * (nullable) */
char          *dia_publisher_prepare   (DiaPublisher *self, const DiaSession *session, const DiaPublishRequest *request,
                                        GCancellable *cancellable, GError **error);

/* Makes it public. DIA_CONNECTOR_ERROR_UNKNOWN whenever it may have happened,
 * an answer of an unexpected shape included. (transfer full) (nullable) */
DiaRemotePost *dia_publisher_commit    (DiaPublisher *self, const DiaSession *session, const DiaPublishRequest *request,
                                        GCancellable *cancellable, GError **error);

/* Looks whether the part is there: by record key, else among the account's
 * newest posts since request->created_at − 2 min by normalised text
 * (networks.md 1.4). FALSE when the network could not be asked. */
gboolean       dia_publisher_find      (DiaPublisher *self, const DiaSession *session, const DiaPublishRequest *request,
                                        DiaLook *look, DiaRemotePost **found, GCancellable *cancellable, GError **error);

/* Deletes a post of the account; TRUE also when it was already gone. */
gboolean       dia_publisher_retract   (DiaPublisher *self, const DiaSession *session, const char *remote_id,
                                        GCancellable *cancellable, GError **error);

/* A plain text for comparing: NFC, white space collapsed, the networks' short
 * links replaced. HTML goes through dia_html_to_text() first. (transfer full) */
char          *dia_publisher_normalize_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
