/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a French text says “tu” or “vous” to its reader, and only one of them.
 * Ours: no expression of Vale can leave quotations out, or know who “vous” is. */

#include "dia-voice-point.h"

#include <glib/gi18n-lib.h>

/* No part of a longer word, of a #tag or of a @name. */
#define BEFORE "(?<![\\p{L}\\p{N}#@_’'])"
#define AFTER "(?![\\p{L}\\p{N}_’'])"

/* “s’est tu” is the verb taire; “le ton” is a tone, “ton sur ton” a colour; “Te Deum”
 * is Latin. An imperative is one at the beginning of a sentence, before what it is
 * about: elsewhere it could be a noun or the third person. */
#define TU \
  "(?i:(?<!est )(?<!étais )(?<!était )(?<!étant )(?<!suis )(?<!s’étant )(?<!a )(?<!ont )" BEFORE "tu" AFTER ")" \
  "|(?i:" BEFORE "(?:toi|tes)" AFTER ")" \
  "|(?i:" BEFORE "t[’'](?=[aeiouyhéèêâîôœ]))" \
  "|" BEFORE "[tT]a(?= \\p{Ll})" \
  "|" BEFORE "[tT]e(?= \\p{Ll})" \
  "|(?<!le )(?<!Le )(?<!un )(?<!Un )(?<!du )(?<!ce )(?<!Ce )(?<!au )(?<!de )(?<!bon )(?<!même )(?<!quel )(?<!Quel )(?<!notre )" \
  "(?<!Notre )(?<!votre )(?<!Votre )(?<!son )(?<!Son )(?<!mon )(?<!leur )(?<!beau )(?<!sur )" \
  BEFORE "[tT]on(?= [\\p{Ll}œ])(?! (?:sur ton|de|des|du|qui|monte|est donné|employé)\\b)" \
  "|(?i:" BEFORE "(?:le|la|les|du|des|au|aux) tien(?:s|ne|nes)?" AFTER ")" \
  "|(?<![\\p{L}\\p{N}#@_’',] )(?<![\\p{L}\\p{N}#@_’'])(?:Abonne-toi|Apprends|Choisis|Clique|Commente|Découvre|Dis|Donne|Écris|Essaie|Essaye" \
  "|Gagne|Inscris-toi|Laisse|Lis|Offre|Partage|Participe|Pense|Prépare|Profite|Raconte|Regarde|Rejoins|Réserve|Retrouve" \
  "|Suis|Télécharge|Tente|Viens|Vote)(?= (?:nos|notre|le|la|les|ton|ta|tes|vite|dès|nous|avec|ce|cette|ces|pour|sans)\\b| l[’'])"

/* A “vous” of several people is no distance: vous deux, chacun d’entre vous, vous êtes
 * nombreux. “rendez-vous” is a noun, “s’il vous plaît” a phrase. */
#define VOUS \
  "(?i:(?<!rendez-)(?<!garde-à-)(?<!entre )(?<!parmi )(?<!s’il )(?<!s'il )" BEFORE "vous" AFTER \
  "(?! (?:tous|toutes|deux|trois|quatre|autres)\\b)(?! (?:êtes|étiez|serez|avez été) (?:\\p{L}+ ){0,2}(?:nombreu(?:x|ses)|des milliers|des centaines|\\d)))" \
  "|(?i:" BEFORE "(?:votre|vos)" AFTER ")" \
  "|(?i:" BEFORE "(?:le|la|les|du|des|au|aux) vôtres?" AFTER ")" \
  "|(?<![\\p{L}\\p{N}#@_’',] )(?<![\\p{L}\\p{N}#@_’'])(?!(?:Chez|Assez|Rendez|Suez|Fez)\\b)\\p{Lu}\\p{Ll}{2,}ez(?:-vous|-nous|-le|-la|-les|-y|-en)?(?= \\p{Ll}| l[’']|[ \\x{00A0}\\x{202F}]?!)"

/* What somebody else says, a line of a dialogue included. */
#define QUOTED "«[^»]*»|“[^”]*”|\"[^\"\\n]*\"|(?m:^[ \\t]*[—–] .*$)"

typedef enum
{
  WANT_SAME,
  WANT_TU,
  WANT_VOUS,
} Want;

typedef struct
{
  Want             want;
  DiaVoicePattern *tu;
  DiaVoicePattern *vous;
  DiaVoicePattern *quoted;
} Address;

static void
free_address (gpointer data)
{
  Address *self = data;

  dia_voice_pattern_free (self->tu);
  dia_voice_pattern_free (self->vous);
  dia_voice_pattern_free (self->quoted);
  g_free (self);
}

static gboolean
load_address (DiaVoiceLoading  *loading,
              GError          **error)
{
  static const char *const names[] = { "same", "tu", "vous" };
  const DiaYaml *want = dia_yaml_get (loading->yaml, "want");
  Address *self = g_new0 (Address, 1);

  loading->rule->data = self;
  for (self->want = 0; want != NULL && self->want < G_N_ELEMENTS (names); self->want++)
    if (g_strcmp0 (want->text, names[self->want]) == 0)
      break;
  if (self->want == G_N_ELEMENTS (names))
    {
      dia_voice_loading_fail (loading, want->line, _("“want” is neither same, tu nor vous."), error);
      return FALSE;
    }
  self->tu = dia_voice_loading_compile (loading, TU, DIA_VOICE_PATTERN_PLAIN, 1, error);
  self->vous = self->tu != NULL ? dia_voice_loading_compile (loading, VOUS, DIA_VOICE_PATTERN_PLAIN, 1, error) : NULL;
  self->quoted = self->vous != NULL ? dia_voice_loading_compile (loading, QUOTED, DIA_VOICE_PATTERN_PLAIN, 1, error) : NULL;

  return self->quoted != NULL && dia_voice_loading_read_exceptions (loading, error);
}

/* (nullable): what @pattern finds outside of @quotes. */
static GArray *
find_outside (DiaVoiceRun            *run,
              const DiaVoiceRule     *rule,
              const DiaVoicePattern  *pattern,
              DiaVoiceStretch         stretch,
              const GArray           *quotes,
              GError                **error)
{
  const GArray *spans = dia_voice_run_find (run, rule, pattern, stretch, error);
  GArray *outside;

  if (spans == NULL)
    return NULL;
  outside = g_array_new (FALSE, FALSE, sizeof (DiaVoiceSpan));
  for (guint i = 0; i < spans->len; i++)
    {
      const DiaVoiceSpan *span = &g_array_index (spans, DiaVoiceSpan, i);

      if (quotes == NULL || !dia_voice_spans_touch (quotes, span->start, span->end))
        g_array_append_vals (outside, span, 1);
    }

  return outside;
}

static void
add_all (DiaVoiceRun        *run,
         const DiaVoiceRule *rule,
         const GArray       *spans,
         const char         *wanted)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const DiaVoiceSpan *span = &g_array_index (spans, DiaVoiceSpan, i);
      g_autofree char *match = dia_voice_run_dup (run, span->start, span->end);

      if (!dia_voice_run_excepts (rule, match))
        dia_voice_run_add (run, rule, (DiaVoiceStretch) { span->start, span->end }, (const char *[]) { match, wanted, NULL }, NULL);
    }
}

/* What the text says more often is what it means; of equals, what it says first. */
static gboolean
means_tu (const GArray *tu,
          const GArray *vous)
{
  if (tu->len != vous->len)
    return tu->len > vous->len;

  return g_array_index (tu, DiaVoiceSpan, 0).start < g_array_index (vous, DiaVoiceSpan, 0).start;
}

static gboolean
check_address (const DiaVoiceRule  *rule,
               DiaVoiceRun         *run,
               DiaVoiceStretch      stretch,
               GError             **error)
{
  const Address *self = rule->data;
  g_autoptr (GArray) quotes = find_outside (run, rule, self->quoted, stretch, NULL, error);
  g_autoptr (GArray) tu = quotes != NULL ? find_outside (run, rule, self->tu, stretch, quotes, error) : NULL;
  g_autoptr (GArray) vous = tu != NULL ? find_outside (run, rule, self->vous, stretch, quotes, error) : NULL;

  if (vous == NULL)
    return FALSE;
  if (self->want == WANT_SAME && (tu->len == 0 || vous->len == 0))
    return TRUE;
  if (self->want == WANT_TU || (self->want == WANT_SAME && means_tu (tu, vous)))
    add_all (run, rule, vous, "tu");
  else
    add_all (run, rule, tu, "vous");

  return TRUE;
}

const DiaVoicePoint dia_voice_address = {
  "address", load_address, check_address, free_address,
};
