/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"

#include <glib/gi18n-lib.h>

const DiaCommand dia_commands[] = {
  { "init", NULL, N_("Make a workspace"), dia_init_command_run },
  { "brand", "list", N_("List the brands"), dia_brand_command_list },
  { "brand", "add", N_("Add a brand"), dia_brand_command_add },
  { "brand", "remove", N_("Remove a brand with its accounts"), dia_brand_command_remove },
  { "account", "list", N_("List the accounts"), dia_account_command_list },
  { "account", "add", N_("Add an account and sign it in"), dia_account_add_command_run },
  { "account", "remove", N_("Remove an account and end its sign-in"), dia_account_command_remove },
  { "account", "check", N_("Ask whether a sign-in still holds"), dia_account_command_check },
  { "account", "history", N_("Tell when sign-ins began and ended"), dia_account_history_command_run },
  { "post", "add", N_("Write posts for one or several accounts"), dia_post_add_command_run },
  { "post", "list", N_("List posts"), dia_post_command_list },
  { "post", "show", N_("Show a post with its story"), dia_post_command_show },
  { "post", "story", N_("Tell what became of a post, moment by moment"), dia_post_command_story },
  { "post", "cancel", N_("Drop a post that has not gone out"), dia_post_command_cancel },
  { "post", "retry", N_("Send a post again that failed, was missed or is unconfirmed"), dia_post_command_retry },
  { "calendar", NULL, N_("Show a month as text"), dia_calendar_command_run },
  { "moment", "list", N_("List the key moments"), dia_moment_command_list },
  { "moment", "add", N_("Add a key moment"), dia_moment_command_add },
  { "moment", "show", N_("Show a key moment"), dia_moment_command_show },
  { "moment", "remove", N_("Remove a key moment; its contents stay"), dia_moment_command_remove },
  { "moment", "coverage", N_("Tell how far a key moment has come, brand by brand"), dia_moment_command_coverage },
  { "moment", "edit", N_("Change a key moment and its toolkit"), dia_moment_command_edit },
  { "moment", "make", N_("Make a draft for each missing cell, from the toolkit"), dia_moment_command_make },
  { "moment", "waive", N_("Say that nothing is expected of an account, and why"), dia_moment_command_waive },
  { "moment", "unwaive", N_("Take that back"), dia_moment_command_unwaive },
  { "moment", "remind", N_("Tell who owes what"), dia_moment_command_remind },
  { "silence", "on", N_("Hold everything back"), dia_silence_command_on },
  { "silence", "off", N_("Let everything go out again"), dia_silence_command_off },
  { "silence", "status", N_("Tell whether everything is held back"), dia_silence_command_status },
  { "publish", NULL, N_("Send what is due"), dia_publish_command_run },
  { "publisher", NULL, N_("Send what is due, from now on, in the background"), dia_publisher_command_run },
  { "settings", NULL, N_("Show or change how posts of the workspace go out"), dia_settings_command_run },
  { "measure", NULL, N_("Measure a text as a network counts it"), dia_measure_command_run },
  { "backup", NULL, N_("Copy the workspace to a new file"), dia_backup_command_run },
  { "doctor", NULL, N_("Examine keyring, clock, disk, workspace and servers"), dia_doctor_command_run },
  { NULL }
};
