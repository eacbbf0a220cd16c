/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-yaml.h"

#include <string.h>

/* The tree in one line: 'text', [list], {key: value}. */
static void
tell (const DiaYaml *value,
      GString       *told)
{
  if (value->kind == DIA_YAML_TEXT)
    {
      g_string_append_printf (told, "%u'%s'", value->line, value->text);
      return;
    }
  g_string_append_printf (told, "%u%c", value->line, value->kind == DIA_YAML_LIST ? '[' : '{');
  for (guint i = 0; i < value->items->len; i++)
    tell (value->items->pdata[i], told);
  g_string_append_c (told, value->kind == DIA_YAML_LIST ? ']' : '}');
}

static void
test_values (void)
{
  static const char *const cases[][2] = {
    { "a: b\n", "1{1'a'1'b'}" },
    { "---\n# words\na:\n  - b\n  - 'it''s'\n", "3{3'a'4[4'b'5'it's']}" },
    { "a: &x [b]\nc: *x\n", "1{1'a'1[1'b']2'c'2[2'b']}" },
    { "a: \"don\\'t \\u00e9\"\n", "1{1'a'1'don't é'}" },
    { "a: '\\'\n", "1{1'a'1'\\'}" },
    { "a:\n", "1{1'a'1''}" },
    { "a: 1\n---\nb: 2\n", "1{1'a'1'1'}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DiaYaml) yaml = dia_yaml_read (cases[i][0], strlen (cases[i][0]), &error);
      g_autoptr (GString) told = g_string_new (NULL);

      g_assert_no_error (error);
      tell (yaml, told);
      g_assert_cmpstr (told->str, ==, cases[i][1]);
    }
}

static void
test_keys (void)
{
  static const char text[] = "a: one\nb: [x]\na: two\n";
  g_autoptr (DiaYaml) yaml = dia_yaml_read (text, strlen (text), NULL);

  g_assert_cmpstr (dia_yaml_get_text (yaml, "a"), ==, "two");
  g_assert_null (dia_yaml_get_text (yaml, "b"));
  g_assert_nonnull (dia_yaml_get (yaml, "b"));
  g_assert_null (dia_yaml_get (yaml, "c"));
  g_assert_null (dia_yaml_get (dia_yaml_get (yaml, "b"), "x"));
}

static void
test_nothing_is_no_error (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_yaml_read ("", 0, &error));
  g_assert_no_error (error);
  g_assert_null (dia_yaml_read ("# only words\n", 13, &error));
  g_assert_no_error (error);
}

static void
assert_refused (const char   *text,
                gsize         size,
                DiaYamlError  code,
                const char   *line)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_yaml_read (text, size, &error));
  g_assert_error (error, DIA_YAML_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, line));
}

static void
test_refused (void)
{
  static const char zero[] = "a: \"b\\0c\"\n";
  static const char utf16[] = "\xff\xfe" "a\0:\0 \0b\0";

  assert_refused ("a: [b\n", 6, DIA_YAML_ERROR_SYNTAX, "line 2:");
  assert_refused ("\n\na: *x\n", 8, DIA_YAML_ERROR_SYNTAX, "line 3:");
  assert_refused ("a: &x [*x]\n", 11, DIA_YAML_ERROR_SYNTAX, "line 1:");
  assert_refused ("a: 1\nb: \xe9\n", 10, DIA_YAML_ERROR_ENCODING, "line 2:");
  assert_refused (zero, strlen (zero), DIA_YAML_ERROR_ENCODING, "line 1:");
  assert_refused (utf16, sizeof utf16 - 1, DIA_YAML_ERROR_ENCODING, "line 1:");
}

static void
test_limits (void)
{
  g_autoptr (GString) large = g_string_new ("a: ");
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) long_list = g_string_new (NULL);
  g_autoptr (GString) bomb = g_string_new ("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");

  for (guint i = 0; i <= DIA_YAML_MAX_BYTES; i++)
    g_string_append_c (large, 'b');
  assert_refused (large->str, large->len, DIA_YAML_ERROR_TOO_LARGE, "line 1:");

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  assert_refused (deep->str, deep->len, DIA_YAML_ERROR_TOO_DEEP, "line 1:");

  for (guint i = 0; i <= DIA_YAML_MAX_NODES; i++)
    g_string_append (long_list, "- b\n");
  assert_refused (long_list->str, long_list->len, DIA_YAML_ERROR_TOO_LARGE, "line ");

  /* Ten to the tenth in a few hundred bytes. */
  for (guint i = 1; i < 10; i++)
    g_string_append_printf (bomb, "a%u: &a%u [*a%u, *a%u, *a%u, *a%u, *a%u, *a%u, *a%u, *a%u, *a%u, *a%u]\n", i, i, i - 1,
                            i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
  assert_refused (bomb->str, bomb->len, DIA_YAML_ERROR_TOO_LARGE, "line ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/voice/yaml/values", test_values);
  g_test_add_func ("/voice/yaml/keys", test_keys);
  g_test_add_func ("/voice/yaml/nothing-is-no-error", test_nothing_is_no_error);
  g_test_add_func ("/voice/yaml/refused", test_refused);
  g_test_add_func ("/voice/yaml/limits", test_limits);

  return g_test_run ();
}
