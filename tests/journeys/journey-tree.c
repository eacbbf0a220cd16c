/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-private.h"

#define MAX_DEPTH 64
#define LOOKS_AT_REST 4

/* Looking at a whole tree costs both programs: who waits long looks less often. */
#define LONGEST_PAUSE (400 * 1000)

typedef struct
{
  Journey     *journey;
  const char  *name;
  gboolean     with_action;
  guint        count;
  JourneyNode *found; /* (owned) (nullable) */
} Search;

static gboolean
matches_name (const char *wanted,
              const char *name)
{
  if (wanted == NULL)
    return TRUE;
  if (strchr (wanted, '*') != NULL)
    return g_pattern_match_simple (wanted, name);
  return g_str_equal (wanted, name);
}

static gboolean
visit_match (JourneyNode *node,
             AtspiRole    role,
             const char  *name,
             gpointer     data)
{
  Search *search = data;

  if (!matches_name (search->name, name))
    return FALSE;
  if (search->with_action && !journey_has_action (search->journey, node))
    return FALSE;
  search->count++;
  if (search->found == NULL)
    search->found = journey_node_ref (node);
  return TRUE;
}

static gboolean
visit_count (JourneyNode *node,
             AtspiRole    role,
             const char  *name,
             gpointer     data)
{
  visit_match (node, role, name, data);
  return FALSE;
}

static JourneyNode *
search_once (Journey     *self,
             JourneyNode *root,
             AtspiRole    role,
             const char  *name,
             gboolean     with_action)
{
  Search search = { .journey = self, .name = name, .with_action = with_action };

  journey_walk_role (self, root, role, visit_match, &search);
  return search.found;
}

static gboolean
pause_longer (Journey *self,
              gulong  *pause,
              gint64   deadline)
{
  *pause = *pause == 0 ? JOURNEY_PAUSE : MIN (*pause * 3 / 2, LONGEST_PAUSE);
  return journey_pause (self, *pause, deadline);
}

static JourneyNode *
search_until (Journey     *self,
              JourneyNode *root,
              AtspiRole    role,
              const char  *name,
              gboolean     with_action)
{
  gint64 deadline = g_get_monotonic_time () + JOURNEY_WAIT;
  JourneyNode *found;
  gulong pause = 0;

  while ((found = search_once (self, root, role, name, with_action)) == NULL)
    if (!pause_longer (self, &pause, deadline))
      journey_fail (self, "nothing named “%s” with role %d%s came", name != NULL ? name : "*", role,
                    with_action ? " and an action" : "");
  return found;
}

static gboolean
is_popover (Journey     *self,
            JourneyNode *node)
{
  g_autofree char *name = journey_dup_name (self, node);

  return g_str_equal (name, "GtkPopover") || g_str_equal (name, "GtkPopoverMenu");
}

/* (transfer full) (nullable): NULL above a window. */
static JourneyNode *
get_parent (Journey     *self,
            JourneyNode *node)
{
  g_autoptr (GVariant) value = journey_tools_get (self->tools, node, "Accessible", "Parent");
  const char *bus_name, *path;

  if (value == NULL)
    return NULL;
  g_variant_get (value, "(&s&o)", &bus_name, &path);
  return g_str_equal (path, self->app->path) ? NULL : journey_node_new (bus_name, path);
}

/* The surface that a node lies on: a popover or a window. (transfer full) */
static JourneyNode *
get_surface (Journey     *self,
             JourneyNode *node)
{
  g_autoptr (JourneyNode) at = journey_node_ref (node);

  for (int depth = 0; depth < MAX_DEPTH && !is_popover (self, at); depth++)
    {
      JourneyNode *parent = get_parent (self, at);

      if (parent == NULL)
        break;
      journey_node_unref (at);
      at = parent;
    }
  return g_steal_pointer (&at);
}

/* Does the action of an object at @index. */
static gboolean
do_action (Journey     *self,
           JourneyNode *node,
           int          index)
{
  g_autoptr (GVariant) answer = journey_tools_ask_one (self->tools, node, "Action", "DoAction", g_variant_new ("(i)", index));
  gboolean done = FALSE;

  if (answer != NULL)
    g_variant_get (answer, "(b)", &done);
  return done;
}

JourneyNode *
journey_find (Journey     *self,
              JourneyNode *root,
              AtspiRole    role,
              const char  *name)
{
  return search_once (self, root, role, name, FALSE);
}

JourneyNode *
journey_wait (Journey     *self,
              JourneyNode *root,
              AtspiRole    role,
              const char  *name)
{
  return search_until (self, root, role, name, FALSE);
}

void
journey_expect (Journey     *self,
                JourneyNode *root,
                AtspiRole    role,
                const char  *name)
{
  g_autoptr (JourneyNode) node = search_until (self, root, role, name, FALSE);
}

void
journey_expect_gone (Journey     *self,
                     JourneyNode *root,
                     AtspiRole    role,
                     const char  *name)
{
  gint64 deadline = g_get_monotonic_time () + JOURNEY_WAIT;
  gulong pause = 0;

  while (TRUE)
    {
      g_autoptr (JourneyNode) node = search_once (self, root, role, name, FALSE);

      if (node == NULL)
        return;
      if (!pause_longer (self, &pause, deadline))
        journey_fail (self, "“%s” with role %d did not go", name != NULL ? name : "*", role);
    }
}

void
journey_press (Journey     *self,
               JourneyNode *root,
               AtspiRole    role,
               const char  *name)
{
  g_autoptr (JourneyNode) node = search_until (self, root, role, name, TRUE);

  if (!do_action (self, node, 0))
    journey_fail (self, "“%s” refused its action", name != NULL ? name : "*");
}

/* A page that slides in or a list that was just filled still moves: a place
 * counts when it was the same several looks in a row. */
static JourneyExtents
wait_for_rest (Journey     *self,
               JourneyNode *node)
{
  gint64 deadline = g_get_monotonic_time () + JOURNEY_WAIT;
  JourneyExtents last = { 0, 0, 0, 0 };
  JourneyExtents now;

  for (int n_same = 0; n_same < LOOKS_AT_REST; )
    {
      if (!journey_get_extents (self, node, &now))
        now.width = 0;
      n_same = now.width > 0 && memcmp (&now, &last, sizeof now) == 0 ? n_same + 1 : 0;
      last = now;
      if (!journey_pause (self, JOURNEY_PAUSE, deadline))
        journey_fail (self, "a node to click at is not shown or does not rest");
    }
  return last;
}

/* Screen coordinates make GTK 4.8 print a warning: the place in the window and
 * the place of the window are added here. What a popover holds is placed as if
 * the popover began where its button does, wherever it really is. */
static void
find_offset (Journey     *self,
             JourneyNode *node,
             int         *x,
             int         *y)
{
  g_autoptr (JourneyNode) surface = get_surface (self, node);
  g_autofree char *title = journey_dup_name (self, surface);
  gint64 deadline = g_get_monotonic_time () + JOURNEY_WAIT;
  JourneyExtents extents;

  if (!is_popover (self, surface))
    {
      journey_stage_locate (self->stage, title, x, y);
      return;
    }
  while (!journey_get_extents (self, surface, &extents) ||
         !journey_stage_locate_popup (self->stage, extents.width, extents.height, x, y))
    if (!journey_pause (self, JOURNEY_PAUSE, deadline))
      journey_fail (self, "a popover did not come onto the screen");
  *x -= extents.x;
  *y -= extents.y;
}

void
journey_click (Journey     *self,
               JourneyNode *node)
{
  JourneyExtents extents = wait_for_rest (self, node);
  int x, y;

  find_offset (self, node, &x, &y);
  journey_stage_click (self->stage, x + extents.x + extents.width / 2, y + extents.y + extents.height / 2);
}

void
journey_set_text (Journey     *self,
                  JourneyNode *node,
                  const char  *text)
{
  g_autoptr (GVariant) answer =
    journey_tools_ask_one (self->tools, node, "EditableText", "SetTextContents", g_variant_new ("(s)", text));

  if (answer == NULL)
    journey_fail (self, "a text could not be set");
}

char *
journey_dup_text (Journey     *self,
                  JourneyNode *node)
{
  g_autoptr (GVariant) length = journey_tools_get (self->tools, node, "Text", "CharacterCount");
  g_autoptr (GVariant) answer = NULL;
  char *text;

  if (length != NULL)
    answer = journey_tools_ask_one (self->tools, node, "Text", "GetText",
                                    g_variant_new ("(ii)", 0, g_variant_get_int32 (length)));
  if (answer == NULL)
    journey_fail (self, "a node has no text");
  g_variant_get (answer, "(s)", &text);
  return text;
}

gboolean
journey_is_checked (Journey     *self,
                    JourneyNode *node)
{
  g_autoptr (GVariant) answer = journey_tools_ask_one (self->tools, node, "Accessible", "GetState", NULL);
  g_autoptr (GVariant) states = NULL;
  guint32 first;

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(@au)", &states);
  g_variant_get_child (states, 0, "u", &first);
  return (first & (1u << ATSPI_STATE_CHECKED | 1u << ATSPI_STATE_PRESSED)) != 0;
}

char *
journey_dup_name (Journey     *self,
                  JourneyNode *node)
{
  g_autoptr (GVariant) value = journey_tools_get (self->tools, node, "Accessible", "Name");

  return value != NULL ? g_variant_dup_string (value, NULL) : g_strdup ("");
}

gboolean
journey_has_action (Journey     *self,
                    JourneyNode *node)
{
  g_autoptr (GVariant) value = journey_tools_get (self->tools, node, "Action", "NActions");

  return value != NULL && g_variant_get_int32 (value) > 0;
}

gboolean
journey_do (Journey     *self,
            JourneyNode *node,
            const char  *action)
{
  g_autoptr (GVariant) value = journey_tools_get (self->tools, node, "Action", "NActions");
  int n_actions = value != NULL ? g_variant_get_int32 (value) : 0;

  for (int i = 0; i < n_actions; i++)
    {
      g_autoptr (GVariant) answer = journey_tools_ask_one (self->tools, node, "Action", "GetName", g_variant_new ("(i)", i));
      const char *name = "";

      if (answer != NULL)
        g_variant_get (answer, "(&s)", &name);
      if (action == NULL || g_str_equal (name, action))
        return do_action (self, node, i);
    }
  return FALSE;
}

gboolean
journey_get_extents (Journey        *self,
                     JourneyNode    *node,
                     JourneyExtents *extents)
{
  g_autoptr (GVariant) answer = journey_tools_ask_one (self->tools, node, "Component", "GetExtents",
                                                       g_variant_new ("(u)", ATSPI_COORD_TYPE_WINDOW));

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "((iiii))", &extents->x, &extents->y, &extents->width, &extents->height);
  return extents->width > 0 && extents->height > 0;
}

guint
journey_count (Journey     *self,
               JourneyNode *root,
               AtspiRole    role,
               const char  *name)
{
  Search search = { .journey = self, .name = name };

  journey_walk_role (self, root, role, visit_count, &search);
  g_clear_pointer (&search.found, journey_node_unref);
  return search.count;
}

void
journey_expect_number (Journey     *self,
                       JourneyNode *root,
                       AtspiRole    role,
                       const char  *name,
                       guint        number)
{
  gint64 deadline = g_get_monotonic_time () + JOURNEY_WAIT;
  gulong pause = 0;
  guint count;

  while ((count = journey_count (self, root, role, name)) != number)
    if (!pause_longer (self, &pause, deadline))
      journey_fail (self, "there are %u of “%s” with role %d instead of %u", count, name, role, number);
}
