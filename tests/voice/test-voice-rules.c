/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the extension points of Vale find, as https://vale.sh/docs says, with the
 * places that its own program gives. */

#include "dia-charter.h"
#include "dia-voice-rule.h"

#include <string.h>

typedef struct
{
  const char *rule;
  const char *text;
  const char *found;   /* "start-end message" in graphemes, "=fix" when there is one; "/" between */
} Case;

static DiaVoiceRule *
load_rule (const char  *text,
           GError     **error)
{
  const char *const accepted[] = { "Diapason", "(?i)e-?mail", NULL };
  DiaVoiceRuleSource source = { .name = "Test.Rule", .path = "Rule.yml", .folder = "nowhere", .accepted = accepted };
  g_autoptr (DiaYaml) yaml = dia_yaml_read (text, strlen (text), error);

  return yaml != NULL ? dia_voice_rule_new (&source, yaml, error) : NULL;
}

static char *
check (const char *rule_text,
       const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaVoiceRule) rule = load_rule (rule_text, &error);
  g_autoptr (DiaCharter) charter = dia_charter_new ();
  DiaCharterQuestion question = { .language = "en", .only = rule };
  g_autoptr (GPtrArray) findings = NULL;
  GString *told = g_string_new (NULL);

  g_assert_no_error (error);
  findings = dia_charter_check (charter, text, &question, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const DiaVoiceFinding *finding = findings->pdata[i];

      g_string_append_printf (told, "%s%u-%u %s", i > 0 ? "/" : "", (guint) finding->grapheme_start,
                              (guint) finding->grapheme_end, finding->message);
      for (guint j = 0; finding->fixes != NULL && finding->fixes[j] != NULL; j++)
        g_string_append_printf (told, "=%s", finding->fixes[j]);
    }

  return g_string_free (told, FALSE);
}

static void
check_cases (const Case *cases,
             guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = check (cases[i].rule, cases[i].text);

      if (!g_str_equal (found, cases[i].found))
        g_error ("%s\non “%s”: “%s” instead of “%s”", cases[i].rule, cases[i].text, found, cases[i].found);
    }
}

static void
test_existence (void)
{
  static const Case cases[] = {
    { "extends: existence\nmessage: \"Avoid '%s'\"\ntokens: [just, very]", "Just a very nice justice", "7-11 Avoid 'very'" },
    { "extends: existence\nmessage: '%s'\nignorecase: true\ntokens: [just, very]", "Just very", "0-4 Just/5-9 very" },
    { "extends: existence\nmessage: '%s'\nnonword: true\ntokens: ['jus']", "justice", "0-3 jus" },
    { "extends: existence\nmessage: '%s'\ntokens: ['appears? to be', 'é.é']", "it appears to be été", "3-16 appears to be/17-20 été" },
    { "extends: existence\nmessage: m\nraw: ['a', '+']\n", "baab", "1-3 m" },
    { "extends: existence\nmessage: '%s'\nraw: ['x\\s']\ntokens: [b]", "x b", "0-3 x b" },
    { "extends: existence\nmessage: '%s'\nappend: true\nraw: ['\\sx']\ntokens: [b]", "b x", "0-3 b x" },
    { "extends: existence\nmessage: '%s'\nexceptions: ['very very']\ntokens: ['very \\w+']", "very very, very good", "11-20 very good" },
    { "extends: existence\nmessage: '%s'\ntokens: ['[A-Z]\\w+']", "Diapason and Other", "13-18 Other" },
    { "extends: existence\nmessage: '%s'\nvocab: false\ntokens: ['[A-Z]\\w+']", "Diapason", "0-8 Diapason" },
    { "extends: existence\nmessage: 100 %% of %s, %s, %s\ntokens: [a]", "a", "0-1 100 % of a, a, %s" },
    { "extends: existence\nmessage: '%s'\ntokens: ['^b']", "a\nb", "2-3 b" },
    { "extends: existence\nmessage: '%s'\nlimit: 2\ntokens: [a]", "a a a", "0-1 a/2-3 a" },
    { "extends: existence\nmessage: m\ntokens: []", "a", "" },
    { "extends: existence\nmessage: m\ntokens: [a]", "", "" },
    /* An address is no prose: differs from Vale, except for “raw”. */
    { "extends: existence\nmessage: '%s'\ntokens: [very]", "https://very.example @very very", "27-31 very" },
    { "extends: existence\nmessage: '%s'\nscope: raw\ntokens: [very]", "https://very.example", "8-12 very" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_actions (void)
{
  static const Case cases[] = {
    { "extends: existence\nmessage: \"'%s'\"\naction: {name: remove}\ntokens: [very]", "very", "0-4 'very'=" },
    { "extends: existence\nmessage: '%s -> %s'\naction: {name: replace, params: [a, b, c]}\ntokens: [x]", "x", "0-1 x -> 'a', 'b' or 'c'=a=b=c" },
    { "extends: existence\nmessage: '%s -> %s'\naction: {name: edit, params: [regex, '(\\w+)-(\\w+)', '$2 $1']}\ntokens: ['\\w+-\\w+']", "a-b", "0-3 a-b -> b a=b a" },
    { "extends: existence\nmessage: m\nnonword: true\naction: {name: edit, params: [trim_right, '.?!']}\ntokens: ['\\w+[.?!]+']", "Hello?!", "0-7 m=Hello" },
    { "extends: existence\nmessage: m\nnonword: true\naction: {name: edit, params: [trim_left, ' é']}\ntokens: ['.+']", " éa ", "0-4 m=a " },
    { "extends: existence\nmessage: m\nnonword: true\naction: {name: edit, params: [trim, ' ']}\ntokens: ['.+']", " a ", "0-3 m=a" },
    { "extends: existence\nmessage: m\naction: {name: edit, params: [truncate, ' ']}\ntokens: ['a a']", "a a", "0-3 m=a" },
    { "extends: existence\nmessage: m\naction: {name: edit, params: [replace, '-', '']}\ntokens: ['a-b']", "a-b", "0-3 m=ab" },
    { "extends: existence\nmessage: m\naction: {name: edit, params: [split, ' ', '1']}\ntokens: ['a b']", "a b", "0-3 m=b" },
    { "extends: existence\nmessage: m\naction: {name: edit, params: [split, ' ', '7']}\ntokens: ['a b']", "a b", "0-3 m" },
    { "extends: existence\nmessage: m\naction: {name: edit, params: [unheard]}\ntokens: ['a']", "a", "0-1 m" },
    { "extends: existence\nmessage: m\naction: {name: suggest, params: [script.tengo]}\ntokens: ['a']", "a", "0-1 m" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_substitution (void)
{
  static const Case cases[] = {
    { "extends: substitution\nmessage: \"Use '%s' instead of '%s'\"\nswap: {utilize: use}", "We utilize", "3-10 Use 'use' instead of 'utilize'" },
    { "extends: substitution\nmessage: \"Use '%s' instead of '%s'\"\naction: {name: replace}\nswap: {utilize: use|employ}", "utilize", "0-7 Use 'use' or 'employ' instead of 'utilize'=use=employ" },
    { "extends: substitution\nmessage: '%s'\nignorecase: true\naction: {name: replace}\nswap: {javascript: JavaScript}", "javascript JavaScript", "0-10 JavaScript=JavaScript" },
    { "extends: substitution\nmessage: '%s'\ncapitalize: true\nignorecase: true\naction: {name: replace}\nswap: {end up: arrive}", "End up", "0-6 Arrive=Arrive" },
    { "extends: substitution\nmessage: '%s/%s'\naction: {name: replace}\nswap: {'(\\w+)-based': 'based on $1'}", "data-based", "0-10 based on data/data-based=based on data" },
    { "extends: substitution\nmessage: '%s'\nswap: {'(?:a|b)c': x, 'a(b)(c)d': y}", "bc abcd", "0-2 x/3-7 y" },
    { "extends: substitution\nmessage: '%s'\nswap: {'(?P<one>a)z': x, bz: y}", "az bz", "0-2 x/3-5 y" },
    { "extends: substitution\nmessage: '%s'\nswap: {'[(]a': x, b: y}\nnonword: true", "(a b", "0-2 x/3-4 y" },
    /* The longest wins, wherever it stands. */
    { "extends: substitution\nmessage: '%s'\nswap: {big: x, big deal: y}", "a big deal", "2-10 y" },
    /* What is wished for is not found. */
    { "extends: substitution\nmessage: '%s'\nignorecase: true\nswap: {'web ?site': website}", "website Website", "8-15 website" },
    { "extends: substitution\nmessage: '%s'\nignorecase: true\nswap: {'wi-?fi': 'Wi-?Fi'}", "Wi-Fi wifi", "6-10 Wi-?Fi" },
    { "extends: substitution\nmessage: '%s'\nexceptions: [AB]\nignorecase: true\nswap: {ab: x}", "AB ab", "3-5 x" },
    { "extends: substitution\nmessage: '%s'\nswap: {}", "a", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_occurrence (void)
{
  static const Case cases[] = {
    { "extends: occurrence\nmessage: 'too many (%s)'\nmax: 2\ntoken: '!'", "a! b!", "" },
    { "extends: occurrence\nmessage: 'too many (%s)'\nmax: 2\ntoken: '!'", "a! b! c!", "1-2 too many (3)" },
    { "extends: occurrence\nmessage: 'too few (%s)'\nmin: 1\ntoken: '#\\w+'", "no tag", "0-0 too few (0)" },
    { "extends: occurrence\nmessage: '%s'\nmax: 1\nignorecase: true\ntoken: 'a'", "aA", "0-1 2" },
    { "extends: occurrence\nmessage: 'long (%s)'\nscope: sentence\nmax: 3\ntoken: '\\b(\\w+)\\b'", "One two. One two three four. One.", "9-12 long (4)" },
    { "extends: occurrence\nmessage: 'long (%s)'\nscope: paragraph\nmax: 1\ntoken: '\\w+'", "One\n\nTwo three", "5-8 long (2)" },
    { "extends: occurrence\nmessage: 'm'\nmax: 1\ntoken: '!'", "https://a.example/!a Oh! @b", "" },
    { "extends: occurrence\nmessage: 'm'\ntoken: 'a'", "aaaa", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_repetition (void)
{
  static const Case cases[] = {
    { "extends: repetition\nmessage: \"'%s' is repeated\"\nalpha: true\ntokens: ['[^\\s]+']", "the the end", "0-7 'the' is repeated" },
    { "extends: repetition\nmessage: '%s'\ntokens: ['[^\\s]+']", "The the", "" },
    { "extends: repetition\nmessage: '%s'\nignorecase: true\ntokens: ['[^\\s]+']", "L’ÉTÉ l’été", "0-11 l’été" },
    { "extends: repetition\nmessage: '%s'\nalpha: true\ntokens: ['[^\\s]+']", "- - 1 1", "" },
    { "extends: repetition\nmessage: '%s'\nalpha: true\ntokens: ['[^\\s]+']", "end\nend", "" },
    { "extends: repetition\nmessage: '%s'\nmax: 1\ntokens: ['\\w+']", "a a b c c c", "8-11 c" },
    { "extends: repetition\nmessage: '%s'\ntokens: ['\\w+']\nexceptions: [that that]", "that that so so", "10-15 so" },
    { "extends: repetition\nmessage: '%s'\naction: {name: edit, params: [truncate, ' ']}\ntokens: ['\\w+']", "so so", "0-5 so=so" },
    { "extends: repetition\nmessage: '%s'", "so so", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_consistency (void)
{
  static const Case cases[] = {
    { "extends: consistency\nmessage: \"Inconsistent '%s'\"\neither: {advisor: adviser}", "An advisor, an adviser.", "15-22 Inconsistent 'adviser'" },
    { "extends: consistency\nmessage: m\neither: {advisor: adviser}", "An adviser, an adviser.", "" },
    { "extends: consistency\nmessage: '%s'\nignorecase: true\neither: {advisor: adviser}", "Adviser Advisor", "8-15 Advisor" },
    { "extends: consistency\nmessage: '%s'\neither: {a: b, c: d}", "a c d", "4-5 d" },
    { "extends: consistency\nmessage: '%s'\nnonword: true\neither: {'(x)+!': y}", "ax! y", "4-5 y" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_conditional (void)
{
  static const char rule[] = "extends: conditional\nmessage: \"'%s' has no definition\"\nfirst: '\\b([A-Z]{3,5})\\b'\n"
                             "second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions: [ABC]";
  const Case cases[] = {
    { rule, "The World Health Organization (WHO): WHO", "" },
    { rule, "WHO says", "0-3 'WHO' has no definition" },
    { rule, "ABC and WHO", "8-11 'WHO' has no definition" },
    { "extends: conditional\nmessage: '%s'\nfirst: 'a'\nsecond: '(b)'", "a b", "0-1 a" },
    { "extends: conditional\nmessage: '%s'\nignorecase: true\nfirst: 'a'\nsecond: 'x(A)'", "xA A", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_capitalization (void)
{
  static const Case cases[] = {
    { "extends: capitalization\nmessage: '%s'\nmatch: $lower", "Été", "0-3 Été" },
    { "extends: capitalization\nmessage: m\nmatch: $lower", "été", "" },
    { "extends: capitalization\nmessage: m\nmatch: $upper", "ÉTÉ 1", "" },
    { "extends: capitalization\nmessage: m\nmatch: $upper", "Été", "0-3 m" },
    { "extends: capitalization\nmessage: m\nmatch: $sentence", "This is a sentence", "" },
    { "extends: capitalization\nmessage: m\nmatch: $sentence", "This Is A Sentence", "0-18 m" },
    { "extends: capitalization\nmessage: m\nmatch: $sentence", "this is small", "0-13 m" },
    { "extends: capitalization\nmessage: m\nmatch: $sentence\nexceptions: [Paris, London]", "From Paris to London", "" },
    { "extends: capitalization\nmessage: m\nmatch: $sentence\nthreshold: 0.5", "This Is a sentence", "" },
    { "extends: capitalization\nmessage: m\nmatch: $sentence\nthreshold: 1\nindicators: [':']", "Part one: The end", "" },
    { "extends: capitalization\nmessage: m\nmatch: $title", "The Lord of the Rings", "" },
    { "extends: capitalization\nmessage: m\nmatch: $title", "The lord of the rings", "0-21 m" },
    { "extends: capitalization\nmessage: m\nmatch: '^[A-Z].+[.]$'", "A text.", "" },
    { "extends: capitalization\nmessage: m\nmatch: '^[A-Z].+[.]$'", "a text.", "0-7 m" },
    { "extends: capitalization\nmessage: m\nscope: sentence\nmatch: $sentence", "One is! two is.", "8-15 m" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_metric (void)
{
  static const Case cases[] = {
    { "extends: metric\nmessage: 'Keep it at %s'\nformula: words / sentences\ncondition: '> 3'", "One two three four. Five six seven eight nine.", "0-0 Keep it at 4.50" },
    { "extends: metric\nmessage: m\nformula: words / sentences\ncondition: '> 8'", "One two three four.", "" },
    { "extends: metric\nmessage: m\nformula: words + heading.h1 + complex_words * 0\ncondition: '== 2'", "One two", "0-0 m" },
    { "extends: metric\nmessage: m\nformula: words\ncondition: '< 100'", "", "" },
    { "extends: metric\nmessage: m\nleast-words: 3\nformula: words\ncondition: '< 100'", "One two", "" },
    { "extends: metric\nmessage: m\nleast-words: 3\nformula: words\ncondition: '< 100'", "One two three", "0-0 m" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_spelling (void)
{
  static const Case cases[] = {
    { "extends: spelling\nmessage: \"Did you mean '%s'?\"", "The hous is here", "4-8 Did you mean 'hous'?" },
    { "extends: spelling\nmessage: '%s'", "zzyx ZZYX iZyx JavaZyx zyx2", "0-4 zzyx/10-14 iZyx" },
    { "extends: spelling\nmessage: '%s'\ncustom: true", "ZZYXQ", "0-5 ZZYXQ" },
    { "extends: spelling\nmessage: '%s'\nfilters: ['^zz.*']", "zzyx zyyx", "5-9 zyyx" },
    { "extends: spelling\nmessage: '%s'", "@zzyx #zzyx https://zzyx.example a@zzyx.example", "" },
    { "extends: spelling\nmessage: '%s'\nexceptions: [zzyx]", "zzyx zyyx", "5-9 zyyx" },
    { "extends: spelling\nmessage: '%s'\ndictionaries: [fr]", "maison hous", "7-11 hous" },
    { "extends: spelling\nmessage: '%s'\nignore: ['../secret.txt', '/etc/passwd']", "zzyx", "0-4 zzyx" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_scopes (void)
{
  static const Case cases[] = {
    { "extends: existence\nmessage: m\nscope: heading\ntokens: [a]", "a", "" },
    { "extends: existence\nmessage: m\nscope: heading.h1\ntokens: [a]", "a", "" },
    { "extends: existence\nmessage: m\nscope: ~heading\ntokens: [a]", "a", "0-1 m" },
    { "extends: existence\nmessage: m\nscope: [heading, sentence]\ntokens: ['^a']", "a! a! b", "0-1 m/3-4 m" },
    { "extends: existence\nmessage: m\nscope: paragraph & ~table\ntokens: ['^a']", "a. a\n\na", "0-1 m/6-7 m" },
    { "extends: existence\nmessage: m\nscope: text & heading\ntokens: [a]", "a", "" },
    { "extends: existence\nmessage: m\nscope: text.comment.line\ntokens: [a]", "a", "" },
    { "extends: existence\nmessage: m\nscope: summary\ntokens: [a]", "a", "0-1 m" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_refused (void)
{
  static const char *const cases[][2] = {
    { "message: m", "Rule.yml:1: " },
    { "\nextends: existance\nmessage: m", "Rule.yml:2: " },
    { "extends: existence", "Rule.yml:1: " },
    { "extends: existence\nmessage: m\nlevel: fatal", "Rule.yml:3: " },
    { "extends: existence\nmessage: m\nscope: [text, nowhere]", "Rule.yml:3: " },
    { "extends: existence\nmessage: m\nignorecase: maybe", "Rule.yml:3: " },
    { "extends: existence\nmessage: m\nlimit: many", "Rule.yml:3: " },
    { "extends: existence\nmessage: m\nlimit: -1", "Rule.yml:3: " },
    { "extends: existence\nmessage: m\ntokens:\n  - [a]", "Rule.yml:4: " },
    { "extends: existence\nmessage: m\ntokens: {a: b}", "Rule.yml:3: " },
    { "extends: existence\nmessage: m\ntokens:\n  - '(a'", "Rule.yml:4: " },
    { "extends: existence\nmessage: m\ntokens:\n  - '(a+)+:'", "Rule.yml:4: " },
    { "extends: existence\nmessage: m\nexceptions:\n  - '(a'", "Rule.yml:4: " },
    { "extends: existence\nmessage: m\naction: {name: edit, params: [regex, '(', '']}", "Rule.yml:3: " },
    { "extends: substitution\nmessage: m\nswap:\n  a: b\n  '(c': d", "Rule.yml:5: " },
    { "extends: substitution\nmessage: m\nswap:\n  a: b\n  '(x+x+)+y': d", "Rule.yml:5: " },
    { "extends: substitution\nmessage: m\nswap: [a]", "Rule.yml:3: " },
    { "extends: substitution\nmessage: m\nswap:\n  a: [b]", "Rule.yml:4: " },
    { "extends: occurrence\nmessage: m\nmax: 1\ntoken: '['", "Rule.yml:4: " },
    { "extends: repetition\nmessage: m\ntokens: ['[']", "Rule.yml:3: " },
    { "extends: consistency\nmessage: m", "Rule.yml:1: " },
    { "extends: consistency\nmessage: m\neither:\n  a: '['", "Rule.yml:4: " },
    { "extends: conditional\nmessage: m\nfirst: a", "Rule.yml:1: " },
    { "extends: capitalization\nmessage: m", "Rule.yml:1: " },
    { "extends: capitalization\nmessage: m\nmatch: '['", "Rule.yml:3: " },
    { "extends: metric\nmessage: m\nformula: words +\ncondition: '> 1'", "Rule.yml:3: " },
    { "extends: metric\nmessage: m\nformula: words\ncondition: 'exec()'", "Rule.yml:3: " },
    { "extends: spelling\nmessage: m\nfilters: ['[']", "Rule.yml:3: " },
    { "- a", "Rule.yml:1: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      if (load_rule (cases[i][0], &error) != NULL)
        g_error ("%s\nwas taken", cases[i][0]);
      if (!g_str_has_prefix (error->message, cases[i][1]))
        g_error ("%s\n%s", cases[i][0], error->message);
      g_assert_true (error->domain == DIA_VOICE_RULE_ERROR);
    }
}

/* A package that has them loads; they find nothing. */
static void
test_not_run (void)
{
  static const char *const points[] = { "sequence", "script", "readability" };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autofree char *text = g_strdup_printf ("extends: %s\nmessage: m\ntokens: [{tag: NN}]\n", points[i]);
      g_autoptr (DiaVoiceRule) rule = load_rule (text, NULL);
      g_autofree char *found = check (text, "a");

      g_assert_false (dia_voice_rule_is_run (rule));
      g_assert_cmpstr (dia_voice_rule_get_point (rule), ==, points[i]);
      g_assert_cmpstr (found, ==, "");
    }
}

static void
test_header (void)
{
  static const char text[] = "extends: existence\nmessage: one\nmessages: {fr: un, de: eins}\nlevel: error\nlang: en\n"
                             "link: https://a.example\ndescription: why\ntokens: [a]\n"
                             "examples: {good: [b], bad: [a, {text: x a, match: a}]}\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaVoiceRule) rule = load_rule (text, &error);
  const DiaVoiceExample *example;

  g_assert_no_error (error);
  g_assert_cmpint (rule->level, ==, DIA_VOICE_LEVEL_ERROR);
  g_assert_cmpstr (rule->link, ==, "https://a.example");
  g_assert_cmpstr (rule->description, ==, "why");
  g_assert_cmpstr (rule->language, ==, "en");
  g_assert_cmpstr (dia_voice_rule_get_message (rule, (const char *[]) { "fr_FR", "fr", "en", NULL }), ==, "un");
  g_assert_cmpstr (dia_voice_rule_get_message (rule, (const char *[]) { "it", NULL }), ==, "one");
  g_assert_cmpuint (rule->good->len, ==, 1);
  g_assert_cmpuint (rule->bad->len, ==, 2);
  example = rule->bad->pdata[1];
  g_assert_cmpstr (example->text, ==, "x a");
  g_assert_cmpstr (example->match, ==, "a");
  g_assert_cmpuint (example->line, ==, 9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/voice/voice-rules/existence", test_existence);
  g_test_add_func ("/voice/voice-rules/actions", test_actions);
  g_test_add_func ("/voice/voice-rules/substitution", test_substitution);
  g_test_add_func ("/voice/voice-rules/occurrence", test_occurrence);
  g_test_add_func ("/voice/voice-rules/repetition", test_repetition);
  g_test_add_func ("/voice/voice-rules/consistency", test_consistency);
  g_test_add_func ("/voice/voice-rules/conditional", test_conditional);
  g_test_add_func ("/voice/voice-rules/capitalization", test_capitalization);
  g_test_add_func ("/voice/voice-rules/metric", test_metric);
  g_test_add_func ("/voice/voice-rules/spelling", test_spelling);
  g_test_add_func ("/voice/voice-rules/scopes", test_scopes);
  g_test_add_func ("/voice/voice-rules/refused", test_refused);
  g_test_add_func ("/voice/voice-rules/not-run", test_not_run);
  g_test_add_func ("/voice/voice-rules/header", test_header);

  return g_test_run ();
}
