/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Values with names for people, for the combo rows of #DiaAccountDialog: the
 * value is what is stored, the name what is shown. */
#define DIA_TYPE_ACCOUNT_CHOICE (dia_account_choice_get_type ())
G_DECLARE_FINAL_TYPE (DiaAccountChoice, dia_account_choice, DIA, ACCOUNT_CHOICE, GObject)

struct _DiaAccountChoice
{
  GObject  parent_instance;

  /*< public >*/
  char    *value;
  char    *name;
};

/* An empty list. (transfer full) (element-type DiaAccountChoice) */
GListStore *dia_account_choices_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void        dia_account_choices_add       (GListStore *choices, const char *value, const char *name);
/* The markets and languages that the desk offers, and @current when it is
 * another one, by name. (transfer full) */
GListStore *dia_account_choices_new_markets   (const char *current) G_GNUC_WARN_UNUSED_RESULT;
GListStore *dia_account_choices_new_languages (const char *current) G_GNUC_WARN_UNUSED_RESULT;

/* Where @value lies; 0 when it does not. */
guint       dia_account_choices_find      (GListModel *choices, const char *value);
/* (transfer none) */
const char *dia_account_choices_get_value (GListModel *choices, guint position);

/* Makes list items show a choice's name. (transfer full) */
GtkExpression *dia_account_choices_make_expression (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
