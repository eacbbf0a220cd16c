/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-ink.h"

#include "dia-icon-paint.h"
#include "dia-state-sign.h"

#include <adwaita.h>

static void
read_states (DiaCalendarInk *self,
             GtkWidget      *widget)
{
  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    {
      g_autofree char *token = g_strdup_printf ("dia_%s_color", dia_state_sign_get_tone (state));

      dia_icon_paint_get_token (widget, token, &self->state[state]);
    }
}

void
dia_calendar_ink_init (DiaCalendarInk *self,
                       GtkWidget      *widget)
{
  self->dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  dia_icon_paint_get_token (widget, "view_bg_color", &self->view);
  dia_icon_paint_get_token (widget, "window_bg_color", &self->outside);
  dia_icon_paint_get_token (widget, "dia_weekend_color", &self->weekend);
  dia_icon_paint_get_token (widget, "dia_line_color", &self->line);
  dia_icon_paint_get_token (widget, "view_fg_color", &self->text);
  dia_icon_paint_get_token (widget, "dia_dim_color", &self->dim);
  dia_icon_paint_get_token (widget, "dia_primary_color", &self->today);
  dia_icon_paint_get_token (widget, "dia_primary_fg_color", &self->today_text);
  dia_icon_paint_get_token (widget, "accent_bg_color", &self->ring);
  dia_icon_paint_get_token (widget, "dia_neutral_color", &self->neutral);
  dia_icon_paint_get_token (widget, "dia_error_color", &self->now);
  dia_icon_paint_get_token (widget, "dia_error_fill_color", &self->error_fill);
  dia_icon_paint_get_token (widget, "dia_unknown_fill_color", &self->unknown_fill);
  dia_icon_paint_get_token (widget, "dia_warn_fill_color", &self->warn_fill);
  read_states (self, widget);
}
