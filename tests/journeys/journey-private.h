/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journey.h"

G_BEGIN_DECLS

/* Long enough for a loaded machine; nothing waits for it when all is well. */
#define JOURNEY_WAIT (120 * G_USEC_PER_SEC)

/* Between two looks at the tree. */
#define JOURNEY_PAUSE 25000

struct _Journey
{
  JourneyStage    *stage;       /* (not owned) */
  char            *name;        /* (owned) with the language */
  char            *home;        /* (owned) */
  char            *output;      /* (owned) */
  GStrv            argv;        /* (owned) */
  GStrv            environment; /* (owned) */
  GSubprocess     *process;     /* (owned) (nullable) */
  JourneyTools    *tools;       /* (owned) */
  JourneyNode     *app;         /* (owned) (nullable) */
  GHashTable      *nodes;       /* (owned) path → JourneyNode: what was seen of the program */
  GHashTable      *looked_into; /* (owned) paths of those whose children were asked for */
};

/* Lets libatspi read its connection and pauses for @pause microseconds; FALSE
 * after @deadline or when the program has ended. */
gboolean journey_pause (Journey *self,
                        gulong   pause,
                        gint64   deadline);

/* For children, between fork and exec: a test that aborts takes its servers and
 * its program along; one that lived on would hold the test's output open. */
void     journey_die_with_parent (gpointer user_data);

/* Visits the shown nodes with @role below @root. */
gboolean journey_walk_role (Journey       *self,
                            JourneyNode   *root,
                            AtspiRole      role,
                            JourneyVisitor visit,
                            gpointer       data);

/* The tree below @root, one indented line a node. (transfer full) */
char    *journey_dump  (Journey     *self,
                        JourneyNode *root) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
