/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-command-line.h"

G_BEGIN_DECLS

/* One command of diapasonctl. */
typedef struct
{
  const char *group;    /* "post", or the command itself */
  const char *name;     /* "add", or NULL for commands without a group */
  const char *summary;  /* One line for the overview, marked for translation. */
  /* @argv is the command's own: argv[0] names it, options follow. Returns the
   * exit status when @error is not set. */
  int (*run) (DiaCommandLine *line, int argc, char **argv, GError **error);
} DiaCommand;

/* All commands in the order of the overview, ended by a NULL group. */
extern const DiaCommand dia_commands[];

int dia_init_command_run           (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_brand_command_list         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_brand_command_add          (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_brand_command_remove       (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_account_command_list       (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_account_command_remove     (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_account_command_check      (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_account_history_command_run (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_account_add_command_run    (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_post_command_list          (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_post_command_show          (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_post_command_story         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_post_command_cancel        (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_post_command_retry         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_post_command_hand_over     (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_post_command_take_back     (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_post_add_command_run       (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_calendar_command_run       (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_moment_command_list        (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_moment_command_add         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_moment_command_show        (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_moment_command_remove      (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_moment_command_coverage    (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_moment_command_edit        (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_moment_command_make        (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_moment_command_waive       (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_moment_command_unwaive     (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_moment_command_remind      (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_import_command_csv         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_import_command_ics         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_export_command_csv         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_export_command_json        (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_export_command_ics         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_moment_command_dates       (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_moment_command_pick        (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_silence_command_on         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_silence_command_off        (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_silence_command_status     (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_slots_command_list         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_slots_command_set          (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_slots_command_next         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_publish_command_run        (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_publisher_command_run      (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_settings_command_run       (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_measure_command_run        (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_voice_command_check        (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_voice_command_rules        (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_voice_command_test         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_backup_command_run         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_health_command_run         (DiaCommandLine *line, int argc, char **argv, GError **error);
int dia_doctor_command_run         (DiaCommandLine *line, int argc, char **argv, GError **error);

G_END_DECLS
