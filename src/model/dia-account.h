/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-id.h"
#include "dia-network.h"
#include "dia-timetable.h"

G_BEGIN_DECLS

/* What is known about the right to post. */
typedef enum
{
  DIA_SIGN_IN_NOT_NEEDED,   /* practice and assisted networks */
  DIA_SIGN_IN_OK,
  DIA_SIGN_IN_EXPIRES,      /* ends at sign_in_expires_at, within 14 days */
  DIA_SIGN_IN_NEEDED,       /* never done, expired, or refused by the server: posts wait */
} DiaSignInState;

/**
 * DiaAccount:
 *
 * An account (compte): where posts go. The token is in the keyring under the
 * account's id, never here.
 */
#define DIA_TYPE_ACCOUNT (dia_account_get_type ())
G_DECLARE_FINAL_TYPE (DiaAccount, dia_account, DIA, ACCOUNT, GObject)

struct _DiaAccount
{
  GObject        parent_instance;

  /*< public >*/
  DiaId          id;
  DiaId          brand_id;
  char          *network;              /* DIA_NETWORK_* */
  char          *server;               /* "https://mastodon.social", "" where there is one only */
  char          *handle;               /* "alize_fr", "alize-fr.example": without "@" */
  char          *name;                 /* display name, "Alizé France" */
  char          *remote_id;            /* the server's id or DID, "" before sign-in */
  char          *language;             /* BCP 47, "fr" */
  char          *market;               /* ISO 3166, "FR" */
  char          *zone;                 /* IANA, "Europe/Paris" */
  char          *labels;               /* space-separated, "" for none */
  DiaSignInState sign_in;
  DiaInstant     sign_in_expires_at;   /* DIA_INSTANT_NONE: does not end */
  char          *sign_in_note;         /* what the server last said, "" when well */
  DiaLimits      limits;               /* the server's announcement over the network's defaults */
  DiaInstant     limits_read_at;       /* DIA_INSTANT_NONE: defaults */
  int            position;             /* order within the brand */
  DiaTimetable  *times;                /* (owned) (nullable): when it likes to post, for saving; NULL keeps what there is,
                                        * and is what lists of accounts have */
};

DiaAccount *dia_account_new  (void) G_GNUC_WARN_UNUSED_RESULT;
DiaAccount *dia_account_copy (const DiaAccount *self) G_GNUC_WARN_UNUSED_RESULT;
/* "@alize_fr" or "alize-fr.example", as the network writes it. (transfer full) */
char       *dia_account_dup_handle (const DiaAccount *self) G_GNUC_WARN_UNUSED_RESULT;
/* Its name with its handle, "Alizé France · @alize_fr"; once when they are the
 * same. (transfer full) */
char       *dia_account_dup_full_name (const DiaAccount *self) G_GNUC_WARN_UNUSED_RESULT;
/* Where a person sees the account in a browser: its own page, or that of its
 * network where accounts have none. NULL on the practice network. (transfer
 * full) (nullable) */
char       *dia_account_dup_page_url (const DiaAccount *self) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a post for the account may be handed over to its server, as far as is
 * known: a server that nobody has asked is asked before. */
gboolean    dia_account_may_keep     (const DiaAccount *self);
/* What its server was found to do with posts that it is to keep, for people; NULL
 * where no server of the network keeps any. (transfer none) (nullable) */
const char *dia_account_describe_keeping (const DiaAccount *self);

G_END_DECLS
