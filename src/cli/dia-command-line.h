/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dia-account.h"
#include "dia-brand.h"
#include "dia-scope.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* The exit statuses of diapasonctl. */
enum
{
  DIA_EXIT_OK = 0,
  DIA_EXIT_FAILURE = 1,
  DIA_EXIT_USAGE = 2,
};

/* Something is wrong with what was typed: exit status 2. */
#define DIA_USAGE_ERROR (dia_usage_error_quark ())
GQuark dia_usage_error_quark (void);

/* What all commands share: the options that stand anywhere, the workspace once
 * it is opened, and how results are shown. Main thread. */
typedef struct
{
  char         *workspace_path;  /* (owned) (nullable): --workspace */
  gboolean      json;            /* --json */
  DiaWorkspace *workspace;       /* (owned) (nullable) */
} DiaCommandLine;

void          dia_command_line_clear   (DiaCommandLine *self);

/* Reads the options of a command and those that stand anywhere. @entries may be
 * NULL; @arguments: what follows the options, for --help; at least @n_min and at
 * most @n_max arguments must be left. (transfer full): the arguments, without
 * the name of the command; NULL with @error. */
char        **dia_command_line_parse   (DiaCommandLine *self, int argc, char **argv, const GOptionEntry *entries,
                                        const char *arguments, guint n_min, guint n_max,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for options that call a function with @user_data (@callbacks,
 * G_OPTION_ARG_CALLBACK); no arguments may be left. */
gboolean      dia_command_line_parse_group (DiaCommandLine *self, int argc, char **argv, const GOptionEntry *entries,
                                            const GOptionEntry *callbacks, gpointer user_data, GError **error);
/* The options that stand anywhere; ended. Points into @self. (transfer full) */
GOptionEntry *dia_command_line_make_entries (DiaCommandLine *self) G_GNUC_WARN_UNUSED_RESULT;

/* Opens the workspace, which must exist unless @create. (transfer none) (nullable) */
DiaWorkspace *dia_command_line_open    (DiaCommandLine *self, gboolean create, GError **error);

/* A brand by its id or name, an account by its id or handle: (transfer none)
 * (nullable); DIA_USAGE_ERROR when there is none, or several. */
DiaBrand     *dia_command_line_find_brand   (DiaCommandLine *self, const char *text, GError **error);
DiaAccount   *dia_command_line_find_account (DiaCommandLine *self, const char *text, GError **error);
/* The accounts that "--account A,B --account C" names, each once. @typed: (nullable).
 * DIA_USAGE_ERROR when none is named. (transfer full) (element-type DiaAccount)
 * (nullable) */
GPtrArray    *dia_command_line_find_accounts (DiaCommandLine *self, char **typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      dia_command_line_find_post    (const char *text, DiaId *id, GError **error);

/* One line from standard input, for passwords and tokens: never an argument,
 * which other programs could read. (transfer full) (nullable) */
char         *dia_command_line_read_secret  (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* All of a file, "-" for standard input, as UTF-8 text without the line break at
 * its end. (transfer full) (nullable) */
char         *dia_command_line_read_text    (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* All of a file, "-" for standard input, of at most @max bytes. (transfer full)
 * (nullable) */
GBytes       *dia_command_line_read_bytes   (const char *path, gsize max, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Prints @builder's value to standard output. */
void          dia_command_line_print_json   (JsonBuilder *builder);

G_END_DECLS
