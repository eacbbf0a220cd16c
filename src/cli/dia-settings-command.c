/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-json-output.h"
#include "dia-publishing-rules.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* A setting that is a number. */
typedef struct
{
  const char *name;
  const char *key;      /* in JSON */
  const char *meaning;  /* marked for translation */
  gsize       offset;
} Number;

static const Number numbers[] = {
  { "grace", "grace_minutes", N_("minutes that a post may be late and still go out (with late: send)"),
    G_STRUCT_OFFSET (DiaPublishingRules, grace_minutes) },
  { "late-pace", "late_pace_minutes", N_("minutes between two late posts of one account"),
    G_STRUCT_OFFSET (DiaPublishingRules, late_pace_minutes) },
  { "pace", "pace_seconds", N_("seconds between two posts of one account"),
    G_STRUCT_OFFSET (DiaPublishingRules, pace_seconds) },
};

static int *
get_number (DiaPublishingRules *rules,
            const Number       *number)
{
  return (int *) (gpointer) ((guint8 *) rules + number->offset);
}

static void
print_rules (DiaCommandLine     *line,
             DiaPublishingRules *rules)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *late = dia_late_policy_to_string (rules->late);

  json_builder_begin_object (builder);
  dia_json_output_set_text (builder, "late", late);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    dia_json_output_set_int (builder, numbers[i].key, *get_number (rules, &numbers[i]));
  json_builder_end_object (builder);
  if (line->json)
    {
      dia_command_line_print_json (builder);
      return;
    }

  printf ("%-9s  %-5s  %s\n", "late", late, _("what becomes of a late post: send, ask or drop"));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    printf ("%-9s  %-5d  %s\n", numbers[i].name, *get_number (rules, &numbers[i]), _(numbers[i].meaning));
}

static gboolean
refuse_value (const char  *name,
              const char  *value,
              GError     **error)
{
  g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is not a value of “%s”."), value, name);
  return FALSE;
}

static gboolean
change (DiaPublishingRules  *rules,
        const char          *name,
        const char          *value,
        GError             **error)
{
  gint64 number;

  if (g_str_equal (name, "late"))
    return dia_late_policy_from_string (value, &rules->late) || refuse_value (name, value, error);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (!g_str_equal (name, numbers[i].name))
        continue;
      if (!g_ascii_string_to_signed (value, 10, 0, DIA_RULES_MAX_MINUTES, &number, NULL))
        return refuse_value (name, value, error);
      *get_number (rules, &numbers[i]) = (int) number;
      return TRUE;
    }

  g_set_error (error, DIA_USAGE_ERROR, 0, _("There is no setting “%s”."), name);
  return FALSE;
}

int
dia_settings_command_run (DiaCommandLine  *line,
                          int              argc,
                          char           **argv,
                          GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, _("[SETTING VALUE]"), 0, 2, error);
  DiaPublishingRules rules;

  if (arguments == NULL)
    return DIA_EXIT_USAGE;
  if (g_strv_length (arguments) == 1)
    {
      g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("An argument is missing."));
      return DIA_EXIT_USAGE;
    }
  if (dia_command_line_open (line, FALSE, error) == NULL ||
      !dia_publishing_rules_load (line->workspace, &rules, NULL, error))
    return DIA_EXIT_FAILURE;
  if (arguments[0] != NULL && (!change (&rules, arguments[0], arguments[1], error) ||
                               !dia_publishing_rules_save (line->workspace, &rules, NULL, error)))
    return DIA_EXIT_FAILURE;

  print_rules (line, &rules);

  return DIA_EXIT_OK;
}
