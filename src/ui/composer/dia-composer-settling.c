/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-composer-page-private.h"

#include "dia-roster.h"

/* The first account that a problem concerns. (transfer none) (nullable) */
static DiaAccount *
find_concerned (DiaComposerPage *self,
                DiaProblem      *problem)
{
  if (problem->accounts == NULL || problem->accounts->len == 0)
    return NULL;
  return dia_roster_find_account (dia_workspace_get_roster (self->workspace),
                                  g_array_index (problem->accounts, DiaId, 0));
}

/* Opens the text that @account sends when that is one of its own, else makes
 * @fallback one; the source where @fallback is NULL. */
static void
open_text_of (DiaComposerPage         *self,
              DiaAccount              *account,
              const DiaComposerTarget *fallback)
{
  const DiaVariant *variant = account == NULL ? NULL
    : dia_content_find_variant (dia_draft_get_content (self->draft), account->id, account->network, account->language);

  dia_composer_page_go_to_step (self, DIA_STEP_WRITING);
  if (variant != NULL)
    {
      g_autoptr(DiaComposerTarget) target = dia_composer_target_new (variant->language, variant->network, variant->account_id);

      dia_source_editor_set_target (self->editor, target);
      dia_source_editor_start_writing (self->editor);
    }
  else if (fallback != NULL)
    dia_source_editor_adapt (self->editor, fallback);
  else
    dia_source_editor_show_source (self->editor);
}

/* Whether all the chosen accounts are of that network: then its text is that of
 * all of them. */
static gboolean
is_only_network (DiaComposerPage *self,
                 const char      *network)
{
  g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (self->draft);

  for (guint i = 0; i < accounts->len; i++)
    if (!g_str_equal (((DiaAccount *) g_ptr_array_index (accounts, i))->network, network))
      return FALSE;
  return TRUE;
}

static void
settle_text (DiaComposerPage *self,
             DiaProblem      *problem)
{
  DiaAccount *account = find_concerned (self, problem);
  gboolean by_language = problem->kind == DIA_PROBLEM_OTHER_LANGUAGE && account != NULL;
  g_autoptr(DiaComposerTarget) target =
    dia_composer_target_new (by_language ? account->language : "", by_language ? "" : problem->network, DIA_ID_NONE);

  open_text_of (self, account, target);
}

static void
settle_picture (DiaComposerPage *self,
                DiaProblem      *problem)
{
  guint n = dia_draft_get_content (self->draft)->media->len;

  dia_composer_page_go_to_step (self, DIA_STEP_WRITING);
  dia_source_editor_describe_picture (self->editor, problem->item >= 0 ? (guint) problem->item : n > 0 ? n - 1 : 0);
}

void
dia_composer_page_open_text (DiaComposerPage *self,
                             DiaId            account_id)
{
  DiaAccount *account = dia_roster_find_account (dia_workspace_get_roster (self->workspace), account_id);
  g_autoptr(DiaComposerTarget) target = NULL;

  if (account == NULL)
    return;
  if (!is_only_network (self, account->network))
    target = dia_composer_target_new ("", account->network, DIA_ID_NONE);
  open_text_of (self, account, target);
}

void
dia_composer_page_settle (DiaComposerPage *self,
                          DiaProblem      *problem)
{
  DiaAccount *account;

  switch (problem->kind)
    {
    case DIA_PROBLEM_EMPTY:
    case DIA_PROBLEM_SAME_TEXT:
    case DIA_PROBLEM_SISTER_TEXT:
      open_text_of (self, find_concerned (self, problem), NULL);
      break;
    case DIA_PROBLEM_NO_ACCOUNT:
      dia_composer_page_go_to_step (self, DIA_STEP_ACCOUNTS);
      dia_account_picker_start_search (self->picker);
      break;
    case DIA_PROBLEM_TOO_LONG:
    case DIA_PROBLEM_BEHIND:
    case DIA_PROBLEM_OTHER_LANGUAGE:
      settle_text (self, problem);
      break;
    case DIA_PROBLEM_TOO_MANY_MEDIA:
    case DIA_PROBLEM_NO_ALT:
    case DIA_PROBLEM_ALT_TOO_LONG:
      settle_picture (self, problem);
      break;
    case DIA_PROBLEM_MEDIA_REQUIRED:
      dia_composer_page_go_to_step (self, DIA_STEP_WRITING);
      dia_source_editor_choose_pictures (self->editor);
      break;
    case DIA_PROBLEM_ANSWER_ELSEWHERE:
      dia_composer_page_go_to_step (self, DIA_STEP_WRITING);
      dia_source_editor_edit_answer (self->editor);
      break;
    case DIA_PROBLEM_SIGN_IN:
      account = find_concerned (self, problem);
      if (account != NULL)
        gtk_widget_activate_action (GTK_WIDGET (self), "desk.edit-account", "x", account->id);
      break;
    case DIA_PROBLEM_CLOSE_TO_ANOTHER:
    case DIA_PROBLEM_IN_PAST:
    case DIA_PROBLEM_GAP:
    case DIA_PROBLEM_FOLD:
      dia_composer_page_go_to_step (self, DIA_STEP_WRITING);
      dia_schedule_card_open_time (self->schedule);
      break;
    }
}
