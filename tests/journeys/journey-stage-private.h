/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journey-stage.h"

#include <X11/Xlib.h>

G_BEGIN_DECLS

/* The connection that keys and clicks are sent on. (transfer none) */
Display *journey_stage_get_x_display (JourneyStage *self);

G_END_DECLS
