/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-edit.h"

#include "dia-field.h"

/* What adaptations were made from raises the revision; what is only said about
 * the text does not. */
static void
test_revises (void)
{
  g_autoptr (DiaContent) content = dia_content_new ();

  g_assert_cmpint (dia_edit_set_text (content, "Bonjour"), ==, DIA_EDIT_REVISED);
  g_assert_cmpint (dia_edit_set_text (content, "Bonjour"), ==, DIA_EDIT_NONE);
  g_assert_cmpint (dia_edit_set_link (content, "https://alize.example"), ==, DIA_EDIT_REVISED);
  g_assert_cmpint (dia_edit_set_warning (content, "Fin du film"), ==, DIA_EDIT_REVISED);
  g_assert_cmpint (content->revision, ==, 3);
  g_assert_cmpint (dia_edit_set_title (content, "Café"), ==, DIA_EDIT_CHANGED);
  g_assert_cmpint (dia_edit_set_language (content, "fr"), ==, DIA_EDIT_CHANGED);
  g_assert_cmpint (dia_edit_set_reply_to (content, "https://social.example/@a/1"), ==, DIA_EDIT_CHANGED);
  g_assert_cmpint (dia_edit_set_visibility (content, DIA_VISIBILITY_UNLISTED), ==, DIA_EDIT_CHANGED);
  g_assert_cmpint (dia_edit_set_visibility (content, DIA_VISIBILITY_UNLISTED), ==, DIA_EDIT_NONE);
  g_assert_cmpint (content->revision, ==, 3);
}

/* A text of its own is as new as the source it was written beside. */
static void
test_variants (void)
{
  g_autoptr (DiaContent) content = dia_content_new ();
  const DiaVariant *variant;

  g_assert_cmpint (dia_edit_set_variant (content, "de", "", DIA_ID_NONE, NULL), ==, DIA_EDIT_NONE);
  g_assert_cmpint (dia_edit_set_variant (content, "de", "", DIA_ID_NONE, "Hallo"), ==, DIA_EDIT_CHANGED);
  g_assert_cmpint (dia_edit_set_variant (content, "de", "x", DIA_ID_NONE, "Kurz"), ==, DIA_EDIT_CHANGED);
  g_assert_cmpuint (content->variants->len, ==, 2);
  variant = content->variants->pdata[0];
  dia_edit_set_text (content, "Bonsoir");
  g_assert_cmpint (variant->source_revision, <, content->revision);
  g_assert_cmpint (dia_edit_settle_variant (content, "de", "", DIA_ID_NONE), ==, DIA_EDIT_CHANGED);
  g_assert_cmpint (variant->source_revision, ==, content->revision);
  g_assert_cmpint (dia_edit_settle_variant (content, "de", "", DIA_ID_NONE), ==, DIA_EDIT_NONE);
  g_assert_cmpint (dia_edit_set_variant (content, "de", "", DIA_ID_NONE, NULL), ==, DIA_EDIT_CHANGED);
  g_assert_cmpuint (content->variants->len, ==, 1);
  g_assert_cmpstr (((DiaVariant *) content->variants->pdata[0])->text, ==, "Kurz");
}

static void
add_picture (DiaContent *content,
             const char *sha256)
{
  DiaMedia *media = dia_media_new ();

  dia_field_set_text (&media->sha256, sha256);
  g_assert_cmpint (dia_edit_add_media (content, media), ==, DIA_EDIT_REVISED);
}

static const DiaMedia *
get_picture (DiaContent *content,
             guint       position)
{
  return content->media->pdata[position];
}

static void
test_pictures (void)
{
  g_autoptr (DiaContent) content = dia_content_new ();

  add_picture (content, "one");
  add_picture (content, "two");
  add_picture (content, "three");
  g_assert_cmpint (dia_edit_set_alt (content, 0, "Une lettre"), ==, DIA_EDIT_CHANGED);
  g_assert_cmpint (dia_edit_set_alt (content, 0, "Une lettre"), ==, DIA_EDIT_NONE);
  g_assert_cmpint (dia_edit_move_media (content, 0, 2), ==, DIA_EDIT_REVISED);
  g_assert_cmpstr (get_picture (content, 0)->sha256, ==, "two");
  g_assert_cmpstr (get_picture (content, 2)->alt, ==, "Une lettre");
  g_assert_cmpint (dia_edit_remove_media (content, 1), ==, DIA_EDIT_REVISED);
  g_assert_cmpstr (get_picture (content, 1)->sha256, ==, "one");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/services/draft-edit/revises", test_revises);
  g_test_add_func ("/services/draft-edit/variants", test_variants);
  g_test_add_func ("/services/draft-edit/pictures", test_pictures);

  return g_test_run ();
}
