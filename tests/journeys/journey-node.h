/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <atspi/atspi-constants.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JourneyNode:
 *
 * One object of the program's accessibility tree: where it is found on the
 * accessibility bus, and what never changes of it.
 */
typedef struct
{
  char     *bus_name; /* (owned) */
  char     *path;     /* (owned) */
  AtspiRole role;
} JourneyNode;

/* (transfer full) */
JourneyNode *journey_node_new   (const char  *bus_name,
                                 const char  *path) G_GNUC_WARN_UNUSED_RESULT;
JourneyNode *journey_node_ref   (JourneyNode *self);
void         journey_node_unref (JourneyNode *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JourneyNode, journey_node_unref)

/**
 * JourneyTools:
 *
 * The connection to the accessibility bus, as an assistive tool has it.
 * https://gitlab.gnome.org/GNOME/at-spi2-core/-/tree/main/xml names what
 * objects answer to.
 */
typedef struct _JourneyTools JourneyTools;

/* Starts the accessibility bus of the session. (transfer full) */
JourneyTools *journey_tools_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void          journey_tools_free (JourneyTools *self);

/* One question to one object. */
typedef struct
{
  JourneyNode *node;      /* (not owned) */
  const char  *interface; /* without "org.a11y.atspi." */
  const char  *method;    /* or the property, with journey_tools_make_get() */
  GVariant    *arguments; /* (nullable), floating */
  GVariant    *answer;    /* (out) (owned) (nullable): NULL when the object is gone */
} JourneyCall;

/* Asks all at once and waits for every answer: most of what a question costs is
 * waiting for the other side. */
void          journey_tools_ask     (JourneyTools *self,
                                     JourneyCall  *calls,
                                     guint         n_calls);

/* Asks one thing. (transfer full) (nullable): NULL when the object is gone or
 * knows no such question. */
GVariant     *journey_tools_ask_one (JourneyTools *self,
                                     JourneyNode  *node,
                                     const char   *interface,
                                     const char   *method,
                                     GVariant     *arguments) G_GNUC_WARN_UNUSED_RESULT;

/* A property of an object. (transfer full) (nullable) */
GVariant     *journey_tools_get     (JourneyTools *self,
                                     JourneyNode  *node,
                                     const char   *interface,
                                     const char   *property) G_GNUC_WARN_UNUSED_RESULT;

/* A question for a property, for journey_tools_ask(): the answer is "(v)". */
JourneyCall   journey_tools_make_get (JourneyNode *node,
                                      const char  *interface,
                                      const char  *property);

/* The root of the program with that process id. (transfer full) (nullable) */
JourneyNode  *journey_tools_find_program (JourneyTools *self,
                                          int           pid) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JourneyTools, journey_tools_free)

G_END_DECLS
