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

/* All of it is there or nothing is. */
static void
test_every_field_counts (void)
{
  static const char *const names[] = { "text", "warning", "language", "link", "reply-to", "thread-root", "key", "payload",
                                       "handles", "alts" };
  g_autoptr (DiaPartRecord) record = dia_part_record_new ();
  g_autofree char *text = NULL;

  dia_part_record_set (&record->request.text, NULL);
  g_assert_cmpstr (record->request.text, ==, "");
  dia_part_record_add_media (record, "handle", "alt");
  text = dia_part_record_to_text (record);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *quoted = g_strconcat ("\"", names[i], "\"", NULL);
      g_auto (GStrv) ends = g_strsplit (text, quoted, 2);
      g_autofree char *without = g_strconcat (ends[0], "\"other\"", ends[1], NULL);

      g_assert_cmpuint (g_strv_length (ends), ==, 2);
      g_assert_null (dia_part_record_from_text (without));
    }
}

static DiaPartRecord *
read_media (const char *media)
{
  g_autofree char *text = g_strconcat ("{\"text\":\"\",\"warning\":\"\",\"language\":\"\",\"link\":\"\",\"reply-to\":\"\","
                                       "\"thread-root\":\"\",\"key\":\"\",\"payload\":\"\",", media, "}", NULL);

  return dia_part_record_from_text (text);
}

static void
test_media (void)
{
  static const char *const texts[] = {
    "\"handles\":[\"a\"],\"alts\":[]", "\"handles\":[],\"alts\":[\"a\"]", "\"handles\":[1],\"alts\":[\"a\"]",
    "\"handles\":[\"a\"],\"alts\":[null]",
  };
  g_autoptr (DiaPartRecord) plain = read_media ("\"handles\":[],\"alts\":[]");

  g_assert_nonnull (plain);
  /* What an older version did not write. */
  g_assert_cmpint (plain->request.visibility, ==, DIA_VISIBILITY_PUBLIC);
  g_assert_cmpint (plain->request.created_at, ==, DIA_INSTANT_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (read_media (texts[i]));
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
  g_test_add_func ("/services/part-record/every-field-counts", test_every_field_counts);
  g_test_add_func ("/services/part-record/media", test_media);
  g_test_add_func ("/services/part-record/malformed", test_malformed);

  return g_test_run ();
}
