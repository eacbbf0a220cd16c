/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-json-scan.h"
#include "dia-json.h"

#include "dia-net-error.h"

#include <string.h>

static JsonNode *
parse (const char  *text,
       GError     **error)
{
  return dia_json_parse (text, strlen (text), error);
}

static void
assert_refused (const char *text,
                gsize       length,
                int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_json_parse (text, length, &error));
  g_assert_error (error, DIA_NET_ERROR, code);
}

static char *
nest (char  open,
      char  close,
      gsize depth)
{
  char *text = g_malloc (2 * depth + 1);

  memset (text, open, depth);
  memset (text + depth, close, depth);
  text[2 * depth] = '\0';
  return text;
}

static void
test_n1_size (void)
{
  gsize size = DIA_JSON_MAX_BYTES + 1;
  g_autofree char *text = g_malloc (size);

  memset (text, ' ', size);
  text[0] = '1';
  assert_refused (text, size, DIA_NET_ERROR_TOO_LARGE);
}

/* A body within the size limit may still hold millions of values. */
static void
test_n1_many_values (void)
{
  gsize n = DIA_JSON_MAX_VALUES + 2;
  g_autofree char *text = g_malloc (2 * n + 1);

  for (gsize i = 0; i < n; i++)
    memcpy (text + 2 * i, ",1", 2);
  text[0] = '[';
  text[2 * n] = ']';
  assert_refused (text, 2 * n + 1, DIA_NET_ERROR_TOO_LARGE);
}

static void
test_n2_depth (void)
{
  static const gsize depths[] = { DIA_JSON_MAX_DEPTH + 1, 1000, 10000, 100000, 1000000 };
  g_autofree char *deepest = nest ('[', ']', DIA_JSON_MAX_DEPTH);
  g_autoptr (JsonNode) root = parse (deepest, NULL);

  g_assert_nonnull (root);
  for (gsize i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autofree char *text = nest ('[', ']', depths[i]);

      assert_refused (text, strlen (text), DIA_NET_ERROR_TOO_LARGE);
      assert_refused (text, depths[i], DIA_NET_ERROR_TOO_LARGE);
    }
}

/* The same with objects, and with both in turn; closed or cut off. */
static void
test_n2_objects (void)
{
  static const char *const openings[] = { "{\"a\":", "[{\"a\":", "{\"a\":[" };
  static const gsize depths[] = { DIA_JSON_MAX_DEPTH + 1, 1000, 10000, 100000, 1000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (openings); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (depths); j++)
      {
        g_autoptr (GString) text = g_string_new (NULL);

        for (gsize k = 0; k < depths[j]; k++)
          g_string_append (text, openings[i]);
        assert_refused (text->str, text->len, DIA_NET_ERROR_TOO_LARGE);
      }
}

static gpointer
parse_deep_in_thread (gpointer text)
{
  assert_refused (text, strlen (text), DIA_NET_ERROR_TOO_LARGE);
  return NULL;
}

/* The stack of a worker is smaller than that of the main thread. */
static void
test_n2_in_thread (void)
{
  g_autofree char *text = nest ('[', ']', 1000000);

  g_thread_join (g_thread_new ("worker", parse_deep_in_thread, text));
}

/* Brackets within strings are text; quotes within comments would hide brackets. */
static void
test_n2_strings_and_comments (void)
{
  g_autofree char *brackets = nest ('[', '[', 1000);
  g_autofree char *text = g_strdup_printf ("{\"a\":\"\\\"%s\\\\\"}", brackets);
  g_autofree char *hidden = g_strdup_printf ("[/* \" */ %s /* \" */]", brackets);
  g_autofree char *single = g_strdup_printf ("['\"', %s, '\"']", brackets);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = parse (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (dia_json_get_string (dia_json_as_object (root), "a")), ==, 2002);
  assert_refused (hidden, strlen (hidden), DIA_NET_ERROR_MALFORMED);
  assert_refused (single, strlen (single), DIA_NET_ERROR_MALFORMED);
  assert_refused ("[1] // x", 8, DIA_NET_ERROR_MALFORMED);
  assert_refused ("[0x10]", 6, DIA_NET_ERROR_MALFORMED);
}

static void
test_n3_encoding (void)
{
  static const char *const wrong[] = {
    "\"\xff\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\xe2\x82\"", "\"a\nb\"", "\"a\x01\"", NULL,
  };

  for (int i = 0; wrong[i] != NULL; i++)
    assert_refused (wrong[i], strlen (wrong[i]), DIA_NET_ERROR_MALFORMED);
  assert_refused ("\"a\0b\"", 5, DIA_NET_ERROR_MALFORMED);
  assert_refused ("[1]\0", 4, DIA_NET_ERROR_MALFORMED);
}

/* One line of 10 MB, 100,000 combining marks, text that turns its direction: all of
 * it is text, and whole; who shows it makes it fit. */
static void
test_n3_long_and_odd_text (void)
{
  gsize length = 10 * 1024 * 1024;
  g_autofree char *letters = g_strnfill (length, 'x');
  g_autofree char *line = g_strconcat ("[\"", letters, "\"]", NULL);
  g_autoptr (GString) tower = g_string_new ("[\"e");
  g_autoptr (JsonNode) long_one = NULL;
  g_autoptr (JsonNode) high_one = NULL;
  g_autoptr (JsonNode) turned = parse ("[\"\u202egnp.exe\u2066\"]", NULL);

  for (int i = 0; i < 100000; i++)
    g_string_append (tower, "\u0301");
  g_string_append (tower, "\"]");
  long_one = parse (line, NULL);
  high_one = parse (tower->str, NULL);
  g_assert_cmpuint (strlen (dia_json_array_get_string (dia_json_as_array (long_one), 0)), ==, length);
  g_assert_cmpuint (strlen (dia_json_array_get_string (dia_json_as_array (high_one), 0)), ==, 1 + 2 * 100000);
  g_assert_cmpstr (dia_json_array_get_string (dia_json_as_array (turned), 0), ==, "\u202egnp.exe\u2066");
}

/* A pair of high surrogates aborts json-glib 1.6; U+0000 would cut the text. */
static void
test_n3_escapes (void)
{
  static const char *const cases[][2] = {
    { "\"\\ud83d\\ude00\"", "😀" },
    { "\"\\ud83d\\ud83d\"", "��" },
    { "\"\\ude00\\ude00\"", "��" },
    { "\"a\\ud83d\"", "a�" },
    { "\"\\ud83dx\"", "�x" },
    { "\"a\\u0000b\"", "a�b" },
    { "\"\\u202e\\u00e9\"", "\u202eé" },
    { "\"\\\\ud83d\"", "\\ud83d" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = parse (cases[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (json_node_get_string (root), ==, cases[i][1]);
    }
  assert_refused ("\"\\u12g4\"", 8, DIA_NET_ERROR_MALFORMED);
  assert_refused ("\"\\u12", 5, DIA_NET_ERROR_MALFORMED);
  assert_refused ("\"\\", 2, DIA_NET_ERROR_MALFORMED);
  assert_refused ("\"\\x41\"", 6, DIA_NET_ERROR_MALFORMED);
}

static void
test_refuses_other_texts (void)
{
  static const char *const wrong[] = {
    "", " ", "<html></html>", "{", "}", "[1", "[1,]", "{\"a\"}", "{\"a\":}", "[1 2]", "[01]", "[.5]", "[--1]", "[+1]", "nul", "tru", "][", "{]", "[}", "\"", NULL,
  };

  for (int i = 0; wrong[i] != NULL; i++)
    {
      g_test_message ("%s", wrong[i]);
      assert_refused (wrong[i], strlen (wrong[i]), DIA_NET_ERROR_MALFORMED);
    }
}

static void
test_error_does_not_quote (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse ("{\"access_token\": \"canary\" oops}", &error));
  g_assert_null (strstr (error->message, "canary"));
}

static void
test_byte_order_mark (void)
{
  g_autoptr (JsonNode) root = parse ("\xef\xbb\xbf[1]", NULL);

  g_assert_cmpuint (dia_json_array_length (dia_json_as_array (root)), ==, 1);
}

/* Every reader, on every type, never warns: warnings are fatal here. */
static void
test_odd_types (void)
{
  static const char *const values[] = { "null", "true", "1", "1.5", "\"x\"", "[]", "{}", "[1,\"a\",{}]", "{\"k\":{}}", NULL };

  for (int i = 0; values[i] != NULL; i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"k\":%s}", values[i]);
      g_autoptr (JsonNode) root = parse (text, NULL);
      JsonObject *object = dia_json_as_object (root);
      JsonArray *array = dia_json_get_array (object, "k");
      g_autofree char *id = dia_json_dup_id (object, "k");

      g_assert_cmpint (dia_json_get_string (object, "k") != NULL, ==, values[i][0] == '"');
      g_assert_cmpint (dia_json_get_object (object, "k") != NULL, ==, values[i][0] == '{');
      g_assert_cmpint (array != NULL, ==, values[i][0] == '[');
      g_assert_cmpint (dia_json_get_boolean (object, "k", FALSE), ==, g_str_equal (values[i], "true"));
      g_assert_cmpint (dia_json_get_int (object, "k", -7), ==, g_str_equal (values[i], "1") ? 1 : -7);
      g_assert_cmpfloat (dia_json_get_double (object, "k", -7), ==, values[i][0] == '1' ? g_ascii_strtod (values[i], NULL) : -7);
      g_assert_cmpint (dia_json_get_instant (object, "k"), ==, DIA_INSTANT_NONE);
      g_assert_null (dia_json_find_object (object, "k", "k", "k", NULL));
      g_assert_null (dia_json_array_get_object (array, 0));
      g_assert_null (dia_json_array_get_string (array, 5));
      g_assert_null (dia_json_get_string (object, "absent"));
    }
  g_assert_null (dia_json_get_string (NULL, "k"));
  g_assert_null (dia_json_as_object (NULL));
  g_assert_cmpuint (dia_json_array_length (NULL), ==, 0);
}

static void
test_reads (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = parse ("{\"id\":12345678901234,\"sid\":\"9\",\"n\":12.0,\"neg\":-3,\"at\":\"2026-12-01T10:00:00.250Z\","
                                     "\"off\":\"2026-12-01T11:00:00+01:00\",\"list\":[\"a\",{\"b\":1}],\"o\":{\"p\":{\"q\":\"deep\"}}}",
                                     &error);
  JsonObject *object = dia_json_as_object (root);
  g_autofree char *id = dia_json_dup_id (object, "id");
  g_autofree char *sid = dia_json_dup_id (object, "sid");

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "12345678901234");
  g_assert_cmpstr (sid, ==, "9");
  g_assert_cmpint (dia_json_get_int (object, "n", 0), ==, 12);
  g_assert_cmpint (dia_json_get_int (object, "neg", 0), ==, -3);
  g_assert_cmpint (dia_json_get_instant (object, "at"), ==, G_GINT64_CONSTANT (1796119200250));
  g_assert_cmpint (dia_json_get_instant (object, "off"), ==, G_GINT64_CONSTANT (1796119200000));
  g_assert_cmpstr (dia_json_array_get_string (dia_json_get_array (object, "list"), 0), ==, "a");
  g_assert_nonnull (dia_json_array_get_object (dia_json_get_array (object, "list"), 1));
  g_assert_cmpstr (dia_json_get_string (dia_json_find_object (object, "o", "p", NULL), "q"), ==, "deep");
}

static void
test_numbers_beyond (void)
{
  static const char *const numbers[] = { "1e400", "-1e400", "1e30", "9223372036854775808", "99999999999999999999999999", NULL };

  for (int i = 0; numbers[i] != NULL; i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"k\":%s}", numbers[i]);
      g_autoptr (JsonNode) root = parse (text, NULL);

      g_test_message ("%s", numbers[i]);
      g_assert_cmpint (dia_json_get_int (dia_json_as_object (root), "k", -7), ==, -7);
      g_assert_cmpint (dia_json_get_double (dia_json_as_object (root), "k", -7) > 9e18, ==, !g_str_has_suffix (numbers[i], "400"));
    }
}

/* json-glib forgets to free what it had read before a mistake of form, up to
 * megabytes of each answer: no mistake may reach it. */
static gboolean
passes_scan (const char *text,
             gsize       length)
{
  g_autofree char *repaired = NULL;

  return g_utf8_validate_len (text, length, NULL) && dia_json_scan (text, length, &repaired, NULL);
}

static void
test_scan_finds_mistakes (void)
{
  static const char *const mistakes[] = {
    "[1,tru]", "[{\"a\":1},nulll]", "[1,,2]", "[,1]", "{,}", "{\"a\":1,}", "{1:2}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\",1}",
    "[1:2]", "[1.]", "[1.e3]", "[1e]", "[1e+]", "[-]", "[- 1]", "[1]]", "[1] [2]", "1 2", "[truefalse]", "[\"a\"\"b\"]", "{\"a\":}", "",
  };
  static const char *const right[] = {
    "null", " true ", "-0", "0.5", "-1.5e-3", "1E+2", "\"\"", "[]", "{}", "[[],{}]", "{\"\":1}", "{\"a\":{\"a\":[]},\"b\":0}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_test_message ("%s", mistakes[i]);
      g_assert_false (passes_scan (mistakes[i], strlen (mistakes[i])));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (JsonNode) root = NULL;

      g_test_message ("%s", right[i]);
      g_assert_true (passes_scan (right[i], strlen (right[i])));
      root = dia_json_parse (right[i], strlen (right[i]), NULL);
      g_assert_nonnull (root);
    }
}

/* Random damage to texts that hold all that JSON has: never a crash, and always
 * either a root or an error. */
static void
test_n3_random_damage (void)
{
  static const char *const seeds[] = {
    "{\"id\":\"1\",\"n\":[1,-2.5e3,true,false,null],\"t\":\"a\\u00e9\\ud83d\\ude00\\\\ \\\"q\\\" é😀\"}",
    "[[[[{\"a\":{\"b\":[0,99999999999999999999,\"\\u0000\\udc00\"]}}]]]]",
    "{\"configuration\":{\"statuses\":{\"max_characters\":500,\"characters_reserved_per_url\":23}}}",
  };
  static const char letters[] = "[]{}\":,\\u0dD8cefn1-+.e \n/*'";
  GRand *random = g_rand_new_with_seed (20261122);
  guint n_parsed = 0;

  for (int i = 0; i < 100000; i++)
    {
      g_autofree char *text = g_strdup (seeds[i % (int) G_N_ELEMENTS (seeds)]);
      gint32 length = (gint32) strlen (text);
      g_autoptr (JsonNode) root = NULL;
      g_autoptr (GError) error = NULL;

      for (int damage = g_rand_int_range (random, 1, 6); damage > 0; damage--)
        text[g_rand_int_range (random, 0, length)] = letters[g_rand_int_range (random, 0, (gint32) strlen (letters))];
      length = g_rand_int_range (random, length / 2, length + 1);
      root = dia_json_parse (text, (gsize) length, &error);
      g_assert_true ((root == NULL) == (error != NULL));
      g_assert_true (root != NULL || !passes_scan (text, (gsize) length));
      n_parsed += root != NULL;
    }
  g_rand_free (random);
  g_assert_cmpuint (n_parsed, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/net/json/N1-size", test_n1_size);
  g_test_add_func ("/net/json/N1-many-values", test_n1_many_values);
  g_test_add_func ("/net/json/N2-depth", test_n2_depth);
  g_test_add_func ("/net/json/N2-objects", test_n2_objects);
  g_test_add_func ("/net/json/N2-in-thread", test_n2_in_thread);
  g_test_add_func ("/net/json/N2-strings-and-comments", test_n2_strings_and_comments);
  g_test_add_func ("/net/json/N3-encoding", test_n3_encoding);
  g_test_add_func ("/net/json/N3-escapes", test_n3_escapes);
  g_test_add_func ("/net/json/N3-long-and-odd-text", test_n3_long_and_odd_text);
  g_test_add_func ("/net/json/scan-finds-mistakes", test_scan_finds_mistakes);
  g_test_add_func ("/net/json/N3-random-damage", test_n3_random_damage);
  g_test_add_func ("/net/json/refuses-other-texts", test_refuses_other_texts);
  g_test_add_func ("/net/json/error-does-not-quote", test_error_does_not_quote);
  g_test_add_func ("/net/json/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/net/json/odd-types", test_odd_types);
  g_test_add_func ("/net/json/reads", test_reads);
  g_test_add_func ("/net/json/numbers-beyond", test_numbers_beyond);
  return g_test_run ();
}
