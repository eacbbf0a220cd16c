/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-content-plan.h"
#include "dia-content.h"
#include "dia-post.h"
#include "dia-problem.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* One group of accounts in the schedule: those whose zone puts the post at the
 * same wall time with the same abbreviation, or whose own slot is that. */
typedef struct
{
  char       *zones;      /* "Paris, Brussels, Zurich": cities for people; the accounts for DIA_TIMING_SLOTS */
  gboolean    dated;      /* the day is not the same for all groups */
  DiaSlot     slot;
  char       *abbreviation; /* "CET" */
  guint       n_posts;
} DiaSlotGroup;

/* What has become of a post that a content has. */
typedef struct
{
  DiaId         post_id;
  DiaId         account_id;
  DiaPostState  state;
  DiaSlot       slot;
  char         *problem;    /* the network's words when it refused, "" else */
  DiaKept      kept;       /* whether its server has it */
} DiaPastPost;

void dia_slot_group_free (DiaSlotGroup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaSlotGroup, dia_slot_group_free)

/**
 * DiaDraft:
 *
 * What the composer edits, without a widget: a working copy of a content, its
 * accounts and its timing. Lives in the main context. Each word is saved to the
 * workspace at once and all the rest within half a second (and on dispose), so
 * that closing or a crash loses no word. Once some of its posts are planned, words
 * are kept beside what those say, and reach them by an act of a person only; so are
 * changed accounts, a changed time and a changed sender.
 *
 * Signals: changed: anything of it changed.
 * Properties: "saved-at" (int64, DiaInstant; DIA_INSTANT_NONE while a change
 * waits to be written), "problems" (GListModel of DiaProblem, blocking first).
 */
#define DIA_TYPE_DRAFT (dia_draft_get_type ())
G_DECLARE_FINAL_TYPE (DiaDraft, dia_draft, DIA, DRAFT, GObject)

/* The content as it stands; read only, valid until the next change. (transfer none) */
const DiaContent *dia_draft_get_content   (DiaDraft *self);

/* Each change is saved by itself, see above. The same value again is none. */
void        dia_draft_set_title           (DiaDraft *self, const char *title);
void        dia_draft_set_text            (DiaDraft *self, const char *text);
void        dia_draft_set_language        (DiaDraft *self, const char *language);
void        dia_draft_set_link            (DiaDraft *self, const char *link);
void        dia_draft_set_warning         (DiaDraft *self, const char *warning);
void        dia_draft_set_reply_to        (DiaDraft *self, const char *url);
void        dia_draft_set_visibility      (DiaDraft *self, DiaVisibility visibility);

/* Gives a language, a network, both or an account a text of its own; NULL text
 * takes it away again, so that it follows the source. */
void        dia_draft_set_variant         (DiaDraft *self, const char *language, const char *network, DiaId account_id,
                                           const char *text);
/* Says that a text of its own that was behind is right as it is. */
void        dia_draft_settle_variant      (DiaDraft *self, const char *language, const char *network, DiaId account_id);

/* @media is taken over. */
void        dia_draft_add_media           (DiaDraft *self, DiaMedia *media);
void        dia_draft_remove_media        (DiaDraft *self, guint position);
void        dia_draft_move_media          (DiaDraft *self, guint from, guint to);
void        dia_draft_set_alt             (DiaDraft *self, guint position, const char *alt);

/* The chosen accounts. */
gboolean    dia_draft_has_account         (DiaDraft *self, DiaId account_id);
guint       dia_draft_count_accounts      (DiaDraft *self);
/* Chooses or drops many at once. @ids: (element-type DiaId) */
void        dia_draft_choose_accounts     (DiaDraft *self, GArray *ids, gboolean chosen);
/* (transfer container) (element-type DiaAccount): by brand and order. */
GPtrArray  *dia_draft_list_accounts       (DiaDraft *self) G_GNUC_WARN_UNUSED_RESULT;

/* What has become of the posts that the content has; empty for a new one.
 * Emits "changed" when that changes. (transfer none) (element-type DiaPastPost):
 * valid until then. */
const GPtrArray *dia_draft_get_past       (DiaDraft *self);
/* Whether the account's post is out, on its way, or nobody knows: the account is
 * not chosen then and cannot be, and its post stays as it is. */
gboolean    dia_draft_is_settled          (DiaDraft *self, DiaId account_id);

/* The text that @account would send, and how it measures up there; for a thread
 * the longest part counts. (transfer none): valid until the next change. */
const char *dia_draft_get_text_for        (DiaDraft *self, const DiaAccount *account, gboolean *own, gboolean *behind);
void        dia_draft_measure_for         (DiaDraft *self, const DiaAccount *account, DiaMeasurement *result);

/* When. @wall and @zone are ignored for DIA_TIMING_NOW; @zone is only used by
 * DIA_TIMING_INSTANT. For DIA_TIMING_SLOTS, @wall is when accounts without a slot
 * go; see dia_draft_take_slot_offer(). */
void        dia_draft_set_timing          (DiaDraft *self, DiaTiming timing, const DiaWallTime *wall, const char *zone);
DiaTiming   dia_draft_get_timing          (DiaDraft *self, DiaWallTime *wall, const char **zone);
/* Whether servers that can shall keep the posts until their time, so that they go
 * out with this computer off; it counts from the next scheduling on. */
void        dia_draft_set_hand_over       (DiaDraft *self, gboolean hand_over);
gboolean    dia_draft_get_hand_over       (DiaDraft *self);
/* How many of the chosen accounts have a server that may keep posts. */
guint       dia_draft_count_keepers       (DiaDraft *self);
/* (transfer full) (element-type DiaSlotGroup): largest first; for
 * DIA_TIMING_SLOTS by time. */
GPtrArray  *dia_draft_list_slots          (DiaDraft *self) G_GNUC_WARN_UNUSED_RESULT;
/* When @account would post; FALSE for a zone that is not known. */
gboolean    dia_draft_find_slot           (DiaDraft *self, const DiaAccount *account, DiaSlot *slot);

/* What the preferred times of the chosen accounts offer: each its next one that is
 * free. Known a moment after the accounts are; then "changed" is emitted. */
typedef struct
{
  guint   n_with;      /* accounts that have such a slot */
  guint   n_without;   /* accounts that have no preferred times, or none that is free */
  DiaSlot first;       /* of the earliest and the latest post; unset without any */
  DiaSlot last;
} DiaSlotOffer;

void        dia_draft_get_slot_offer      (DiaDraft *self, DiaSlotOffer *offer);
/* Chooses DIA_TIMING_SLOTS with the slots of the offer; accounts without one go at
 * the wall time of the draft. */
void        dia_draft_take_slot_offer     (DiaDraft *self);

/* What stands in the way (transfer none) (element-type DiaProblem), blocking ones
 * first; whether one blocks; when the last change reached the workspace, or
 * DIA_INSTANT_NONE. */
GListModel *dia_draft_get_problems        (DiaDraft *self);
gboolean    dia_draft_is_blocked          (DiaDraft *self);
DiaInstant  dia_draft_get_saved_at        (DiaDraft *self);

/* Waits for the pending save. */
void        dia_draft_save_async          (DiaDraft *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean    dia_draft_save_finish         (DiaDraft *self, GAsyncResult *result, GError **error);

/* Makes scheduled posts (or due at once, for DIA_TIMING_NOW) of it, all in one
 * transaction; fails with DIA_DRAFT_ERROR_BLOCKED while a problem blocks. The
 * result's posts can be taken back with dia_drafts_unschedule_async(). */
void        dia_draft_schedule_async      (DiaDraft *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type DiaId): the posts made. (nullable) */
GArray     *dia_draft_schedule_finish     (DiaDraft *self, GAsyncResult *result, GError **error);

/* Whether what is written differs from what its planned posts say. */
gboolean    dia_draft_has_edits           (DiaDraft *self);
/* Whether something of it is planned, or out. */
gboolean    dia_draft_is_planned          (DiaDraft *self);
/* What of it differs from what is planned and waits for one of the two acts that
 * commit; nothing as long as nothing is planned. */
DiaWaiting  dia_draft_get_waiting         (DiaDraft *self);

/* The one act that makes the draft what goes out. */
typedef enum
{
  DIA_COMMITMENT_SCHEDULE,   /* dia_draft_schedule_async() */
  DIA_COMMITMENT_UPDATE,     /* all is planned as it is here, but for the words: dia_draft_update_async() */
  DIA_COMMITMENT_NONE,       /* all is planned as it is here */
} DiaCommitment;

/* *@n_posts: how many posts that is about. */
DiaCommitment dia_draft_get_commitment    (DiaDraft *self, guint *n_posts);

/* Lets its planned posts, chosen or not, say what is written, at the time that
 * they have, all in one transaction; fails with DIA_DRAFT_ERROR_BLOCKED while a
 * problem of the words or the pictures blocks, and with DIA_DRAFT_ERROR_SENDING
 * when more than words changed while one is on its way. */
void        dia_draft_update_async        (DiaDraft *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type DiaId): the planned posts that say it now. (nullable) */
GArray     *dia_draft_update_finish       (DiaDraft *self, GAsyncResult *result, GError **error);
/* Nobody edits it any more: what is left is written, and it follows the workspace
 * no longer, so that it can be kept for an undo beside one that is edited. */
void        dia_draft_leave               (DiaDraft *self);
/* The undo of the last update, also of a draft that was left: posts say again what they said, and what they said
 * until now is kept beside it. */
void        dia_draft_revert_update_async (DiaDraft *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type DiaId) (nullable) */
GArray     *dia_draft_revert_update_finish (DiaDraft *self, GAsyncResult *result, GError **error);

/* What a draft said when its edits were discarded: words, accounts, time and
 * sender. */
typedef struct _DiaDraftEdits DiaDraftEdits;

void           dia_draft_edits_free       (DiaDraftEdits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaDraftEdits, dia_draft_edits_free)

/* Goes back to what is planned, words, accounts, time and sender; what was written and
 * chosen instead, for the undo by dia_draft_restore_edits(). (transfer full)
 * (nullable): NULL when nothing is planned */
DiaDraftEdits *dia_draft_discard_edits    (DiaDraft *self);
/* Writes and chooses all of @edits again. */
void           dia_draft_restore_edits    (DiaDraft *self, const DiaDraftEdits *edits);

#define DIA_DRAFT_ERROR (dia_draft_error_quark ())
GQuark dia_draft_error_quark (void);

typedef enum
{
  DIA_DRAFT_ERROR_BLOCKED,
  DIA_DRAFT_ERROR_SENDING,   /* one of its posts is being sent right now */
} DiaDraftError;

G_END_DECLS
