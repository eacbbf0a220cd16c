/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-part-record.h"

static void
test_round_trip (void)
{
  g_autoptr (DiaPartRecord) record = dia_part_record_new ();
  g_autoptr (DiaPartRecord) again = NULL;
  g_autofree char *text = NULL;

  dia_part_record_set (&record->request.text, "Été\n\"cité\" 🎶");
  dia_part_record_set (&record->request.key, "key");
  dia_part_record_set (&record->request.payload, "{\"a\":1}");
  dia_part_record_set (&record->request.thread_root, "root");
  dia_part_record_add_media (record, "handle", "alt");
  record->request.visibility = DIA_VISIBILITY_PRIVATE;
  record->request.created_at = G_GINT64_CONSTANT (1802084400123);
  text = dia_part_record_to_text (record);
  again = dia_part_record_from_text (text);

  g_assert_nonnull (again);
  g_assert_cmpstr (again->request.text, ==, "Été\n\"cité\" 🎶");
  g_assert_cmpstr (again->request.key, ==, "key");
  g_assert_cmpstr (again->request.payload, ==, "{\"a\":1}");
  g_assert_cmpstr (again->request.thread_root, ==, "root");
  g_assert_cmpstr (again->request.warning, ==, "");
  g_assert_cmpuint (again->request.handles->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (again->request.handles, 0), ==, "handle");
  g_assert_cmpstr (g_ptr_array_index (again->request.alts, 0), ==, "alt");
  g_assert_cmpint (again->request.visibility, ==, DIA_VISIBILITY_PRIVATE);
  g_assert_cmpint (again->request.created_at, ==, record->request.created_at);
}

static void
test_malformed (void)
{
  static const char *const texts[] = { "", "{", "[]", "{}", "{\"text\":1}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (dia_part_record_from_text (texts[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/part-record/round-trip", test_round_trip);
  g_test_add_func ("/services/part-record/malformed", test_malformed);

  return g_test_run ();
}
