/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rate-limit.h"

#define TOO_MANY_REQUESTS   429
#define SERVICE_UNAVAILABLE 503
#define FIRST_WAIT          (60 * DIA_SECOND)
#define LONGEST_WAIT        DIA_HOUR

typedef struct
{
  DiaInstant ready_at;
  gint64     remaining;  /* -1: unknown */
  DiaInstant reset_at;   /* DIA_INSTANT_NONE: unknown */
  guint      n_refused;  /* in a row, without a time */
} Bucket;

struct _DiaRateLimit
{
  GObject     parent_instance;

  DiaClock   *clock;
  GMutex      lock;     /* protects the buckets */
  GHashTable *buckets;  /* (element-type utf8 Bucket) */
};

G_DEFINE_FINAL_TYPE (DiaRateLimit, dia_rate_limit, G_TYPE_OBJECT)

/* A line end cannot be in any of the three. */
static char *
make_key (const char *server,
          const char *account,
          const char *bucket)
{
  return g_strjoin ("\n", server, account, bucket, NULL);
}

static Bucket *
ensure_bucket (DiaRateLimit *self,
               const char   *server,
               const char   *account,
               const char   *bucket)
{
  g_autofree char *key = make_key (server, account, bucket);
  Bucket *found = g_hash_table_lookup (self->buckets, key);

  if (found == NULL)
    {
      found = g_new0 (Bucket, 1);
      found->ready_at = DIA_INSTANT_NONE;
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

static DiaInstant
read_moment (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds;

  if (g_ascii_string_to_signed (text, 10, 0, G_MAXUINT32, &seconds, NULL))
    return seconds * DIA_SECOND;
  date = g_date_time_new_from_iso8601 (text, utc);
  return date != NULL ? g_date_time_to_unix (date) * DIA_SECOND : DIA_INSTANT_NONE;
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

static DiaInstant
find_ready_at (Bucket                *bucket,
               const DiaHttpResponse *response,
               DiaInstant             now)
{
  guint status = dia_http_response_get_status (response);
  gint64 told = dia_http_response_get_retry_after (response);

  if ((status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE) && told >= 0)
    return now + told;
  if (status == TOO_MANY_REQUESTS)
    return bucket->reset_at != DIA_INSTANT_NONE && bucket->reset_at > now ? bucket->reset_at : now + measure_own_wait (bucket);
  if (bucket->remaining == 0 && bucket->reset_at != DIA_INSTANT_NONE)
    return bucket->reset_at;
  bucket->n_refused = 0;
  /* An answer that was on its way while another was refused frees nothing. */
  return bucket->ready_at;
}

void
dia_rate_limit_note (DiaRateLimit          *self,
                     const char            *server,
                     const char            *account,
                     const char            *bucket,
                     const DiaHttpResponse *response)
{
  DiaInstant now;
  DiaInstant ready_at;
  Bucket *found;

  g_return_if_fail (DIA_IS_RATE_LIMIT (self));
  g_return_if_fail (server != NULL && account != NULL && bucket != NULL);
  g_return_if_fail (response != NULL);

  now = dia_clock_now (self->clock);
  g_mutex_lock (&self->lock);
  found = ensure_bucket (self, server, account, bucket);
  found->remaining = read_remaining (response);
  found->reset_at = read_reset (response, now);
  ready_at = find_ready_at (found, response, now);
  found->ready_at = MAX (found->ready_at, ready_at);
  g_mutex_unlock (&self->lock);
}

DiaInstant
dia_rate_limit_get_ready_at (DiaRateLimit *self,
                             const char   *server,
                             const char   *account,
                             const char   *bucket)
{
  DiaInstant ready_at;

  g_return_val_if_fail (DIA_IS_RATE_LIMIT (self), DIA_INSTANT_NONE);

  g_mutex_lock (&self->lock);
  ready_at = ensure_bucket (self, server, account, bucket)->ready_at;
  g_mutex_unlock (&self->lock);
  return ready_at;
}

gint64
dia_rate_limit_get_remaining (DiaRateLimit *self,
                              const char   *server,
                              const char   *account,
                              const char   *bucket)
{
  DiaInstant now;
  Bucket *found;
  gint64 remaining;

  g_return_val_if_fail (DIA_IS_RATE_LIMIT (self), -1);

  now = dia_clock_now (self->clock);
  g_mutex_lock (&self->lock);
  found = ensure_bucket (self, server, account, bucket);
  remaining = found->reset_at == DIA_INSTANT_NONE || found->reset_at > now ? found->remaining : -1;
  g_mutex_unlock (&self->lock);
  return remaining;
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
