/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-clock.h"
#include "dia-preview-style.h"

G_BEGIN_DECLS

/* The identifiers of networks, as stored. */
#define DIA_NETWORK_PRACTICE  "practice"
#define DIA_NETWORK_MASTODON  "mastodon"
#define DIA_NETWORK_BLUESKY   "bluesky"
#define DIA_NETWORK_X         "x"
#define DIA_NETWORK_LINKEDIN  "linkedin"
#define DIA_NETWORK_FACEBOOK  "facebook"
#define DIA_NETWORK_INSTAGRAM "instagram"
#define DIA_NETWORK_THREADS   "threads"
#define DIA_NETWORK_TIKTOK    "tiktok"
#define DIA_NETWORK_VIVA      "viva-engage"

/* What a network counts a text in. */
typedef enum
{
  DIA_UNIT_GRAPHEMES,         /* Bluesky, Threads */
  DIA_UNIT_GRAPHEMES_MASTODON,/* graphemes, URLs at a price, remote domains dropped */
  DIA_UNIT_CODE_POINTS,       /* LinkedIn, Facebook, Instagram */
  DIA_UNIT_UTF16,             /* TikTok */
  DIA_UNIT_WEIGHTED,          /* X */
} DiaUnit;

/* Whether a server takes posts now and publishes them at their time. */
typedef enum
{
  DIA_KEEPS_UNKNOWN,   /* nobody has asked it */
  DIA_KEEPS_NO,
  DIA_KEEPS_YES,
  DIA_KEEPS_LIED,      /* it said so, and published at once: nobody asks it again */
} DiaKeeps;

/**
 * DiaLimits:
 *
 * What may be posted. The defaults of a network are data (data/networks/ID.ini);
 * a server's own announcement replaces them, see #DiaAccount. 0 means "no limit
 * known" for every number.
 */
typedef struct
{
  DiaUnit unit;
  guint   max_length;           /* in @unit */
  guint   max_bytes;            /* UTF-8 bytes; Bluesky's second limit */
  guint   url_weight;           /* what a URL counts, for the Mastodon unit */
  guint   max_media;
  guint   max_alt_length;       /* code points */
  gint64  max_image_bytes;
  gint64  max_image_pixels;
  gboolean media_required;      /* Instagram, TikTok, Pixelfed */
  gboolean alt_supported;
  guint   keeps;                /* a #DiaKeeps: what the server was found to do */
  guint   keep_lead;            /* s: how much ahead of its time it takes a post */
  guint   max_kept;             /* how many it keeps for one account */
  guint   max_kept_a_day;       /* of them, how many for one day */
} DiaLimits;

/* What a text takes of its limits. */
typedef struct
{
  guint length;
  guint max_length;   /* 0: no limit */
  guint bytes;
  guint max_bytes;    /* 0: no limit */
  int   remaining;    /* the smaller of what is left by both limits, each in its own unit; G_MAXINT without limits */
  gboolean fits;
} DiaMeasurement;

/* Measures @text (one part of a thread) as the network counts it; @warning is
 * the content warning. Any thread. */
void dia_limits_measure (const DiaLimits *limits, const char *text, const char *warning /* (nullable) */,
                         DiaMeasurement *result);

/* Whether a server with these limits may keep a post, as far as is known; its
 * network has @defaults. One that nobody has asked is asked before. */
gboolean dia_limits_may_keep (const DiaLimits *limits, const DiaLimits *defaults);

/* JSON-free text form "unit=graphemes;max_length=300;…" for the workspace.
 * (transfer full) */
char    *dia_limits_to_string   (const DiaLimits *limits) G_GNUC_WARN_UNUSED_RESULT;
/* Reads it back over what @limits already holds; unknown keys are ignored. */
gboolean dia_limits_from_string (const char *text, DiaLimits *limits);

/**
 * DiaNetwork:
 *
 * What the desk knows about a network without asking it. Loaded from
 * data/networks/ID.ini (a resource of this library). Since vendors change their
 * limits, the keys of diapason/networks/ID.ini in the user's data folder, where
 * there is one, replace those of the same name.
 */
#define DIA_TYPE_NETWORK (dia_network_get_type ())
G_DECLARE_FINAL_TYPE (DiaNetwork, dia_network, DIA, NETWORK, GObject)

struct _DiaNetwork
{
  GObject   parent_instance;

  /*< public, constant >*/
  char     *id;              /* "mastodon" */
  char     *name;            /* "Mastodon": a brand name, except "Practice", which is translated */
  DiaLimits limits;          /* defaults */
  DiaPreviewStyle preview;   /* how it shows a post */
  guint     commit_cost;     /* what one post takes of the points that an account has at a server, at least 1 */
  gboolean  assisted;        /* a person posts by hand, see design.md */
  gboolean  needs_server;    /* Mastodon: any server */
  gboolean  has_threads;
  gboolean  has_cards;       /* shows a link beside the text; elsewhere it stands in the text */
  gboolean  has_warnings;    /* content warnings */
  gboolean  has_visibility;
  char     *compose_url;     /* (nullable): share intent; {text} and {url} are replaced, percent-encoded */
  char     *home_url;        /* (nullable) */
  char     *account_url;     /* (nullable): page of an account; {server} and {handle} are replaced */
};

/* Every network that this version knows, in the order in which they are shown.
 * (transfer full) (element-type DiaNetwork) */
GPtrArray  *dia_network_load_all (void) G_GNUC_WARN_UNUSED_RESULT;
/* The same by id. (transfer full) (element-type utf8 DiaNetwork) */
GHashTable *dia_network_load_by_id (void) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable): NULL when there is no such network. */
DiaNetwork *dia_network_load     (const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
