/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-yaml.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yaml.h>

G_DEFINE_QUARK (dia-yaml-error-quark, dia_yaml_error)

/* Each takes another look at the file. */
#define MAX_MENDED 100

typedef struct
{
  yaml_parser_t  parser;
  GHashTable    *anchors;   /* name → DiaYaml, not owned */
  guint          n_nodes;
  GError       **error;
} Reading;

static DiaYaml *read_value (Reading *self, yaml_event_t *event, guint depth);

static void
refuse (Reading      *self,
        DiaYamlError  code,
        gsize         line,
        const char   *why)
{
  /* Translators: a line of a file and what is wrong with it. */
  g_set_error (self->error, DIA_YAML_ERROR, code, _("line %u: %s"), (guint) line + 1, why);
}

static gboolean
next_event (Reading      *self,
            yaml_event_t *event)
{
  const char *why;

  if (yaml_parser_parse (&self->parser, event))
    return TRUE;
  why = self->parser.problem != NULL ? self->parser.problem : "";
  refuse (self, self->parser.error == YAML_READER_ERROR ? DIA_YAML_ERROR_ENCODING : DIA_YAML_ERROR_SYNTAX,
          self->parser.problem_mark.line, why);

  return FALSE;
}

/* Each value is counted before it is made, so that no file makes more. */
static DiaYaml *
make_value (Reading     *self,
            DiaYamlKind  kind,
            gsize        line)
{
  DiaYaml *value;

  if (++self->n_nodes > DIA_YAML_MAX_NODES)
    {
      refuse (self, DIA_YAML_ERROR_TOO_LARGE, line, _("the file has more values than a rule can have."));
      return NULL;
    }
  value = g_new0 (DiaYaml, 1);
  value->kind = kind;
  value->line = line + 1;
  if (kind != DIA_YAML_TEXT)
    value->items = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_yaml_free);

  return value;
}

static DiaYaml *
copy_value (Reading       *self,
            const DiaYaml *other,
            gsize          line)
{
  g_autoptr (DiaYaml) copy = make_value (self, other->kind, line);

  if (copy == NULL)
    return NULL;
  copy->text = g_strdup (other->text);
  copy->quoted = other->quoted;
  for (guint i = 0; other->items != NULL && i < other->items->len; i++)
    {
      DiaYaml *item = copy_value (self, other->items->pdata[i], line);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (copy->items, item);
    }

  return g_steal_pointer (&copy);
}

static DiaYaml *
read_alias (Reading            *self,
            const yaml_event_t *event)
{
  const DiaYaml *other = g_hash_table_lookup (self->anchors, event->data.alias.anchor);

  if (other == NULL)
    {
      refuse (self, DIA_YAML_ERROR_SYNTAX, event->start_mark.line, _("the alias names nothing that stands before it."));
      return NULL;
    }

  return copy_value (self, other, event->start_mark.line);
}

static DiaYaml *
read_scalar (Reading            *self,
             const yaml_event_t *event)
{
  const char *text = (const char *) event->data.scalar.value;
  DiaYaml *value;

  if (strlen (text) != event->data.scalar.length)
    {
      refuse (self, DIA_YAML_ERROR_ENCODING, event->start_mark.line, _("a text holds a zero character."));
      return NULL;
    }
  value = make_value (self, DIA_YAML_TEXT, event->start_mark.line);
  if (value == NULL)
    return NULL;
  value->text = g_strdup (text);
  value->quoted = event->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                  event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;

  return value;
}

static DiaYaml *
read_items (Reading            *self,
            const yaml_event_t *start,
            guint               depth)
{
  gboolean is_map = start->type == YAML_MAPPING_START_EVENT;
  yaml_event_type_t last = is_map ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT;
  g_autoptr (DiaYaml) value = make_value (self, is_map ? DIA_YAML_MAP : DIA_YAML_LIST, start->start_mark.line);

  while (value != NULL)
    {
      yaml_event_t event;
      gboolean ended;
      DiaYaml *item = NULL;

      if (!next_event (self, &event))
        return NULL;
      ended = event.type == last;
      if (!ended)
        item = read_value (self, &event, depth + 1);
      yaml_event_delete (&event);
      if (ended)
        break;
      if (item == NULL)
        return NULL;
      g_ptr_array_add (value->items, item);
    }

  return g_steal_pointer (&value);
}

static const char *
get_anchor (const yaml_event_t *event)
{
  if (event->type == YAML_SCALAR_EVENT)
    return (const char *) event->data.scalar.anchor;
  if (event->type == YAML_SEQUENCE_START_EVENT)
    return (const char *) event->data.sequence_start.anchor;

  return event->type == YAML_MAPPING_START_EVENT ? (const char *) event->data.mapping_start.anchor : NULL;
}

static DiaYaml *
read_value (Reading      *self,
            yaml_event_t *event,
            guint         depth)
{
  DiaYaml *value;

  if (depth > DIA_YAML_MAX_DEPTH)
    {
      refuse (self, DIA_YAML_ERROR_TOO_DEEP, event->start_mark.line, _("the values are nested too deep."));
      return NULL;
    }
  if (event->type == YAML_ALIAS_EVENT)
    return read_alias (self, event);

  value = event->type == YAML_SCALAR_EVENT ? read_scalar (self, event) : read_items (self, event, depth);
  /* A name is known only after its value, so that no value holds itself. */
  if (value != NULL && get_anchor (event) != NULL)
    g_hash_table_insert (self->anchors, g_strdup (get_anchor (event)), value);

  return value;
}

/* What stands before the first value says nothing to us. */
static DiaYaml *
read_document (Reading *self)
{
  for (;;)
    {
      yaml_event_t event;
      DiaYaml *value = NULL;
      yaml_event_type_t type;

      if (!next_event (self, &event))
        return NULL;
      type = event.type;
      if (type != YAML_STREAM_START_EVENT && type != YAML_DOCUMENT_START_EVENT && type != YAML_STREAM_END_EVENT)
        value = read_value (self, &event, 0);
      yaml_event_delete (&event);
      if (type != YAML_STREAM_START_EVENT && type != YAML_DOCUMENT_START_EVENT)
        return value;
    }
}

static guint
count_lines (const char *bytes,
             const char *end)
{
  guint n = 0;

  for (const char *at = bytes; at < end; at++)
    n += *at == '\n';

  return n;
}

/* libyaml guesses UTF-16 from a mark and would read it; a style is UTF-8. */
static gboolean
check_bytes (Reading    *self,
             const char *bytes,
             gsize       size)
{
  const char *end;

  if (size > DIA_YAML_MAX_BYTES)
    {
      refuse (self, DIA_YAML_ERROR_TOO_LARGE, 0, _("the file is larger than a rule can be."));
      return FALSE;
    }
  if (!g_utf8_validate_len (bytes, size, &end))
    {
      refuse (self, DIA_YAML_ERROR_ENCODING, count_lines (bytes, end), _("the file is not valid UTF-8 text."));
      return FALSE;
    }

  return TRUE;
}

/* Vale's reader takes \' for an apostrophe within quotation marks, which libyaml
 * refuses, and styles have it. Takes the backslash away where libyaml stopped. */
static gboolean
mend_escape (const Reading *self,
             GString       *text)
{
  const char *problem = self->parser.problem;
  const char *at;

  if (self->parser.error != YAML_SCANNER_ERROR || problem == NULL || strstr (problem, "escape") == NULL ||
      self->parser.problem_mark.index >= text->len)
    return FALSE;
  at = g_utf8_offset_to_pointer (text->str, self->parser.problem_mark.index);
  if (at[0] != '\\' || at[1] != '\'')
    return FALSE;
  g_string_erase (text, at - text->str, 1);

  return TRUE;
}

static DiaYaml *
read_text (Reading  *self,
           GString  *text,
           gboolean *mended)
{
  g_autoptr (GHashTable) anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DiaYaml *value;

  self->anchors = anchors;
  self->n_nodes = 0;
  if (!yaml_parser_initialize (&self->parser))
    g_error ("There is no memory for a YAML parser.");
  yaml_parser_set_encoding (&self->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&self->parser, (const guint8 *) text->str, text->len);
  value = read_document (self);
  *mended = value == NULL && mend_escape (self, text);
  yaml_parser_delete (&self->parser);

  return value;
}

DiaYaml *
dia_yaml_read (const char  *bytes,
               gsize        size,
               GError     **error)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GError) why = NULL;
  Reading self = { .error = &why };
  DiaYaml *value = NULL;
  gboolean again = check_bytes (&self, bytes, size);

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (again)
    text = g_string_new_len (bytes, size);
  for (guint i = 0; again && i < MAX_MENDED; i++)
    {
      g_clear_error (&why);
      value = read_text (&self, text, &again);
    }
  if (why != NULL)
    g_propagate_error (error, g_steal_pointer (&why));

  return value;
}

void
dia_yaml_free (DiaYaml *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

const DiaYaml *
dia_yaml_get (const DiaYaml *self,
              const char    *key)
{
  const DiaYaml *found = NULL;

  if (self == NULL || self->kind != DIA_YAML_MAP)
    return NULL;
  for (guint i = 0; i + 1 < self->items->len; i += 2)
    {
      const DiaYaml *name = self->items->pdata[i];

      if (g_strcmp0 (name->text, key) == 0)
        found = self->items->pdata[i + 1];
    }

  return found;
}

const char *
dia_yaml_get_text (const DiaYaml *self,
                   const char    *key)
{
  const DiaYaml *value = dia_yaml_get (self, key);

  return value != NULL && value->kind == DIA_YAML_TEXT ? value->text : NULL;
}
