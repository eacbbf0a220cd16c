/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-composer-fixture.h"
#include "dia-notices.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The composer in a window of 1280×800, with the empty draft of its desk. */
typedef struct
{
  ComposerFixture  desk;
  GtkWidget       *window;
  GtkWidget       *page;
  DiaNotices      *notices;
  int              n_closed;   /* how often the page said "closed" */
} PageFixture;

void     page_fixture_set_up    (PageFixture *fixture, gconstpointer data);
void     page_fixture_tear_down (PageFixture *fixture, gconstpointer data);

/* Turns the main loop until it has nothing left to do at once. */
void     page_fixture_settle    (void);
/* The first widget of a type below @widget, depth first. (transfer none) (nullable) */
gpointer page_fixture_find      (GtkWidget *widget, GType type);

/* Starts GTK for a test program as the desk looks. */
void     page_fixture_init      (int *argc, char ***argv);

G_END_DECLS
