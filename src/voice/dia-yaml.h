/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is refused rather than read: more than any rule of a style has. */
#define DIA_YAML_MAX_BYTES (1024 * 1024)
#define DIA_YAML_MAX_DEPTH 16
#define DIA_YAML_MAX_NODES 50000

typedef enum
{
  DIA_YAML_TEXT,
  DIA_YAML_LIST,
  DIA_YAML_MAP,
} DiaYamlKind;

/* A value of a YAML file, with the line on which it begins, from 1. Immutable
 * once read; any thread. */
typedef struct
{
  DiaYamlKind kind;
  guint       line;
  char       *text;    /* (owned) (nullable): of a text, valid UTF-8 without a zero */
  gboolean    quoted;  /* a text in quotation marks, which is no number and no truth value */
  GPtrArray  *items;   /* (owned) (nullable) (element-type DiaYaml): of a list; of a map key, value, key, value… */
} DiaYaml;

/**
 * dia_yaml_read:
 *
 * The first document of a YAML 1.1 file; NULL without an error when there is none.
 * An alias is a copy, and copies count: a file that unfolds to more than
 * DIA_YAML_MAX_NODES is refused, as is one that is larger, deeper, or not UTF-8. The
 * messages of DIA_YAML_ERROR begin with the line. Any thread. (transfer full) (nullable)
 */
DiaYaml       *dia_yaml_read     (const char *bytes, gsize size, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void           dia_yaml_free     (DiaYaml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaYaml, dia_yaml_free)

/* What a map has for @key: the last of several, as the readers of Vale take it.
 * (transfer none) (nullable): NULL also for what is no map. */
const DiaYaml *dia_yaml_get      (const DiaYaml *self, const char *key);
/* The same when it is a text. (transfer none) (nullable) */
const char    *dia_yaml_get_text (const DiaYaml *self, const char *key);

#define DIA_YAML_ERROR (dia_yaml_error_quark ())
GQuark dia_yaml_error_quark (void);

typedef enum
{
  DIA_YAML_ERROR_TOO_LARGE,
  DIA_YAML_ERROR_TOO_DEEP,
  DIA_YAML_ERROR_ENCODING,
  DIA_YAML_ERROR_SYNTAX,
} DiaYamlError;

G_END_DECLS
