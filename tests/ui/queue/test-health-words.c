/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-health-words.h"
#include "dia-probe.h"
#include "dia-queue-sample.h"

static DiaHealthRow *
make_row (DiaHealthBy by)
{
  DiaHealthRow *row = g_object_new (DIA_TYPE_HEALTH_ROW, NULL);

  row->by = by;
  dia_field_set_text (&row->title, "Alizé FR");
  dia_field_set_text (&row->network, DIA_NETWORK_MASTODON);
  dia_field_set_text (&row->server, "https://alize.example");
  row->n_accounts = 1;
  if (by == DIA_HEALTH_OF_ACCOUNTS)
    {
      row->account = dia_account_new ();
      dia_field_set_text (&row->account->handle, "alize_fr");
      dia_field_set_text (&row->account->network, DIA_NETWORK_MASTODON);
    }

  return row;
}

#define assert_words(call, expected) G_STMT_START { \
    g_autofree char *words_ = call; \
    g_assert_cmpstr (words_, ==, expected); \
  } G_STMT_END

static void
test_spans (void)
{
  assert_words (dia_health_words_span (1400), "1.4 s");
  assert_words (dia_health_words_span (90 * DIA_SECOND), "2 min");
  assert_words (dia_health_words_lateness (0, 0, 0, FALSE), "nothing sent yet");
  assert_words (dia_health_words_lateness (2, 800, 4200, FALSE), "half within 0.8 s · 99% within 4.2 s");
}

static void
test_next (void)
{
  g_autoptr (DiaHealthRow) row = make_row (DIA_HEALTH_OF_ACCOUNTS);

  assert_words (dia_health_words_next (row), "Nothing planned");
  row->next_at = QUEUE_SAMPLE_NOW;
  dia_field_set_text (&row->next_zone, "Europe/Paris");
  assert_words (dia_health_words_next (row), "Next: 10 Feb, 10:52");
}

static void
test_details (void)
{
  g_autoptr (DiaHealthRow) account = make_row (DIA_HEALTH_OF_ACCOUNTS);
  g_autoptr (DiaHealthRow) network = make_row (DIA_HEALTH_OF_NETWORKS);

  assert_words (dia_health_words_detail (account), "@alize_fr · alize.example");
  dia_field_set_text (&account->server, "");
  assert_words (dia_health_words_detail (account), "@alize_fr");
  network->n_accounts = 14;
  assert_words (dia_health_words_detail (network), "14 accounts");
  network->n_to_look_at = 2;
  assert_words (dia_health_words_detail (network), "14 accounts, 2 to look at");
}

static void
add_trouble (DiaHealthRow *row,
             const char   *sentence)
{
  DiaTrouble *trouble = g_new0 (DiaTrouble, 1);

  trouble->sentence = g_strdup (sentence);
  g_ptr_array_add (row->troubles, trouble);
}

/* What stands in the row in several places is heard in one breath. */
static void
test_spoken (void)
{
  g_autoptr (DiaHealthRow) row = make_row (DIA_HEALTH_OF_ACCOUNTS);
  g_autoptr (DiaHealthRow) network = make_row (DIA_HEALTH_OF_NETWORKS);

  row->on_time = 1200;
  row->failed = 2;
  assert_words (dia_health_words_troubles (row), "");
  add_trouble (row, "Needs a sign-in");
  add_trouble (row, "The server is slow");
  assert_words (dia_health_words_troubles (row), "Needs a sign-in · The server is slow");
  assert_words (dia_health_words_spoken (row),
                "Alizé FR, Mastodon, @alize_fr · alize.example. 1,200 on time, 0 late, 2 failed, 0 unconfirmed. "
                "half within 0 s · 99% within 0 s. Nothing planned. Needs a sign-in · The server is slow");
  assert_words (dia_health_words_spoken (network),
                "Alizé FR, 1 account. 0 on time, 0 late, 0 failed, 0 unconfirmed. nothing sent yet. Nothing planned");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/health-words/spans", test_spans);
  g_test_add_func ("/ui/health-words/next", test_next);
  g_test_add_func ("/ui/health-words/details", test_details);
  g_test_add_func ("/ui/health-words/spoken", test_spoken);
  return g_test_run ();
}
