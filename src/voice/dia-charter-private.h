/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-charter.h"
#include "dia-speller.h"
#include "dia-voice-text.h"

G_BEGIN_DECLS

struct _DiaCharter
{
  GPtrArray  *rules;      /* (element-type DiaVoiceRule) */
  GPtrArray  *problems;   /* (element-type utf8) */
  GHashTable *readers;    /* language → DiaVoiceReader */
  GHashTable *spellers;   /* language → DiaSpeller */
};

/* The rules that follow from the vocabularies below @folder, and their accepted
 * words. (transfer full): expressions, ended by NULL. */
char **dia_charter_load_vocabulary (DiaCharter *self, const char *folder) G_GNUC_WARN_UNUSED_RESULT;

/* A whole file of at most DIA_YAML_MAX_BYTES; else its problem is told. (transfer
 * full) (nullable) */
char  *dia_charter_read_file       (DiaCharter *self, const char *path, gsize *size) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @yaml in as a rule, or tells what is wrong with it. */
void   dia_charter_add_rule        (DiaCharter *self, const DiaVoiceRuleSource *source, const DiaYaml *yaml);
/* Tells “FILE:LINE: what is wrong”. */
void   dia_charter_add_problem     (DiaCharter *self, const char *path, guint line, const char *why);

G_END_DECLS
