/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-toolkits.h"

#include "dia-contents.h"
#include "dia-field.h"
#include "dia-key-moments.h"
#include "workspace-fixture.h"

static DiaMedia *
make_picture (void)
{
  DiaMedia *media = dia_media_new ();

  dia_field_set_text (&media->sha256, "aa");
  dia_field_set_text (&media->mime_type, "image/png");
  dia_field_set_text (&media->alt, "Deux tasses");
  media->width = 1200;
  media->height = 630;
  media->bytes = 1000;
  return media;
}

static DiaKeyMoment *
make_moment (void)
{
  DiaKeyMoment *moment = dia_key_moment_new ();

  dia_field_set_text (&moment->title, "Valentine’s Day");
  dia_field_set_text (&moment->objective, "2,000 sign-ups");
  dia_field_set_text (&moment->first_day, "2027-02-08");
  dia_field_set_text (&moment->last_day, "2027-02-14");
  dia_field_set_text (&moment->currency, "EUR");
  moment->budget = 1250050;
  dia_scope_unref (moment->audience);
  moment->audience = dia_scope_from_string ("market=BE;market=FR");
  dia_key_moment_read_deadlines (moment, "=2027-02-05;BE=2027-02-03");
  moment->toolkit = dia_moment_toolkit_new ();
  dia_moment_toolkit_set_message (moment->toolkit, "fr", "Écris en premier.");
  dia_moment_toolkit_set_message (moment->toolkit, "nl", "Schrijf als eerste.");
  dia_moment_toolkit_add_link (moment->toolkit, "The game", "https://alize.example/valentine");
  g_ptr_array_add (moment->toolkit->media, make_picture ());
  dia_field_set_text (&moment->toolkit->hashtags, "#valentine");
  dia_field_set_text (&moment->toolkit->dos, "Say “you”");
  dia_field_set_text (&moment->toolkit->donts, "No hearts");
  return moment;
}

static void
assert_same (const DiaKeyMoment *moment,
             const DiaKeyMoment *expected)
{
  g_autofree char *deadlines = dia_key_moment_dup_deadlines (moment);
  const DiaMomentLink *link = moment->toolkit->links->pdata[0];
  const DiaMedia *media = moment->toolkit->media->pdata[0];

  g_assert_cmpstr (moment->objective, ==, expected->objective);
  g_assert_cmpint (moment->budget, ==, expected->budget);
  g_assert_cmpstr (moment->currency, ==, "EUR");
  g_assert_true (dia_scope_equal (moment->audience, expected->audience));
  g_assert_cmpstr (deadlines, ==, "=2027-02-05;BE=2027-02-03");
  g_assert_cmpuint (moment->toolkit->messages->len, ==, 2);
  g_assert_cmpstr (dia_moment_toolkit_find_message (moment->toolkit, "nl-BE"), ==, "Schrijf als eerste.");
  g_assert_cmpuint (moment->toolkit->links->len, ==, 1);
  g_assert_cmpstr (link->title, ==, "The game");
  g_assert_cmpstr (link->url, ==, "https://alize.example/valentine");
  g_assert_cmpuint (moment->toolkit->media->len, ==, 1);
  g_assert_cmpstr (media->alt, ==, "Deux tasses");
  g_assert_cmpint (media->height, ==, 630);
  g_assert_cmpstr (moment->toolkit->hashtags, ==, "#valentine");
  g_assert_cmpstr (moment->toolkit->dos, ==, "Say “you”");
  g_assert_cmpstr (moment->toolkit->donts, ==, "No hearts");
}

/* Twice: what was there is replaced, not added to. */
static void
test_round_trip (WorkspaceFixture *self,
                 gconstpointer     data)
{
  g_autoptr (DiaKeyMoment) moment = make_moment ();
  g_autoptr (DiaKeyMoment) loaded = NULL;
  g_autoptr (GError) error = NULL;

  assert_done (dia_key_moments_save (self->connection, moment, &error), error);
  assert_done (dia_key_moments_save (self->connection, moment, &error), error);
  loaded = dia_key_moments_load (self->connection, moment->id, &error);
  g_assert_no_error (error);
  assert_same (loaded, moment);
}

/* The file of a picture stays as long as a toolkit shows it. */
static void
test_picture_is_kept (WorkspaceFixture *self,
                      gconstpointer     data)
{
  g_autoptr (DiaKeyMoment) moment = make_moment ();
  g_autoptr (GError) error = NULL;
  gboolean has;

  assert_done (dia_contents_has_picture (self->connection, "aa", &has, &error), error);
  g_assert_false (has);
  assert_done (dia_key_moments_save (self->connection, moment, &error), error);
  assert_done (dia_contents_has_picture (self->connection, "aa", &has, &error), error);
  g_assert_true (has);
}

/* A list holds no toolkits; saving one of it must not take its toolkit away. */
static void
test_saved_from_a_list (WorkspaceFixture *self,
                        gconstpointer     data)
{
  g_autoptr (DiaKeyMoment) moment = make_moment ();
  g_autoptr (DiaKeyMoment) loaded = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GError) error = NULL;
  DiaKeyMoment *first;

  assert_done (dia_key_moments_save (self->connection, moment, &error), error);
  listed = dia_key_moments_list (self->connection, "2027-01-01", "2027-12-31", &error);
  g_assert_no_error (error);
  first = listed->pdata[0];
  g_assert_null (first->toolkit);
  dia_field_set_text (&first->objective, "3,000 sign-ups");
  assert_done (dia_key_moments_save (self->connection, first, &error), error);
  loaded = dia_key_moments_load (self->connection, moment->id, &error);
  g_assert_no_error (error);
  assert_same (loaded, first);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/toolkits/round-trip", test_round_trip);
  add_workspace_test ("/store/toolkits/picture-is-kept", test_picture_is_kept);
  add_workspace_test ("/store/toolkits/saved-from-a-list", test_saved_from_a_list);
  return g_test_run ();
}
