/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rate-limit.h"

#include <glib/gi18n-lib.h>

#define TOO_MANY_REQUESTS   429
#define SERVICE_UNAVAILABLE 503
#define FIRST_WAIT          (60 * DIA_SECOND)
#define LONGEST_WAIT        DIA_HOUR

/* Two answers of one window may name resets that differ by the rounding of
 * their seconds. */
#define SAME_WINDOW         (3 * DIA_SECOND)

typedef struct
{
  DiaInstant silent_until; /* the server asked for it */
  guint      n_refused;    /* in a row, without a time */
  gint64     remaining;    /* the least that was told in this window; -1: unknown */
  DiaInstant reset_at;     /* end of the window; DIA_INSTANT_NONE: unknown */
  guint      n_open;       /* cost of what was taken and not answered yet */
} Bucket;

struct _DiaRateLimit
{
  GObject     parent_instance;

  DiaClock   *clock;
  GMutex      lock;     /* protects the buckets */
  GHashTable *buckets;  /* (element-type utf8 Bucket) */
};

G_DEFINE_FINAL_TYPE (DiaRateLimit, dia_rate_limit, G_TYPE_OBJECT)

static Bucket *
ensure_bucket (DiaRateLimit    *self,
               const DiaBudget *budget)
{
  /* A line end cannot be in any of the three. */
  g_autofree char *key = g_strjoin ("\n", budget->server, budget->account, budget->bucket, NULL);
  Bucket *found = g_hash_table_lookup (self->buckets, key);

  if (found == NULL)
    {
      found = g_new0 (Bucket, 1);
      found->silent_until = DIA_INSTANT_NONE;
      found->reset_at = DIA_INSTANT_NONE;
      found->remaining = -1;
      g_hash_table_insert (self->buckets, g_steal_pointer (&key), found);
    }
  return found;
}

static const char *
get_either_header (const DiaHttpResponse *response,
                   const char            *one,
                   const char            *other)
{
  const char *value = dia_http_response_get_header (response, one);

  return value != NULL ? value : dia_http_response_get_header (response, other);
}

static gint64
read_remaining (const DiaHttpResponse *response)
{
  const char *text = get_either_header (response, "X-RateLimit-Remaining", "RateLimit-Remaining");
  gint64 remaining;

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &remaining, NULL) ? remaining : -1;
}

/* Rounded up: half a second early is early. */
static DiaInstant
read_moment (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds;

  if (g_ascii_string_to_signed (text, 10, 0, G_MAXUINT32, &seconds, NULL))
    return seconds * DIA_SECOND;
  date = g_date_time_new_from_iso8601 (text, utc);
  if (date == NULL)
    return DIA_INSTANT_NONE;
  return g_date_time_to_unix (date) * DIA_SECOND + (g_date_time_get_microsecond (date) + 999) / 1000;
}

/* The server's moment on this computer's clock: only the distance between the
 * reset and the server's own date can be trusted. A reset beyond one day is
 * absurd and ignored. */
static DiaInstant
read_reset (const DiaHttpResponse *response,
            DiaInstant             now)
{
  const char *text = get_either_header (response, "X-RateLimit-Reset", "RateLimit-Reset");
  DiaInstant server_now = dia_http_response_get_date (response);
  DiaInstant moment = text != NULL ? read_moment (text) : DIA_INSTANT_NONE;
  gint64 wait;

  if (moment == DIA_INSTANT_NONE)
    return DIA_INSTANT_NONE;
  wait = moment - (server_now != DIA_INSTANT_NONE ? server_now : now);
  return wait <= DIA_HTTP_MAX_RETRY_AFTER ? now + MAX (wait, 0) : DIA_INSTANT_NONE;
}

static gint64
measure_own_wait (Bucket *bucket)
{
  gint64 wait = FIRST_WAIT;

  for (guint i = 0; i < bucket->n_refused && wait < LONGEST_WAIT; i++)
    wait *= 2;
  bucket->n_refused++;
  return MIN (wait, LONGEST_WAIT);
}

/* How long the server wants silence; DIA_INSTANT_NONE when it does not. */
static DiaInstant
read_silence (Bucket                *bucket,
              const DiaHttpResponse *response,
              DiaInstant             reset_at,
              DiaInstant             now)
{
  guint status = dia_http_response_get_status (response);
  gint64 told = dia_http_response_get_retry_after (response);

  if ((status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE) && told >= 0)
    return now + told;
  if (status == TOO_MANY_REQUESTS)
    return reset_at != DIA_INSTANT_NONE && reset_at > now ? reset_at : now + measure_own_wait (bucket);
  bucket->n_refused = 0;
  return DIA_INSTANT_NONE;
}

/* Within one window a budget only falls: an answer that was overtaken by a later
 * one does not raise it again. */
static void
read_window (Bucket                *bucket,
             const DiaHttpResponse *response,
             DiaInstant             reset_at)
{
  gint64 remaining = read_remaining (response);
  gboolean same = bucket->remaining >= 0 && reset_at != DIA_INSTANT_NONE && bucket->reset_at != DIA_INSTANT_NONE &&
                  ABS (reset_at - bucket->reset_at) <= SAME_WINDOW;

  bucket->remaining = same && remaining >= 0 ? MIN (remaining, bucket->remaining) : remaining;
  bucket->reset_at = reset_at;
}

static DiaInstant
find_ready_at (const Bucket *bucket,
               guint         cost,
               DiaInstant    now)
{
  gboolean known = bucket->remaining >= 0 && bucket->reset_at != DIA_INSTANT_NONE && bucket->reset_at > now;

  if (known && bucket->remaining < (gint64) bucket->n_open + cost)
    return MAX (bucket->silent_until, bucket->reset_at);
  return bucket->silent_until;
}

gboolean
dia_rate_limit_take (DiaRateLimit    *self,
                     const DiaBudget *budget)
{
  DiaInstant now;
  Bucket *bucket;
  gboolean taken;

  g_return_val_if_fail (DIA_IS_RATE_LIMIT (self), FALSE);
  g_return_val_if_fail (budget != NULL, FALSE);

  now = dia_clock_now (self->clock);
  g_mutex_lock (&self->lock);
  bucket = ensure_bucket (self, budget);
  taken = find_ready_at (bucket, budget->cost, now) <= now;
  if (taken)
    bucket->n_open += budget->cost;
  g_mutex_unlock (&self->lock);
  return taken;
}

void
dia_rate_limit_note (DiaRateLimit          *self,
                     const DiaBudget       *budget,
                     const DiaHttpResponse *response)
{
  DiaInstant now;
  DiaInstant reset_at;
  DiaInstant silent_until;
  Bucket *bucket;

  g_return_if_fail (DIA_IS_RATE_LIMIT (self));
  g_return_if_fail (budget != NULL);

  now = dia_clock_now (self->clock);
  g_mutex_lock (&self->lock);
  bucket = ensure_bucket (self, budget);
  bucket->n_open -= MIN (bucket->n_open, budget->cost);
  if (response != NULL)
    {
      reset_at = read_reset (response, now);
      /* An answer that was on its way while another was refused frees nothing. */
      silent_until = read_silence (bucket, response, reset_at, now);
      bucket->silent_until = MAX (bucket->silent_until, silent_until);
      read_window (bucket, response, reset_at);
    }
  else if (bucket->remaining > 0)
    {
      /* The server may have counted it all the same. */
      bucket->remaining -= MIN (bucket->remaining, budget->cost);
    }
  g_mutex_unlock (&self->lock);
}

DiaInstant
dia_rate_limit_get_ready_at (DiaRateLimit    *self,
                             const DiaBudget *budget)
{
  DiaInstant now;
  DiaInstant ready_at;

  g_return_val_if_fail (DIA_IS_RATE_LIMIT (self), DIA_INSTANT_NONE);
  g_return_val_if_fail (budget != NULL, DIA_INSTANT_NONE);

  now = dia_clock_now (self->clock);
  g_mutex_lock (&self->lock);
  ready_at = find_ready_at (ensure_bucket (self, budget), budget->cost, now);
  g_mutex_unlock (&self->lock);
  return ready_at;
}

char *
dia_rate_limit_dup_server (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (url);
  return g_strdup_printf ("%s://%s:%d", g_uri_get_scheme (uri), g_uri_get_host (uri), g_uri_get_port (uri));
}

static void
set_used_up (const char  *url,
             GError     **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  g_set_error (error, DIA_NET_ERROR, DIA_NET_ERROR_USED_UP, _("“%s” allows no more requests for now. Try again later."),
               uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : url);
}

DiaHttpResponse *
dia_rate_limit_send (DiaRateLimit    *limits,
                     const char      *bucket,
                     DiaHttp         *http,
                     DiaHttpRequest  *request,
                     GCancellable    *cancellable,
                     GError         **error)
{
  const char *url = dia_http_request_get_url (request);
  g_autofree char *server = dia_rate_limit_dup_server (url);
  DiaBudget budget = { server, "", bucket, dia_http_request_get_cost (request) };
  DiaHttpResponse *response;

  if (limits != NULL && !dia_rate_limit_take (limits, &budget))
    {
      set_used_up (url, error);
      return NULL;
    }

  response = dia_http_send (http, request, cancellable, error);
  if (limits != NULL)
    dia_rate_limit_note (limits, &budget, response);
  return response;
}

DiaRateLimit *
dia_rate_limit_new (DiaClock *clock)
{
  DiaRateLimit *self;

  g_return_val_if_fail (DIA_IS_CLOCK (clock), NULL);

  self = g_object_new (DIA_TYPE_RATE_LIMIT, NULL);
  self->clock = g_object_ref (clock);
  return self;
}

static void
dia_rate_limit_finalize (GObject *object)
{
  DiaRateLimit *self = DIA_RATE_LIMIT (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->buckets, g_hash_table_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dia_rate_limit_parent_class)->finalize (object);
}

static void
dia_rate_limit_class_init (DiaRateLimitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_rate_limit_finalize;
}

static void
dia_rate_limit_init (DiaRateLimit *self)
{
  g_mutex_init (&self->lock);
  self->buckets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}
