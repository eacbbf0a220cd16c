/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JourneyStage:
 *
 * What surrounds the programs of one test process: a virtual display, a
 * private session bus with the accessibility bus and a notification service,
 * and, when asked for, a real keyring that is unlocked. GIO remembers the
 * first session bus it sees, hence one stage for a process.
 */
typedef struct _JourneyStage JourneyStage;

typedef enum
{
  JOURNEY_STAGE_PLAIN = 0,
  JOURNEY_STAGE_KEYRING = 1 << 0, /* gnome-keyring, unlocked */
} JourneyStageFlags;

/* Brings everything up; ends the test when a part does not come. @width and
 * @height are the screen's, in pixels. (transfer full) */
JourneyStage *journey_stage_new  (JourneyStageFlags flags,
                                  int               width,
                                  int               height) G_GNUC_WARN_UNUSED_RESULT;

/* Ends every process of the stage and removes its folder. */
void          journey_stage_free (JourneyStage *self);

/* The folder in which each journey makes a home. (transfer none) */
const char   *journey_stage_get_folder  (JourneyStage *self);

/* The display, as in DISPLAY. (transfer none) */
const char   *journey_stage_get_display (JourneyStage *self);

/* Waits until a notification with @words in its title or body was shown and
 * returns "title\nbody". (transfer full) (nullable): NULL after ten seconds. */
char         *journey_stage_wait_notification (JourneyStage *self,
                                               const char   *words) G_GNUC_WARN_UNUSED_RESULT;

/* Writes the screen as PNG. */
void          journey_stage_save_screen (JourneyStage *self,
                                         const char   *file);

/* Sends a key with modifiers as a person would: "Return", "ctrl+Return",
 * "alt+1"; names are X keysyms. */
void          journey_stage_press_keys (JourneyStage *self,
                                        const char   *keys);

/* Types ASCII text, each sign with the key that has it. */
void          journey_stage_type (JourneyStage *self,
                                  const char   *text);

/* Clicks with the first button at a place of the screen. */
void          journey_stage_click (JourneyStage *self,
                                   int           x,
                                   int           y);

/* Drags with the first button from one place to another, in steps. */
void          journey_stage_drag (JourneyStage *self,
                                  int           x,
                                  int           y,
                                  int           to_x,
                                  int           to_y);

/* Turns the wheel @steps notches down (up when negative) at a place. */
void          journey_stage_scroll (JourneyStage *self,
                                    int           x,
                                    int           y,
                                    int           steps);

/* Where the window of that title lies on the screen; 0, 0 when it is not
 * found, which is where a window without a window manager lies. */
void          journey_stage_locate (JourneyStage *self,
                                    const char   *title,
                                    int          *x,
                                    int          *y);

/* Where the uppermost popover or menu of that size lies; FALSE when there is
 * none. */
gboolean      journey_stage_locate_popup (JourneyStage *self,
                                          int           width,
                                          int           height,
                                          int          *x,
                                          int          *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JourneyStage, journey_stage_free)

G_END_DECLS
