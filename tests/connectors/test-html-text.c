/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-html-text.h"

#include <string.h>

/* N4 of the bars: what other servers write never becomes more than text. */

static const struct
{
  const char *html;
  const char *text;
} texts[] = {
  { "", "" },
  { "Bonjour", "Bonjour" },
  { "<p>Un &amp; deux</p>", "Un & deux" },
  { "<p>Été à Noël — ça va</p>", "Été à Noël — ça va" },
  { "<p>Un<br />deux<br>trois</p>", "Un\ndeux\ntrois" },
  { "<p>Un</p><p>deux</p>", "Un\n\ndeux" },
  { "<ul><li>un</li><li>deux</li></ul>", "un\ndeux" },
  { "<p><a href=\"https://example.com/x\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">example.com/</span>"
    "<span class=\"invisible\">x</span></a></p>", "https://example.com/x" },
  { "<p><span class=\"h-card\"><a href=\"https://m.example/@bob\">@<span>bob</span></a></span> salut</p>", "@bob salut" },
  { "<p>a</p><script>alert('x')</script><style>p{}</style><p>b</p>", "a\n\nb" },
  { "<p onclick=\"x()\">texte <img src=\"https://spy.example/1.gif\"></p>", "texte" },
  { "<a href=\"javascript:alert(1)\">clic</a>", "clic" },
  { "&lt;span foreground=\"red\"&gt;rouge&lt;/span&gt;", "<span foreground=\"red\">rouge</span>" },
  { "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><p>fin</p>", "fin" },
  { "&#128512; &eacute; &nosuch;", "😀 é &nosuch;" },
  { "<p>ouvert <b>sans fin", "ouvert sans fin" },
};

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = dia_html_to_text (texts[i].html);

      if (strstr (texts[i].html, "DOCTYPE") != NULL)
        g_assert_true (g_str_has_suffix (text, texts[i].text));
      else
        g_assert_cmpstr (text, ==, texts[i].text);
    }
}

static char *
repeat (const char *piece,
        guint       times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (text, piece);

  return g_string_free (text, FALSE);
}

/* As many open elements, then as many ends that fit none of them: the square of
 * it where depth has no limit. */
static void
test_deep (void)
{
  g_autofree char *opened = repeat ("<b>", 100000);
  g_autofree char *closed = repeat ("</i>", 100000);
  g_autofree char *html = g_strconcat ("<p>vu</p>", opened, closed, NULL);
  g_autofree char *text = dia_html_to_text (html);

  g_assert_cmpstr (text, ==, "vu");
}

static void
test_large (void)
{
  g_autofree char *html = repeat ("<p>mot</p>", 1000000);
  g_autofree char *text = dia_html_to_text (html);

  g_assert_cmpuint (strlen (text), <=, DIA_HTML_MAX_BYTES);
  g_assert_true (g_str_has_prefix (text, "mot\n\nmot"));
}

static void
test_broken_bytes (void)
{
  g_autofree char *text = dia_html_to_text ("<p>caf\xe9 \xff\xfe fin</p>");

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "fin"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/connectors/html-text/texts", test_texts);
  g_test_add_func ("/connectors/html-text/deep", test_deep);
  g_test_add_func ("/connectors/html-text/large", test_large);
  g_test_add_func ("/connectors/html-text/broken-bytes", test_broken_bytes);
  return g_test_run ();
}
