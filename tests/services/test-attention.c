/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-attention.h"

#include "dia-dispatcher.h"
#include "dia-office-fixture.h"
#include "dia-publishing-rules.h"
#include "dia-queue.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture  office;
  DiaAccount    *account;
  DiaDispatcher *dispatcher;
  DiaAttention  *attention;
  GString       *told;       /* "title\nbody\n" of each notice */
  DiaId          post;       /* of the last one */
  guint          n_notices;
  guint          n_finished;
} Fixture;

static void
on_notice_cb (DiaAttention *attention,
              const char   *title,
              const char   *body,
              DiaId         post,
              Fixture      *fixture)
{
  g_string_append_printf (fixture->told, "%s\n%s\n", title, body);
  fixture->post = post;
  fixture->n_notices++;
}

static void
on_post_finished_cb (DiaDispatcher *dispatcher,
                     DiaId          post,
                     int            state,
                     Fixture       *fixture)
{
  fixture->n_finished++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  office_fixture_set_up (&fixture->office, NULL);
  fixture->account = office_fixture_add_account (&fixture->office, office_fixture_add_brand (&fixture->office, "Alizé"),
                                                 "alize_fr", "fr", "Europe/Paris");
  fixture->dispatcher = dia_workspace_get_dispatcher (fixture->office.workspace);
  fixture->attention = dia_attention_new (fixture->office.workspace);
  fixture->told = g_string_new (NULL);
  g_signal_connect (fixture->attention, "notice", G_CALLBACK (on_notice_cb), fixture);
  g_signal_connect (fixture->dispatcher, "post-finished", G_CALLBACK (on_post_finished_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_test_wait_finalize (fixture->attention);
  g_signal_handlers_disconnect_by_data (fixture->dispatcher, fixture);
  office_fixture_tear_down (&fixture->office, NULL);
  g_string_free (fixture->told, TRUE);
}

static DiaId
add_post (Fixture    *fixture,
          const char *text,
          int         hour)
{
  DiaWallTime wall = { 2027, 2, 10, hour, 0, 0 };
  g_autoptr (DiaPost) post = office_fixture_add_post (&fixture->office, fixture->account, text, &wall);

  return post->id;
}

/* In the afternoon, after nothing ran for hours. */
static void
begin_to_send (Fixture *fixture)
{
  dia_fixed_clock_set (DIA_FIXED_CLOCK (fixture->office.clock), OFFICE_NOW + 4 * DIA_HOUR + 8 * DIA_MINUTE);
  dia_dispatcher_start (fixture->dispatcher);
}

static gboolean
was_told (gpointer user_data)
{
  return ((Fixture *) user_data)->n_notices > 0;
}

static void
assert_told (Fixture    *fixture,
             const char *expected)
{
  g_assert_true (dia_test_wait_until (was_told, fixture));
  g_assert_cmpstr (fixture->told->str, ==, expected);
  g_assert_cmpuint (fixture->n_notices, ==, 1);
}

/* One post: what happened, where, which one, and the network's words. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  DiaId post = add_post (fixture, "Non #practice-refuse", 15);

  begin_to_send (fixture);
  g_assert_true (dia_test_wait_until (was_told, fixture));
  g_assert_true (g_str_has_prefix (fixture->told->str, "The network said no\nalize_fr: “Non #practice-refuse”\n"));
  g_assert_cmpint (fixture->post, ==, post);
}

/* Nothing ran at their time: several within a moment are told once. */
static void
test_late (Fixture       *fixture,
           gconstpointer  data)
{
  add_post (fixture, "Matin", 11);
  add_post (fixture, "Plus tard", 12);
  begin_to_send (fixture);
  assert_told (fixture, "2 posts could not go out in time\nThe queue says what happened and what you can do.\n");
}

/* Dropped by a rule of the workspace, of which nobody would know otherwise. */
static void
test_dropped (Fixture       *fixture,
              gconstpointer  data)
{
  DiaPublishingRules rules = { .late = DIA_LATE_DROP, .grace_minutes = 60, .late_pace_minutes = 5 };

  g_assert_true (dia_publishing_rules_save (fixture->office.workspace, &rules, NULL, NULL));
  add_post (fixture, "Matin", 11);
  begin_to_send (fixture);
  assert_told (fixture, "A post was dropped: its time had gone by\nalize_fr: “Matin”\n");
}

static gboolean
is_ready_for_a_mix (gpointer user_data)
{
  return ((Fixture *) user_data)->n_finished >= 2;
}

/* Of several kinds the number is told, and the click leads to the most urgent. */
static void
test_mixed (Fixture       *fixture,
            gconstpointer  data)
{
  DiaId refused = add_post (fixture, "Non #practice-refuse", 15);

  add_post (fixture, "Matin", 11);
  begin_to_send (fixture);
  g_assert_true (dia_test_wait_until (is_ready_for_a_mix, fixture));
  assert_told (fixture, "2 posts need you\nThe queue says what happened and what you can do.\n");
  g_assert_cmpint (fixture->post, ==, refused);
}

/* A person settled it before it was told: nothing is left to tell. Nor is what
 * went out. */
static void
test_nothing_to_tell (Fixture       *fixture,
                      gconstpointer  data)
{
  DiaId planned = add_post (fixture, "Demain", 20);
  DiaId refused = add_post (fixture, "Non #practice-refuse", 15);

  g_signal_emit_by_name (fixture->dispatcher, "post-finished", planned, DIA_POST_FAILED);
  g_signal_emit_by_name (fixture->dispatcher, "post-finished", planned, DIA_POST_CANCELLED);
  begin_to_send (fixture);
  g_assert_true (dia_test_wait_until (was_told, fixture));
  g_assert_cmpuint (fixture->n_notices, ==, 1);
  g_assert_cmpint (fixture->post, ==, refused);
  g_assert_true (g_str_has_prefix (fixture->told->str, "The network said no\n"));
}

/* Another program sends: it is the one that tells. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  DiaWorkspace *sender;

  add_post (fixture, "Matin", 11);
  dia_fixed_clock_set (DIA_FIXED_CLOCK (fixture->office.clock), OFFICE_NOW + 4 * DIA_HOUR);
  dia_dispatcher_follow (fixture->dispatcher);
  sender = dia_workspace_open (fixture->office.path, FALSE, fixture->office.vault, fixture->office.clock, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dia_dispatcher_run (dia_workspace_get_dispatcher (sender), FALSE, 0, NULL, NULL, NULL, &error));
  dia_workspace_close (sender);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dia_test_wait_finalize (sender);
  g_assert_cmpuint (fixture->n_finished, ==, 0);
  g_assert_cmpuint (fixture->n_notices, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/services/attention/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/services/attention/late", Fixture, NULL, set_up, test_late, tear_down);
  g_test_add ("/services/attention/dropped", Fixture, NULL, set_up, test_dropped, tear_down);
  g_test_add ("/services/attention/mixed", Fixture, NULL, set_up, test_mixed, tear_down);
  g_test_add ("/services/attention/nothing-to-tell", Fixture, NULL, set_up, test_nothing_to_tell, tear_down);
  g_test_add ("/services/attention/follows", Fixture, NULL, set_up, test_follows, tear_down);

  return g_test_run ();
}
