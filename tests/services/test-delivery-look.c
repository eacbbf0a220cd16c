/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-accounts.h"
#include "dia-connector-error.h"
#include "dia-delivery.h"
#include "dia-memory-vault.h"
#include "dia-sending-fixture.h"
#include "dia-store.h"

/* A desk with one account that is signed in, and one post. */
typedef struct
{
  DiaSendingFixture fixture;
  DiaId             account;
  DiaId             post;

  const char       *moment;     /* (nullable): what fails… */
  guint             skip;       /* …once it went well so often… */
  guint             times;      /* …and so often */
  int               code;

  DiaAccount       *loaded;     /* (owned) (nullable) */
  int               part;       /* what a look said */
  DiaLook           look;
  DiaRemotePost    *found;      /* (owned) (nullable) */
} Scene;

static gboolean
play_fault (const char  *moment,
            gpointer     user_data,
            GError     **error)
{
  Scene *scene = user_data;

  if (g_strcmp0 (moment, scene->moment) != 0 || scene->times == 0)
    return TRUE;
  if (scene->skip > 0)
    {
      scene->skip--;
      return TRUE;
    }

  scene->times--;
  g_set_error_literal (error, DIA_CONNECTOR_ERROR, scene->code, "The network’s own words.");
  return FALSE;
}

static void
set_fault (Scene      *scene,
           const char *moment,
           int         code,
           guint       times)
{
  scene->moment = moment;
  scene->code = code;
  scene->times = times;
}

static void
set_up (Scene      *scene,
        gboolean    guarded,
        const char *text)
{
  *scene = (Scene) { 0 };
  dia_sending_fixture_init (&scene->fixture, DIA_SCRIPTED_DUMB);
  if (guarded)
    dia_sending_fixture_guard (&scene->fixture, DIA_SCRIPTED_DUMB);
  dia_scripted_network_set_hook (scene->fixture.network, play_fault, scene);
  scene->account = dia_sending_fixture_add_account (&scene->fixture, DIA_NETWORK_MASTODON, "alize");
  if (guarded)
    dia_sending_fixture_sign_in (&scene->fixture, scene->account, DIA_INSTANT_NONE);
  scene->post = dia_sending_fixture_add_post (&scene->fixture, scene->account, text, DIA_SENDING_NOW);
}

/* The answer to its request number @skip is lost: it is there, and nobody knows. */
static void
lose_answer (Scene *scene,
             guint  skip)
{
  scene->skip = skip;
  set_fault (scene, "after-commit", DIA_CONNECTOR_ERROR_UNKNOWN, 1);
  dia_scripted_network_set_unsure (scene->fixture.network, TRUE);
  dia_sending_fixture_run (&scene->fixture);
  dia_sending_fixture_advance (&scene->fixture, 61 * DIA_SECOND);
  dia_sending_fixture_run (&scene->fixture);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene->fixture, scene->post), ==, DIA_POST_UNCONFIRMED);
  dia_scripted_network_set_unsure (scene->fixture.network, FALSE);
}

static void
tear_down (Scene *scene)
{
  g_clear_object (&scene->loaded);
  g_clear_pointer (&scene->found, dia_remote_post_free);
  dia_sending_fixture_clear (&scene->fixture);
}

static gboolean
load_account (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  Scene *scene = user_data;

  scene->loaded = dia_accounts_load (connection, scene->account, error);

  return scene->loaded != NULL;
}

static gboolean
look (Scene   *scene,
      GError **error)
{
  const DiaDelivery with = { .core = scene->fixture.core };
  g_autoptr (GPtrArray) journal = dia_sending_fixture_load_journal (&scene->fixture, scene->post);

  g_clear_object (&scene->loaded);
  g_clear_pointer (&scene->found, dia_remote_post_free);
  g_assert_true (dia_store_read (scene->fixture.core->store, load_account, scene, NULL, NULL));

  return dia_delivery_look (&with, scene->loaded, journal, DIA_SENDING_NOW, &scene->part, &scene->look, &scene->found, NULL, error);
}

/* The part of a thread of which it is not known, not the one that is surely there. */
static void
test_second_part (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene, FALSE, "un\n---\ndeux");
  lose_answer (&scene, 1);
  g_assert_true (look (&scene, &error));
  g_assert_no_error (error);
  g_assert_cmpint (scene.part, ==, 1);
  g_assert_cmpint (scene.look, ==, DIA_LOOK_FOUND);
  g_assert_cmpstr (scene.found->id, ==, "post-2");
  tear_down (&scene);
}

static void
test_network_fails (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene, FALSE, "un");
  lose_answer (&scene, 0);
  set_fault (&scene, "find", DIA_CONNECTOR_ERROR_SIGN_IN, 1);
  g_assert_false (look (&scene, &error));
  g_assert_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN);
  tear_down (&scene);
}

/* A token that is refused is renewed once, and then a person has to sign in. */
static void
test_token (void)
{
  static const struct
  {
    const char *moment;
    int         code;
    guint       times;
    gboolean    well;
  } cases[] = {
    { NULL, 0, 0, TRUE },
    { "find", DIA_CONNECTOR_ERROR_SIGN_IN, 1, TRUE },
    { "find", DIA_CONNECTOR_ERROR_SIGN_IN, 2, FALSE },
    { "find", DIA_CONNECTOR_ERROR_UNREACHABLE, 1, FALSE },
  };
  Scene scene;

  set_up (&scene, TRUE, "un");
  lose_answer (&scene, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      set_fault (&scene, cases[i].moment, cases[i].code, cases[i].times);
      g_assert_true (look (&scene, &error) == cases[i].well);
      if (cases[i].well)
        g_assert_no_error (error);
      else
        g_assert_error (error, DIA_CONNECTOR_ERROR, cases[i].code);
      g_assert_cmpuint (scene.times, ==, 0);
    }
  tear_down (&scene);
}

static gboolean
refuse_twice (const char  *moment,
              gpointer     user_data,
              GError     **error)
{
  int code = g_str_equal (moment, "find") ? DIA_CONNECTOR_ERROR_SIGN_IN : DIA_CONNECTOR_ERROR_UNREACHABLE;

  g_set_error_literal (error, DIA_CONNECTOR_ERROR, code, "The network’s own words.");
  return FALSE;
}

static void
test_not_renewed (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene, TRUE, "un");
  lose_answer (&scene, 0);
  dia_scripted_network_set_hook (scene.fixture.network, refuse_twice, NULL);
  g_assert_false (look (&scene, &error));
  g_assert_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE);
  tear_down (&scene);
}

static void
test_signed_out (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene, TRUE, "un");
  lose_answer (&scene, 0);
  dia_memory_vault_set_state (DIA_MEMORY_VAULT (scene.fixture.vault), DIA_VAULT_LOCKED);
  g_assert_false (look (&scene, &error));
  g_assert_error (error, DIA_VAULT_ERROR, DIA_VAULT_ERROR_LOCKED);
  tear_down (&scene);
}

/* Of a post of which the journal does not say what was sent, and on a network that
 * has no way to ask, a person looks. */
static void
test_nothing_to_look_for (void)
{
  static const char *const networks[] = { DIA_NETWORK_MASTODON, DIA_NETWORK_LINKEDIN, "nowhere" };
  Scene scene;

  set_up (&scene, FALSE, "un");
  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      g_autoptr (GError) error = NULL;

      scene.account = dia_sending_fixture_add_account (&scene.fixture, networks[i], "autre");
      g_assert_false (look (&scene, &error));
      g_assert_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED);
    }
  tear_down (&scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/delivery-look/second-part", test_second_part);
  g_test_add_func ("/services/delivery-look/network-fails", test_network_fails);
  g_test_add_func ("/services/delivery-look/token", test_token);
  g_test_add_func ("/services/delivery-look/not-renewed", test_not_renewed);
  g_test_add_func ("/services/delivery-look/S2-signed-out", test_signed_out);
  g_test_add_func ("/services/delivery-look/nothing-to-look-for", test_nothing_to_look_for);

  return g_test_run ();
}
