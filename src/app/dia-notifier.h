/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaNotifier:
 *
 * Tells a person through the desktop what #DiaAttention notices. A click leads to
 * the post. Uses app.show-post (sx: workspace and post).
 */
#define DIA_TYPE_NOTIFIER (dia_notifier_get_type ())
G_DECLARE_FINAL_TYPE (DiaNotifier, dia_notifier, DIA, NOTIFIER, GObject)

/* (transfer full) */
DiaNotifier *dia_notifier_new (GApplication *application, DiaWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
