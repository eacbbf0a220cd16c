/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-vault.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* How it goes with one workspace. */
typedef struct
{
  char      *path;      /* (owned): canonical */
  gboolean   served;    /* it is open, and what is due goes out */
  gboolean   paused;
  DiaInstant next_due;  /* DIA_INSTANT_NONE */
  char      *problem;   /* (owned): why it is not served, for people; "" */
} DiaPublishingStatus;

void dia_publishing_status_free (DiaPublishingStatus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaPublishingStatus, dia_publishing_status_free)

/**
 * DiaPublishingHost:
 *
 * The engine without a window: opens workspaces and sends what is due in them.
 * It is what `diapasonctl publisher` runs. A workspace that cannot be opened is
 * tried again now and then. Sign-ins that wait for a server to be ended are ended,
 * too, see #DiaSignOutRetry.
 *
 * Signals, in the main context that made it:
 *   changed: the status of a workspace, or their number
 *   opened (DiaWorkspace): before it begins to send
 */
#define DIA_TYPE_PUBLISHING_HOST (dia_publishing_host_get_type ())
G_DECLARE_FINAL_TYPE (DiaPublishingHost, dia_publishing_host, DIA, PUBLISHING_HOST, GObject)

/* (transfer full) */
DiaPublishingHost *dia_publishing_host_new        (DiaVault *vault, DiaClock *clock) G_GNUC_WARN_UNUSED_RESULT;

/* Serves @paths and no others: opens the new ones, lets the others go. */
void               dia_publishing_host_serve      (DiaPublishingHost *self, const char *const *paths);
/* Of all workspaces, in the order in which they were named. (transfer full)
 * (element-type DiaPublishingStatus) */
GPtrArray         *dia_publishing_host_get_status (DiaPublishingHost *self) G_GNUC_WARN_UNUSED_RESULT;
/* Holds back, or lets go, what is due in @path; "" means all of them. FALSE when
 * there is no such workspace. */
gboolean           dia_publishing_host_set_paused (DiaPublishingHost *self, const char *path, gboolean paused);
/* Claims nothing more; afterwards no workspace is served any more, as the status
 * says at once, so that somebody else can take over. */
void               dia_publishing_host_stop       (DiaPublishingHost *self);
/* Waits for what is under way and closes all workspaces: half a minute at most
 * for each. Blocking. */
void               dia_publishing_host_close      (DiaPublishingHost *self);

G_END_DECLS
