/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-stage-private.h"

#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>

static void
send_key (Display    *display,
          const char *name,
          gboolean    down)
{
  static const struct { const char *word, *keysym; } modifiers[] = {
    { "ctrl", "Control_L" }, { "alt", "Alt_L" }, { "shift", "Shift_L" }, { "super", "Super_L" },
  };
  KeyCode code;

  for (gsize i = 0; i < G_N_ELEMENTS (modifiers); i++)
    if (g_str_equal (name, modifiers[i].word))
      name = modifiers[i].keysym;
  code = XKeysymToKeycode (display, XStringToKeysym (name));
  g_assert_cmpint (code, !=, 0);
  XTestFakeKeyEvent (display, code, down, CurrentTime);
}

/* In X the signs of ASCII are their own keysyms. */
static void
type_sign (Display *display,
           char     sign)
{
  KeySym keysym = (KeySym) sign;
  KeyCode code = XKeysymToKeycode (display, keysym);
  gboolean shifted = XkbKeycodeToKeysym (display, code, 0, 0) != keysym;

  g_assert_cmpint (code, !=, 0);
  if (shifted)
    send_key (display, "shift", TRUE);
  XTestFakeKeyEvent (display, code, True, CurrentTime);
  XTestFakeKeyEvent (display, code, False, CurrentTime);
  if (shifted)
    send_key (display, "shift", FALSE);
}

void
journey_stage_press_keys (JourneyStage *self,
                          const char   *keys)
{
  Display *display = journey_stage_get_x_display (self);
  g_auto (GStrv) names = g_strsplit (keys, "+", -1);
  guint n_names = g_strv_length (names);

  for (guint i = 0; i < n_names; i++)
    send_key (display, names[i], TRUE);
  for (guint i = n_names; i > 0; i--)
    send_key (display, names[i - 1], FALSE);
  XSync (display, False);
}

void
journey_stage_type (JourneyStage *self,
                    const char   *text)
{
  Display *display = journey_stage_get_x_display (self);

  for (const char *at = text; *at != '\0'; at++)
    type_sign (display, *at);
  XSync (display, False);
}

void
journey_stage_click (JourneyStage *self,
                     int           x,
                     int           y)
{
  Display *display = journey_stage_get_x_display (self);

  XTestFakeMotionEvent (display, -1, x, y, CurrentTime);
  XTestFakeButtonEvent (display, 1, True, CurrentTime);
  XTestFakeButtonEvent (display, 1, False, CurrentTime);
  XSync (display, False);
}

void
journey_stage_drag (JourneyStage *self,
                    int           x,
                    int           y,
                    int           to_x,
                    int           to_y)
{
  Display *display = journey_stage_get_x_display (self);
  const int steps = 12;

  XTestFakeMotionEvent (display, -1, x, y, CurrentTime);
  XTestFakeButtonEvent (display, 1, True, CurrentTime);
  for (int i = 1; i <= steps; i++)
    XTestFakeMotionEvent (display, -1, x + (to_x - x) * i / steps, y + (to_y - y) * i / steps, CurrentTime);
  XTestFakeButtonEvent (display, 1, False, CurrentTime);
  XSync (display, False);
}

void
journey_stage_scroll (JourneyStage *self,
                      int           x,
                      int           y,
                      int           steps)
{
  Display *display = journey_stage_get_x_display (self);
  unsigned int button = steps > 0 ? 5 : 4;

  XTestFakeMotionEvent (display, -1, x, y, CurrentTime);
  for (int i = 0; i < ABS (steps); i++)
    {
      XTestFakeButtonEvent (display, button, True, CurrentTime);
      XTestFakeButtonEvent (display, button, False, CurrentTime);
    }
  XSync (display, False);
}

