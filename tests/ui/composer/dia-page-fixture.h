/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-composer-fixture.h"
#include "dia-notices.h"
#include "dia-probe.h"

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

/* dia_probe_find(), to be assigned to any type of widget. (transfer none) (nullable) */
gpointer page_fixture_find      (GtkWidget *widget, GType type);

G_END_DECLS
