/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages and statuses of strangers. */

#include "fuzz.h"

#include "dia-html-text.h"
#include "dia-link-card.h"

#include <string.h>

static void
check_card (const guint8 *data,
            gsize         size)
{
  g_autofree char *picture_url = NULL;
  g_autoptr (DiaLinkCard) card = dia_link_card_parse ((const char *) data, size, "https://example.org/page", &picture_url);

  if (card == NULL)
    return;

  g_assert_true (g_utf8_validate (card->title, -1, NULL));
  g_assert_cmpstr (card->title, !=, "");
  g_assert_true (g_utf8_validate (card->description, -1, NULL));
  g_assert_true (picture_url == NULL || g_str_has_prefix (picture_url, "http"));
}

void
fuzz_feed_html (const guint8 *data,
                gsize         size)
{
  g_autofree char *html = fuzz_dup_text (data, size);
  g_autofree char *text = dia_html_to_text (html);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  check_card (data, size);
}
