/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-voice-finding.h"
#include "dia-voice-rule.h"

G_BEGIN_DECLS

/* More files are no style. */
#define DIA_CHARTER_MAX_RULES 5000

/**
 * DiaCharter:
 *
 * The rules that a text is checked against: folders of YAML files in the format of
 * Vale's styles, and vocabularies. One thread at a time, since dictionaries are.
 *
 * |[
 * g_autoptr (DiaCharter) charter = dia_charter_new ();
 *
 * if (dia_charter_load (charter, folder, &error))
 *   findings = dia_charter_check (charter, text, &(DiaCharterQuestion) { .language = "fr" }, NULL, &error);
 * ]|
 */
typedef struct _DiaCharter DiaCharter;

/* What is asked about a text. */
typedef struct
{
  const char         *language;   /* of the text: "fr", "en-GB" */
  const char *const  *languages;  /* (nullable): those of the user, the first first; else the locale's */
  const DiaVoiceRule *only;       /* (nullable): no other rule */
} DiaCharterQuestion;

/* (transfer full) */
DiaCharter      *dia_charter_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void             dia_charter_free         (DiaCharter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaCharter, dia_charter_free)

/**
 * dia_charter_load:
 *
 * Adds the rules below @folder: those of its own *.yml files, which are a style with
 * the folder's name, and of the styles that are its folders, with the vocabularies of
 * config/vocabularies. May be called for several folders. FALSE with
 * DIA_CHARTER_ERROR when the folder holds nothing to read. A file that cannot be used
 * is left out and told by dia_charter_get_problems().
 */
gboolean         dia_charter_load         (DiaCharter *self, const char *folder, GError **error);

/* Adds the desk’s own rules for texts in @language, and those for texts in any: the
 * packs of data/voice. The environment variable DIAPASON_DATADIR says where they are
 * when the desk runs from its source folder. FALSE when they are not there. */
gboolean         dia_charter_load_packs   (DiaCharter *self, const char *language, GError **error);

/* (transfer none) (element-type DiaVoiceRule): by name */
const GPtrArray *dia_charter_get_rules    (const DiaCharter *self);
/* “FILE:LINE: what is wrong”. (transfer none) (element-type utf8) */
const GPtrArray *dia_charter_get_problems (const DiaCharter *self);

/**
 * dia_charter_check:
 * @problems: (nullable) (element-type utf8): what goes wrong with a rule is added
 *   here; the others are asked all the same
 *
 * What the rules find in @text, in the order of the text; empty when it is as it
 * should be. DIA_CHARTER_ERROR when the text is not UTF-8 or is no post by its size.
 * (transfer full) (element-type DiaVoiceFinding) (nullable)
 */
GPtrArray       *dia_charter_check        (DiaCharter *self, const char *text, const DiaCharterQuestion *question,
                                           GPtrArray *problems, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What the dictionary of @language has instead of a word that it does not know.
 * Slow. (transfer full) (nullable) */
char           **dia_charter_dup_spellings (DiaCharter *self, const char *language, const char *word) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dia_charter_test:
 * @language: of the examples of rules that say none
 * @n_examples: (out): how many there are
 *
 * Whether each rule finds what its own examples say: nothing in the good ones,
 * something in the bad ones. (transfer full) (element-type utf8): “FILE:LINE: what
 * is wrong” for each that fails.
 */
GPtrArray       *dia_charter_test         (DiaCharter *self, const char *language, guint *n_examples) G_GNUC_WARN_UNUSED_RESULT;

#define DIA_CHARTER_ERROR (dia_charter_error_quark ())
GQuark dia_charter_error_quark (void);

typedef enum
{
  DIA_CHARTER_ERROR_EMPTY,
  DIA_CHARTER_ERROR_TEXT,
} DiaCharterError;

G_END_DECLS
