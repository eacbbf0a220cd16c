/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journey-node.h"
#include "journey-stage.h"

G_BEGIN_DECLS

/**
 * Journey:
 *
 * One run of the real program in its window, driven as an assistive tool
 * drives it: things are found by their role and name, acted on, and the test
 * waits for a state, never for a time. When something does not come within
 * two minutes, the tree and the screen are saved and the test fails.
 *
 * A node is any object of the tree; "shown" means that it has a size and that no
 * sibling covers it, since GTK 4.8 reports no other sign of it: what is scrolled
 * out of sight counts as shown. A name matches as a whole; with a star it is a
 * pattern ("Delete*").
 */
typedef struct _Journey Journey;

typedef struct
{
  const char        *name;        /* names what a failure leaves behind */
  const char        *program;     /* path of the program */
  const char *const *arguments;   /* without the program; (nullable) */
  const char        *language;    /* "fr" or "en" */
  const char        *time_zone;   /* IANA; NULL is Europe/Paris */
  const char *const *environment; /* "NAME=value"; (nullable) */
} JourneyOptions;

/* Any role. */
#define JOURNEY_ANY ATSPI_ROLE_INVALID

/* Makes an empty home below the stage; nothing runs yet. The stage must
 * outlive the journey. (transfer full) */
Journey         *journey_new   (JourneyStage         *stage,
                                const JourneyOptions *options) G_GNUC_WARN_UNUSED_RESULT;

/* Kills a program that still runs and frees everything. The home stays until
 * the stage goes. */
void             journey_free  (Journey *self);

/* Starts the program and waits for its first window. May be called again after
 * journey_close(): the home is kept. */
void             journey_start (Journey *self);

/* Closes every window as its close button does, waits for the end of the
 * program and checks that it ended well. */
void             journey_close (Journey *self);

/* Kills the program at once, as a crash would. */
void             journey_kill  (Journey *self);

/* The home of the program (transfer none), the file that takes its output
 * (transfer none), its process id. */
const char      *journey_get_home   (Journey *self);
const char      *journey_get_output (Journey *self);
int              journey_get_pid    (Journey *self);

/* The program in the accessibility tree. (transfer none) */
JourneyNode *journey_get_app (Journey *self);

/* The stage of this journey. (transfer none) */
JourneyStage    *journey_get_stage (Journey *self);

/* The first shown node of that role and name below @root (NULL: the program),
 * or NULL. @name NULL is any name. (transfer full) (nullable) */
JourneyNode *journey_find (Journey     *self,
                               JourneyNode *root,
                               AtspiRole    role,
                               const char  *name) G_GNUC_WARN_UNUSED_RESULT;

/* Like journey_find(), but waits for it. (transfer full) */
JourneyNode *journey_wait (Journey     *self,
                               JourneyNode *root,
                               AtspiRole    role,
                               const char  *name) G_GNUC_WARN_UNUSED_RESULT;

/* Waits until it is there, and forgets it. */
void             journey_expect (Journey     *self,
                                 JourneyNode *root,
                                 AtspiRole    role,
                                 const char  *name);

/* Waits until no such node is shown. */
void             journey_expect_gone (Journey     *self,
                                      JourneyNode *root,
                                      AtspiRole    role,
                                      const char  *name);

/* Waits for a button, a menu item or whatever has an action, and does it. */
void             journey_press (Journey     *self,
                                JourneyNode *root,
                                AtspiRole    role,
                                const char  *name);

/* Clicks in the middle of a node with the pointer: rows and check buttons have
 * no action in GTK 4.8. */
void             journey_click (Journey     *self,
                                JourneyNode *node);

/* Replaces the text of an entry or a text view. */
void             journey_set_text (Journey     *self,
                                   JourneyNode *node,
                                   const char  *text);

/* The whole text of an entry or a text view. (transfer full) */
char            *journey_dup_text (Journey     *self,
                                   JourneyNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a check box or toggle is on. */
gboolean         journey_is_checked (Journey     *self,
                                     JourneyNode *node);

/* How many shown nodes of that role and name there are. */
guint            journey_count (Journey     *self,
                                JourneyNode *root,
                                AtspiRole    role,
                                const char  *name);

/* Waits until there are exactly @number of them. */
void             journey_expect_number (Journey     *self,
                                        JourneyNode *root,
                                        AtspiRole    role,
                                        const char  *name,
                                        guint        number);

/* What journey_walk() is given for every shown node; TRUE ends the walk. */
typedef gboolean (*JourneyVisitor) (JourneyNode *node, AtspiRole role, const char *name, gpointer data);

/* The name of a node; "" when it is gone. (transfer full) */
char            *journey_dup_name (Journey     *self,
                                   JourneyNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a node can be pressed. */
gboolean         journey_has_action (Journey     *self,
                                     JourneyNode *node);

/* Does the action of that name, or the first when that is NULL; FALSE when it
 * was not done. */
gboolean         journey_do (Journey     *self,
                             JourneyNode *node,
                             const char  *action);

/* Where a node lies in its window, in pixels; FALSE when it is not shown. */
typedef struct
{
  int x, y, width, height;
} JourneyExtents;

gboolean         journey_get_extents (Journey        *self,
                                      JourneyNode    *node,
                                      JourneyExtents *extents);

/* Visits every shown node below @root (NULL: the program), parents first. */
gboolean         journey_walk (Journey     *self,
                               JourneyNode *root,
                               JourneyVisitor   visit,
                               gpointer         data);

/* Saves the screen as NAME-LANGUAGE-@what.png in the folder of results. */
void             journey_save_screen (Journey    *self,
                                      const char *what);

/* Appends a line to NAME-LANGUAGE-steps.txt in the folder of results. */
void             journey_note (Journey    *self,
                               const char *format,
                               ...) G_GNUC_PRINTF (2, 3);

/* Fails when @secret is anywhere but in the keyring: in a file of the home
 * (workspace, its log, caches, output) or in what others can read of the
 * running program (arguments, environment). */
void             journey_expect_secret_kept (Journey    *self,
                                             const char *secret);

/* Ends the test with a message, the tree and the screen. */
void             journey_fail (Journey    *self,
                               const char *format,
                               ...) G_GNUC_PRINTF (2, 3) G_GNUC_NORETURN;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Journey, journey_free)

G_END_DECLS
