/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content.h"

#include "dia-field.h"

static void
assert_parts (const char *text,
              const char *expected)
{
  g_auto (GStrv) parts = dia_thread_split (text);
  g_autofree char *joined = g_strjoinv ("|", parts);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_thread_split (void)
{
  assert_parts ("", "");
  assert_parts ("  one ", "one");
  assert_parts ("one\n---\ntwo\n\nmore\n---  \r\nthree", "one|two\n\nmore|three");
  assert_parts ("---\n---\n", "");
  assert_parts ("---\none\n---", "one");
  assert_parts ("one --- two\n----\n-- -", "one --- two\n----\n-- -");
}

static void
assert_title (const char *title,
              const char *text,
              guint       max_characters,
              const char *expected)
{
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autofree char *found = NULL;

  dia_field_set_text (&content->title, title);
  dia_field_set_text (&content->text, text);
  found = dia_content_dup_title (content, max_characters);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_title (void)
{
  assert_title ("Seven days", "text", 80, "Seven days");
  assert_title ("", "Seven\ndays  to\tdare\n---\nnext", 80, "Seven days to dare");
  assert_title ("", "Seven days", 10, "Seven days");
  assert_title ("", "Seven days!", 10, "Seven day…");
  assert_title ("", "Seven days!", 7, "Seven…");
  assert_title ("", "", 10, "");
}

/* A family is one character however many code points it has. */
static void
test_title_keeps_emoji_whole (void)
{
  assert_title ("", "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧");
  assert_title ("", "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧…");
}

static void
add_variant (DiaContent *content,
             DiaId       account_id,
             const char *network,
             const char *language,
             const char *text)
{
  DiaVariant *variant = dia_variant_new ();

  variant->account_id = account_id;
  dia_field_set_text (&variant->network, network);
  dia_field_set_text (&variant->language, language);
  dia_field_set_text (&variant->text, text);
  g_ptr_array_add (content->variants, variant);
}

static void
assert_variant (const DiaContent *content,
                DiaId             account_id,
                const char       *network,
                const char       *language,
                const char       *expected)
{
  const DiaVariant *variant = dia_content_find_variant (content, account_id, network, language);

  g_assert_cmpstr (variant != NULL ? variant->text : NULL, ==, expected);
}

static void
test_variant_most_specific_wins (void)
{
  g_autoptr (DiaContent) content = dia_content_new ();

  assert_variant (content, 1, "mastodon", "fr", NULL);
  add_variant (content, DIA_ID_NONE, "bluesky", "", "network");
  add_variant (content, DIA_ID_NONE, "", "de", "language");
  add_variant (content, DIA_ID_NONE, "bluesky", "de", "both");
  add_variant (content, 7, "", "", "account");
  add_variant (content, DIA_ID_NONE, "", "", "nobody's");

  assert_variant (content, 7, "bluesky", "de", "account");
  assert_variant (content, 1, "bluesky", "de", "both");
  assert_variant (content, 1, "mastodon", "de", "language");
  assert_variant (content, 1, "bluesky", "fr", "network");
  assert_variant (content, 1, "mastodon", "fr", NULL);
}

static void
test_copy_is_equal_and_apart (void)
{
  DiaContent *content = dia_content_new ();
  DiaContent *copy;
  DiaMedia *media = dia_media_new ();

  dia_field_set_text (&media->alt, "before");
  g_ptr_array_add (content->media, media);
  add_variant (content, 7, "", "", "own");
  content->revision = 3;
  copy = dia_content_copy (content);
  dia_field_set_text (&media->alt, "after");

  g_assert_cmpint (copy->revision, ==, 3);
  g_assert_cmpstr (((DiaMedia *) copy->media->pdata[0])->alt, ==, "before");
  g_assert_cmpstr (((DiaVariant *) copy->variants->pdata[0])->text, ==, "own");
  g_assert_finalize_object (content);
  g_assert_finalize_object (copy);
}

/* What was typed and taken back is no change, whatever the revision says. */
static void
test_says_same (void)
{
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (DiaContent) other = NULL;
  DiaVariant *variant = dia_variant_new ();

  dia_field_set_text (&content->text, "Bonjour");
  dia_field_set_text (&variant->language, "en");
  dia_field_set_text (&variant->text, "Hello");
  g_ptr_array_add (content->variants, variant);
  other = dia_content_copy (content);
  other->changed_at = 5;
  g_assert_true (dia_content_says_same (content, other));
  other->revision++;
  g_assert_false (dia_content_says_same (content, other));
  ((DiaVariant *) other->variants->pdata[0])->source_revision++;
  g_assert_true (dia_content_says_same (content, other));
  dia_field_set_text (&other->text, "Bonsoir");
  g_assert_false (dia_content_says_same (content, other));
  dia_field_set_text (&other->text, "Bonjour");
  g_ptr_array_add (other->media, dia_media_new ());
  g_assert_false (dia_content_says_same (content, other));
  g_ptr_array_add (content->media, dia_media_new ());
  g_assert_true (dia_content_says_same (content, other));
  dia_field_set_text (&((DiaMedia *) other->media->pdata[0])->alt, "A cup");
  g_assert_false (dia_content_says_same (content, other));
}

/* The setter takes what is there already. */
static void
test_field_of_itself (void)
{
  char *field = g_strdup ("same");

  dia_field_set_text (&field, field);
  g_assert_cmpstr (field, ==, "same");
  dia_field_set_text (&field, NULL);
  g_assert_cmpstr (field, ==, "");
  g_free (field);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/content/thread-split", test_thread_split);
  g_test_add_func ("/model/content/title", test_title);
  g_test_add_func ("/model/content/title-keeps-emoji-whole", test_title_keeps_emoji_whole);
  g_test_add_func ("/model/content/variant-most-specific-wins", test_variant_most_specific_wins);
  g_test_add_func ("/model/content/copy-is-equal-and-apart", test_copy_is_equal_and_apart);
  g_test_add_func ("/model/content/says-same", test_says_same);
  g_test_add_func ("/model/content/field-of-itself", test_field_of_itself);
  return g_test_run ();
}
