/* SPDX-License-Identifier: GPL-3.0-or-later */

/* P3, P4 and P5: the answer is lost, comes an hour later, or is a lie. */

#include "tally.h"

#include <signal.h>

#define MAX_A_ROUND 100
/* Of real time, where a test waits for an answer that never comes. */
#define PATIENCE_MS 400
/* By the clock of the test, so that one round is not the other's. */
#define PAUSE       (5 * DIA_MINUTE)

typedef struct
{
  Fire  fire;
  guint n_posts;
} Scene;

static void
add_post (Scene    *scene,
          FireKind  kind,
          guint     user)
{
  g_autofree char *text = g_strdup_printf ("texte %u", scene->n_posts++);

  fire_add_post (&scene->fire, fire_get_account (&scene->fire, kind, user), text, dia_shared_page_get_now (scene->fire.page));
}

static void
clear_scene (Scene *scene)
{
  fire_clear (&scene->fire);
  scene->n_posts = 0;
}

/* P3: the network has published, the answer breaks at one of these places. */
static const DiaTestCut places[] = {
  DIA_TEST_CUT_AFTER_REQUEST, DIA_TEST_CUT_BEFORE_BODY, DIA_TEST_CUT_IN_BODY, DIA_TEST_CUT_LAST_BYTE,
};

/* One life loses @n answers at each place. */
static void
lose_answers (Tally      *tally,
              FireKind    kind,
              DiaTestEnd  end,
              guint       n)
{
  Scene scene = { 0 };
  guint n_users = n * G_N_ELEMENTS (places);

  fire_init (&scene.fire, n_users);
  for (guint user = 0; user < n_users; user++)
    add_post (&scene, kind, user);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    dia_shared_page_add_fault (scene.fire.page, &(DiaFault) { DIA_ROUTE_COMMIT, 0, n, TRUE, .cut = places[i], .end = end });
  g_assert_true (fire_live (&scene.fire, &(FireLife) { .deadline_ms = end == DIA_TEST_END_SILENCE ? PATIENCE_MS : 0 }));
  g_assert_cmpuint (dia_shared_page_count_faults (scene.fire.page), ==, n_users);
  tally->trials += n_users;
  tally_recover (tally, &scene.fire);
  g_assert_cmpint (fire_query (&scene.fire, "SELECT count (*) FROM posts WHERE state <> 'published'"), ==, 0);
  tally_compare (tally, &scene.fire);
  clear_scene (&scene);
}

static void
test_answer_lost (gconstpointer data)
{
  static const struct { DiaTestEnd end; const char *name; } ends[] = {
    { DIA_TEST_END_RESET, "reset" }, { DIA_TEST_END_HALF_CLOSE, "half-closed" }, { DIA_TEST_END_SILENCE, "silence" },
  };
  FireKind kind = GPOINTER_TO_INT (data);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *what = g_strdup_printf ("answer lost by %s, %s", ends[i].name, fire_kind_to_string (kind));
      Tally tally = { "P3", what };

      for (guint left = tally_get_count (1); left > 0; left -= MIN (left, MAX_A_ROUND / G_N_ELEMENTS (places)))
        lose_answers (&tally, kind, ends[i].end, MIN (left, MAX_A_ROUND / G_N_ELEMENTS (places)));
      tally_finish (&tally, 0);
    }
}

/* P4: what the program knows when it tries again, so much later. */
typedef enum
{
  AGE_PUBLISHED,   /* it was killed when the network had published */
  AGE_LOST,        /* it was killed when the request had not arrived */
  AGE_FORGOTTEN,   /* as the first, and the server has lost its keys */
  AGE_BLIND,       /* it lives on, and cannot look until then */
  AGE_N
} Age;

static const gint64 ages[] = { DIA_SECOND, 5 * DIA_MINUTE, 59 * DIA_MINUTE, 61 * DIA_MINUTE, 25 * DIA_HOUR };

/* A post on each kind of network at once; the last answer ends the program. */
static void
end_with_questions (Scene *scene,
                    Age    age)
{
  DiaFault silent = { DIA_ROUTE_COMMIT, 0, FIRE_N_KINDS - 1, age != AGE_LOST, .cut = DIA_TEST_CUT_SILENCE };
  DiaFault deadly = { DIA_ROUTE_COMMIT, 0, 1, age != AGE_LOST, .cut = DIA_TEST_CUT_AFTER_REQUEST, .signal = SIGKILL };

  for (FireKind kind = 0; kind < FIRE_N_KINDS; kind++)
    add_post (scene, kind, 0);
  dia_shared_page_add_fault (scene->fire.page, &silent);
  dia_shared_page_add_fault (scene->fire.page, &deadly);
  g_assert_false (fire_live (&scene->fire, &(FireLife) { 0 }));
}

/* Looks in vain now and then, as it would by itself. */
static void
stay_blind (Scene  *scene,
            gint64  age)
{
  for (FireKind kind = 0; kind < FIRE_N_KINDS; kind++)
    add_post (scene, kind, 0);
  dia_shared_page_add_fault (scene->fire.page, &(DiaFault) { DIA_ROUTE_COMMIT, 0, FIRE_N_KINDS, TRUE,
                                                             .cut = DIA_TEST_CUT_AFTER_REQUEST });
  dia_shared_page_add_fault (scene->fire.page, &(DiaFault) { DIA_ROUTE_READ, 0, G_MAXUINT, .status = 503 });
  g_assert_true (fire_live (&scene->fire, &(FireLife) { 0 }));
  dia_shared_page_advance (scene->fire.page, age / 2);
  g_assert_true (fire_live (&scene->fire, &(FireLife) { 0 }));
  dia_shared_page_advance (scene->fire.page, -(age / 2));
}

static void
try_age (Tally  *tally,
         Age     situation,
         gint64  age)
{
  Scene scene = { 0 };

  fire_init (&scene.fire, 1);
  if (situation == AGE_BLIND)
    stay_blind (&scene, age);
  else
    end_with_questions (&scene, situation);
  dia_faulty_server_settle (scene.fire.server);
  dia_shared_page_clear_faults (scene.fire.page);
  if (situation == AGE_FORGOTTEN)
    dia_shared_page_set_number (scene.fire.page, DIA_NUMBER_FORGET_KEYS, 1);
  dia_shared_page_advance (scene.fire.page, age);
  tally->trials += FIRE_N_KINDS;
  tally_recover (tally, &scene.fire);
  /* What has surely not gone out in its time does not go out unasked. */
  if (situation == AGE_LOST && age > DIA_HOUR)
    g_assert_cmpint (fire_query (&scene.fire, "SELECT count (*) FROM posts WHERE state = 'missed'"), ==, FIRE_N_KINDS);
  tally_compare (tally, &scene.fire);
  clear_scene (&scene);
}

static void
test_retry_ages (gconstpointer data)
{
  static const char *const names[] = { "published, then killed", "lost, then killed", "published, keys forgotten", "cannot look" };
  Age situation = GPOINTER_TO_INT (data);
  g_autofree char *what = g_strdup_printf ("tried again 1 s to 25 h later: %s", names[situation]);
  Tally tally = { "P4", what };

  for (guint i = 0; i < tally_get_count (1); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ages); j++)
      try_age (&tally, situation, ages[j]);
  tally_finish (&tally, situation == AGE_BLIND ? tally.trials : 0);
}

/* P5: what a server can say instead of an answer. */
static const DiaFault lies[] = {
  { .status = 500 },
  { .status = 502 },
  { .status = 503, .header = "Retry-After: 60" },
  { .status = 504 },
  { .status = 200 },
  { .status = 200, .type = "application/json", .body = "" },
  { .status = 200, .type = "application/json", .body = "{" },
  { .status = 200, .type = "application/json", .body = "[]" },
  { .status = 200, .type = "application/json", .body = "null" },
  { .status = 200, .type = "application/json", .body = "{\"id\":null,\"uri\":null}" },
  { .status = 200, .type = "application/json", .body = "{\"id\":{},\"uri\":[],\"cid\":7}" },
  { .status = 204 },
  { .status = 301, .header = "Location: @" },
  { .status = 302, .header = "Location: @" },
  { .status = 303, .header = "Location: @" },
  { .status = 307, .header = "Location: @" },
  { .status = 308, .header = "Location: @" },
  { .status = 408 },
};

/* Whether only a server that did nothing may say this (RFC 9110): the desk
 * believes it then, and a person reads it. */
static gboolean
denies (const DiaFault *lie)
{
  return lie->status == 307 || lie->status == 308;
}

static void
tell_lie (Scene          *scene,
          Tally          *tally,
          const DiaFault *lie,
          DiaRoute        route,
          gboolean        effect)
{
  DiaFault fault = *lie;

  fault.route = route;
  fault.effect = effect;
  fault.times = FIRE_N_KINDS;
  for (FireKind kind = 0; kind < FIRE_N_KINDS; kind++)
    add_post (scene, kind, 0);
  /* A look comes after an answer that was lost. */
  if (route == DIA_ROUTE_READ)
    dia_shared_page_add_fault (scene->fire.page, &(DiaFault) { DIA_ROUTE_COMMIT, 0, FIRE_N_KINDS, TRUE,
                                                               .cut = DIA_TEST_CUT_AFTER_REQUEST });
  dia_shared_page_add_fault (scene->fire.page, &fault);
  tally->trials += FIRE_N_KINDS;
  tally_recover (tally, &scene->fire);
  dia_shared_page_clear_faults (scene->fire.page);
  dia_shared_page_advance (scene->fire.page, PAUSE);
}

static void
test_lies (gconstpointer data)
{
  static const char *const names[] = { "wrong answers to a request that did nothing", "wrong answers to one that published",
                                       "wrong answers to a look" };
  guint which = GPOINTER_TO_UINT (data);
  Tally tally = { "P5", names[which] };
  Scene scene = { 0 };

  for (guint i = 0; i < tally_get_count (1); i++)
    {
      fire_init (&scene.fire, 1);
      for (gsize j = 0; j < G_N_ELEMENTS (lies); j++)
        if (which != 1 || !denies (&lies[j]))
          tell_lie (&scene, &tally, &lies[j], which == 2 ? DIA_ROUTE_READ : DIA_ROUTE_COMMIT, which == 1);
      tally_compare (&tally, &scene.fire);
      g_assert_cmpuint (dia_shared_page_get_count (scene.fire.page, DIA_COUNT_LEAKS), ==, 0);
      g_assert_cmpuint (dia_shared_page_get_count (scene.fire.page, DIA_COUNT_STRANGER), ==, 0);
      clear_scene (&scene);
    }
  tally_finish (&tally, 0);
}

/* The whole network answers with the page of a hotel, until somebody pays. */
static void
test_captive_portal (void)
{
  Tally tally = { "P5", "every answer is another page" };
  Scene scene = { 0 };

  for (guint i = 0; i < tally_get_count (1); i++)
    {
      fire_init (&scene.fire, 1);
      for (FireKind kind = 0; kind < FIRE_N_KINDS; kind++)
        add_post (&scene, kind, 0);
      dia_shared_page_add_fault (scene.fire.page, &(DiaFault) { DIA_ROUTE_ANY, 0, G_MAXUINT, .status = 200 });
      g_assert_true (fire_live (&scene.fire, &(FireLife) { 0 }));
      dia_shared_page_advance (scene.fire.page, 2 * DIA_MINUTE);
      g_assert_true (fire_live (&scene.fire, &(FireLife) { 0 }));
      dia_shared_page_clear_faults (scene.fire.page);
      tally.trials += FIRE_N_KINDS;
      tally_recover (&tally, &scene.fire);
      g_assert_cmpint (fire_query (&scene.fire, "SELECT count (*) FROM posts WHERE state <> 'published'"), ==, 0);
      tally_compare (&tally, &scene.fire);
      clear_scene (&scene);
    }
  tally_finish (&tally, 0);
}

/* How "too many requests" can say when; how long the desk then waits, in ms. */
static const struct { const char *header; gint64 wait; } wishes[] = {
  { "Retry-After: 120", 120 * DIA_SECOND },
  { "Retry-After: @120", 120 * DIA_SECOND },
  { NULL, DIA_MINUTE },
  { "Retry-After: 1000000000", DIA_HOUR },
  { "Retry-After: -5", DIA_HOUR },
  { "Retry-After: soon", DIA_HOUR },
  { "Retry-After: 0", DIA_SECOND },
};

static void
ask_to_wait (Tally      *tally,
             FireKind    kind,
             const char *header,
             gint64      wait)
{
  Scene scene = { 0 };
  DiaSharedPage *page;
  guint n_commits;

  fire_init (&scene.fire, 1);
  page = scene.fire.page;
  for (guint i = 0; i < 3; i++)
    add_post (&scene, kind, 0);
  dia_shared_page_add_fault (page, &(DiaFault) { DIA_ROUTE_COMMIT, 1, 1, .status = 429, .header = header });
  g_assert_true (fire_live (&scene.fire, &(FireLife) { 0 }));
  n_commits = dia_shared_page_get_count (page, DIA_COUNT_COMMITS);
  g_assert_cmpuint (n_commits, ==, 2);

  /* Not a moment earlier, by another life neither. */
  dia_shared_page_advance (page, wait - 1);
  g_assert_true (fire_live (&scene.fire, &(FireLife) { 0 }));
  g_assert_cmpuint (dia_shared_page_get_count (page, DIA_COUNT_COMMITS), ==, n_commits);
  dia_shared_page_advance (page, 1);
  g_assert_true (fire_live (&scene.fire, &(FireLife) { 0 }));
  g_assert_cmpuint (dia_shared_page_get_count (page, DIA_COUNT_COMMITS), ==, n_commits + 2);
  g_assert_cmpuint (dia_shared_page_get_count (page, DIA_COUNT_EARLY), ==, 0);
  tally->trials++;
  tally_recover (tally, &scene.fire);
  tally_compare (tally, &scene.fire);
  clear_scene (&scene);
}

static void
test_too_many (void)
{
  Tally tally = { "P5", "too many requests, in seven ways" };
  guint n = tally_get_count (1);

  for (guint i = 0; i < n; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (wishes); j++)
      ask_to_wait (&tally, (FireKind) ((i + j) % FIRE_N_KINDS), wishes[j].header, wishes[j].wait);
  tally_finish (&tally, 0);
}

/* A token is refused in the middle of a batch: where it can be renewed nobody
 * notices, where it cannot the account's posts wait for a sign-in, and go out
 * after it. */
static void
refuse_token (Tally    *tally,
              FireKind  kind)
{
  Scene scene = { 0 };
  gboolean renewable = kind == FIRE_BLUESKY;
  gint64 n_waiting;

  fire_init_tokens (&scene.fire, 1, 0, 0);
  for (guint i = 0; i < 5; i++)
    add_post (&scene, kind, 0);
  dia_shared_page_add_fault (scene.fire.page, &(DiaFault) { DIA_ROUTE_COMMIT, 2, 1, .status = 401, .type = "application/json",
                                                            .body = "{\"error\":\"ExpiredToken\"}" });
  g_assert_true (fire_live (&scene.fire, &(FireLife) { 0 }));
  n_waiting = fire_query (&scene.fire, "SELECT count (*) FROM posts WHERE state = 'scheduled'");
  g_assert_cmpint (n_waiting, ==, renewable ? 0 : 3);
  g_assert_cmpint (fire_query (&scene.fire, "SELECT count (*) FROM accounts WHERE sign_in = 'needed'"), ==, renewable ? 0 : 1);
  if (!renewable)
    fire_execute (&scene.fire, "UPDATE accounts SET sign_in = 'ok'");
  tally->trials++;
  tally_recover (tally, &scene.fire);
  g_assert_cmpint (fire_query (&scene.fire, "SELECT count (*) FROM posts WHERE state <> 'published'"), ==, 0);
  tally_compare (tally, &scene.fire);
  clear_scene (&scene);
}

static void
test_token_refused (void)
{
  Tally tally = { "P5", "token refused in the middle of a batch" };

  for (guint i = 0; i < tally_get_count (1); i++)
    for (FireKind kind = FIRE_MASTODON; kind <= FIRE_BLUESKY; kind++)
      refuse_token (&tally, kind);
  tally_finish (&tally, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const situations[] = { "published", "lost", "keys-forgotten", "blind" };
  static const char *const lied[] = { "nothing-done", "published", "look" };

  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  for (FireKind kind = 0; kind < FIRE_N_KINDS; kind++)
    tally_add_test ("P3-answer-lost", fire_kind_to_string (kind), GINT_TO_POINTER (kind), test_answer_lost);
  for (guint i = 0; i < AGE_N; i++)
    tally_add_test ("P4-retry-ages", situations[i], GUINT_TO_POINTER (i), test_retry_ages);
  for (guint i = 0; i < G_N_ELEMENTS (lied); i++)
    tally_add_test ("P5-lies", lied[i], GUINT_TO_POINTER (i), test_lies);
  g_test_add_func ("/reliability/P5-captive-portal", test_captive_portal);
  g_test_add_func ("/reliability/P5-too-many-requests", test_too_many);
  g_test_add_func ("/reliability/P5-token-refused", test_token_refused);

  return g_test_run ();
}
