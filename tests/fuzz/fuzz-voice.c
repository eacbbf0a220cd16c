/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A rule of a charter and, after a line of four equals signs, a text. */

#include "fuzz.h"

#include "dia-charter.h"
#include "dia-voice-text.h"

#include <string.h>

#define BORDER "\n====\n"

static void
check_findings (const GPtrArray *findings,
                const char      *text)
{
  gsize last = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const DiaVoiceFinding *finding = findings->pdata[i];

      g_assert_cmpuint (finding->byte_start, >=, last);
      g_assert_cmpuint (finding->byte_end, >=, finding->byte_start);
      g_assert_cmpuint (finding->byte_end, <=, strlen (text));
      g_assert_cmpuint (finding->grapheme_end, >=, finding->grapheme_start);
      g_assert_true (g_utf8_validate (finding->match, -1, NULL));
      g_assert_true (g_utf8_validate (finding->message, -1, NULL));
      for (guint j = 0; finding->fixes != NULL && finding->fixes[j] != NULL; j++)
        g_assert_true (g_utf8_validate (finding->fixes[j], -1, NULL));
      last = finding->byte_start;
    }
}

static void
check_text (const DiaYaml *yaml,
            const char    *text)
{
  const DiaVoiceRuleSource source = { .name = "Fuzz.Rule", .path = "rule", .folder = "nowhere" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaVoiceRule) rule = dia_voice_rule_new (&source, yaml, &error);
  g_autoptr (DiaCharter) charter = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_true ((rule == NULL) == (error != NULL));
  if (rule == NULL || strlen (text) > DIA_VOICE_TEXT_MAX_BYTES)
    return;
  charter = dia_charter_new ();
  findings = dia_charter_check (charter, text, &(DiaCharterQuestion) { .language = "fr", .only = rule }, NULL, &error);
  g_assert_no_error (error);
  check_findings (findings, text);
}

void
fuzz_feed_voice (const guint8 *data,
                 gsize         size)
{
  const char *border = size > 0 ? g_strstr_len ((const char *) data, size, BORDER) : NULL;
  gsize length = border != NULL ? (gsize) (border - (const char *) data) : size;
  gsize after = border != NULL ? length + strlen (BORDER) : size;
  g_autofree char *text = fuzz_dup_text (data + after, size - after);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaYaml) yaml = dia_yaml_read ((const char *) data, length, &error);

  g_assert_true (yaml == NULL || error == NULL);
  if (yaml != NULL)
    check_text (yaml, text);
}
