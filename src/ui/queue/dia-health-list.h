/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-health.h"
#include "dia-notices.h"

G_BEGIN_DECLS

/**
 * DiaHealthList:
 *
 * How it goes with every account of the current scope, with each network or each
 * server, in the order and with the words that a person looks for. Only the rows
 * that are seen are built.
 *
 * Signals: posts-wanted (DiaHealthRow): to see the posts of an account;
 *   words-wanted (const char *): to see the accounts that these words find.
 */
#define DIA_TYPE_HEALTH_LIST (dia_health_list_get_type ())
G_DECLARE_FINAL_TYPE (DiaHealthList, dia_health_list, DIA, HEALTH_LIST, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_health_list_new           (DiaWorkspace *workspace, DiaNotices *notices);
/* Reads everything again, for the current scope. What is being read already is
 * read once more afterwards. */
void       dia_health_list_reload        (DiaHealthList *self);
/* Shows a row for each account, however they were shown. */
void       dia_health_list_show_accounts (DiaHealthList *self);
/* Words that a row must hold; "" for all. */
void       dia_health_list_set_search    (DiaHealthList *self, const char *search);

G_END_DECLS
