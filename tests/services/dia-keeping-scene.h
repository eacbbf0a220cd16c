/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-fake-mastodon.h"
#include "dia-sending-fixture.h"

G_BEGIN_DECLS

/* When its post is due, and what it says. */
#define KEEPING_SCENE_AT   (DIA_SENDING_NOW + 3 * DIA_HOUR)
#define KEEPING_SCENE_TEXT "Sept jours pour oser"

/* A desk with an account on a server of Mastodon that may keep posts. */
typedef struct
{
  DiaSendingFixture fixture;
  DiaFakeMastodon  *server;
  DiaId             account;
  DiaId             post;
} KeepingScene;

/* With a post that the server shall keep. */
void        keeping_scene_init         (KeepingScene *scene, DiaFakeKeeping keeping);
/* With a post that says @text, for which nobody has wished that. */
void        keeping_scene_init_text    (KeepingScene *scene, const char *text);
/* Asserts that nothing is left. */
void        keeping_scene_clear        (KeepingScene *scene);

/* Whether its server shall keep the post. */
void        keeping_scene_wish         (KeepingScene *scene, gboolean wanted);
/* Changes the post: @text (nullable), @at (0: as it was), @event (or
 * DIA_POST_N_EVENTS). */
void        keeping_scene_edit         (KeepingScene *scene, const char *text, DiaInstant at, DiaPostEvent event);
/* Cancels and deletes the post. */
void        keeping_scene_delete       (KeepingScene *scene);
void        keeping_scene_run_sql      (KeepingScene *scene, const char *sql);
/* (transfer full) */
DiaAccount *keeping_scene_load_account (KeepingScene *scene) G_GNUC_WARN_UNUSED_RESULT;
void        keeping_scene_save_account (KeepingScene *scene, DiaAccount *account);

/* The desk looks once, at that moment. */
void        keeping_scene_run_at       (KeepingScene *scene, DiaInstant at);
/* The desk looks now and then, until hours after the post was due. */
void        keeping_scene_live_on      (KeepingScene *scene);

/* What is known of the server, and of the post. */
DiaKeeps    keeping_scene_get_keeps    (KeepingScene *scene);
DiaKept     keeping_scene_get_kept     (KeepingScene *scene);
/* How many posts are out, how many wait on the server, and in which state the post is. */
void        keeping_scene_assert       (KeepingScene *scene, guint n_out, guint n_kept, DiaPostState state);
/* The journal of the post has a line with that key. */
void        keeping_scene_assert_story_has (KeepingScene *scene, const char *key);

G_END_DECLS
