/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dia-login-start.h"
#include "dia-publishing-home.h"

G_BEGIN_DECLS

/**
 * DiaPublishingGroup:
 *
 * How the posts of the open workspace go out, in the preferences: also with the
 * window closed, from login on, and what becomes of those whose time went by. A
 * switch that says "on" is true; when it does not work, its row says why.
 */
#define DIA_TYPE_PUBLISHING_GROUP (dia_publishing_group_get_type ())
G_DECLARE_FINAL_TYPE (DiaPublishingGroup, dia_publishing_group, DIA, PUBLISHING_GROUP, AdwPreferencesGroup)

/* (transfer floating) */
GtkWidget *dia_publishing_group_new (DiaWorkspace *workspace, DiaPublishingHome *home, DiaLoginStart *login);

G_END_DECLS
