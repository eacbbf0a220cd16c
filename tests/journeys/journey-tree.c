/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-private.h"

/* Deeper than any window: a guard against a tree that bites its tail. */
#define MAX_DEPTH 64

#define LOOKS_AT_REST 4

/* Looking at a whole tree costs both programs: who waits long looks less often. */
#define LONGEST_PAUSE (400 * 1000)

typedef struct
{
  AtspiRole        role;
  const char      *name;
  gboolean         with_action;
  guint            count;
  AtspiAccessible *found; /* (owned) (nullable) */
} Search;

static gboolean
get_extents (AtspiAccessible *node,
             AtspiCoordType   type,
             AtspiRect       *extents)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (node);
  AtspiRect *rectangle = component != NULL ? atspi_component_get_extents (component, type, NULL) : NULL;

  if (rectangle == NULL)
    return FALSE;
  *extents = *rectangle;
  g_free (rectangle);
  return extents->width > 0 && extents->height > 0;
}

static gboolean
is_shown (AtspiAccessible *node)
{
  AtspiRect extents;

  return get_extents (node, ATSPI_COORD_TYPE_WINDOW, &extents);
}

static gboolean
has_action (AtspiAccessible *node)
{
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (node);

  return action != NULL && atspi_action_get_n_actions (action, NULL) > 0;
}

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
visit_match (AtspiAccessible *node,
             AtspiRole        role,
             const char      *name,
             gpointer         data)
{
  Search *search = data;

  if ((search->role != JOURNEY_ANY && search->role != role) || !matches_name (search->name, name))
    return FALSE;
  if (search->with_action && !has_action (node))
    return FALSE;
  search->count++;
  g_set_object (&search->found, node);
  return TRUE;
}

static gboolean
visit_count (AtspiAccessible *node,
             AtspiRole        role,
             const char      *name,
             gpointer         data)
{
  visit_match (node, role, name, data);
  return FALSE;
}

/* What is not shown holds nothing that is, but for the pages of a stack, which
 * have no size themselves. */
static gboolean
may_hold_something (AtspiAccessible *node,
                    AtspiRole        role)
{
  g_autofree char *name = NULL;

  if (role == ATSPI_ROLE_APPLICATION)
    return TRUE;
  if (role != ATSPI_ROLE_PANEL)
    return FALSE;
  name = atspi_accessible_get_name (node, NULL);
  return g_strcmp0 (name, "GtkStackPage") == 0;
}

static gboolean
walk_children (AtspiAccessible *node,
               int              depth,
               JourneyVisitor   visit,
               gpointer         data);

static gboolean
walk (AtspiAccessible *node,
      int              depth,
      JourneyVisitor   visit,
      gpointer         data)
{
  AtspiRole role = atspi_accessible_get_role (node, NULL);
  g_autofree char *name = NULL;

  if (role == ATSPI_ROLE_APPLICATION || !is_shown (node))
    return may_hold_something (node, role) && walk_children (node, depth, visit, data);
  name = atspi_accessible_get_name (node, NULL);
  if (visit (node, role, name != NULL ? name : "", data))
    return TRUE;
  return role != ATSPI_ROLE_LABEL && role != ATSPI_ROLE_IMAGE && walk_children (node, depth, visit, data);
}

static gboolean
walk_children (AtspiAccessible *node,
               int              depth,
               JourneyVisitor   visit,
               gpointer         data)
{
  int count = depth < MAX_DEPTH ? atspi_accessible_get_child_count (node, NULL) : 0;

  for (int i = 0; i < count; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (node, i, NULL);

      if (child != NULL && walk (child, depth + 1, visit, data))
        return TRUE;
    }
  return FALSE;
}

static AtspiAccessible *
search_once (Journey         *self,
             AtspiAccessible *root,
             AtspiRole        role,
             const char      *name,
             gboolean         with_action)
{
  Search search = { .role = role, .name = name, .with_action = with_action };

  journey_walk (self, root, visit_match, &search);
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

static AtspiAccessible *
search_until (Journey         *self,
              AtspiAccessible *root,
              AtspiRole        role,
              const char      *name,
              gboolean         with_action)
{
  gint64 deadline = g_get_monotonic_time () + JOURNEY_WAIT;
  AtspiAccessible *found;
  gulong pause = 0;

  while ((found = search_once (self, root, role, name, with_action)) == NULL)
    if (!pause_longer (self, &pause, deadline))
      journey_fail (self, "nothing named “%s” with role %d%s came", name != NULL ? name : "*", role,
                    with_action ? " and an action" : "");
  return found;
}

static gboolean
is_popover (AtspiAccessible *node)
{
  g_autofree char *name = atspi_accessible_get_name (node, NULL);

  return g_strcmp0 (name, "GtkPopover") == 0 || g_strcmp0 (name, "GtkPopoverMenu") == 0;
}

/* The surface that a node lies on: a popover or a window. (transfer full) */
static AtspiAccessible *
get_surface (AtspiAccessible *node)
{
  g_autoptr (AtspiAccessible) at = g_object_ref (node);

  for (int depth = 0; depth < MAX_DEPTH && !is_popover (at); depth++)
    {
      AtspiAccessible *parent = atspi_accessible_get_parent (at, NULL);

      if (parent == NULL || atspi_accessible_get_role (parent, NULL) == ATSPI_ROLE_APPLICATION)
        {
          g_clear_object (&parent);
          break;
        }
      g_object_unref (at);
      at = parent;
    }
  return g_steal_pointer (&at);
}

gboolean
journey_walk (Journey         *self,
              AtspiAccessible *root,
              JourneyVisitor   visit,
              gpointer         data)
{
  if (self->app == NULL)
    return FALSE;
  return walk (root != NULL ? root : self->app, 0, visit, data);
}

AtspiAccessible *
journey_find (Journey         *self,
              AtspiAccessible *root,
              AtspiRole        role,
              const char      *name)
{
  return search_once (self, root, role, name, FALSE);
}

AtspiAccessible *
journey_wait (Journey         *self,
              AtspiAccessible *root,
              AtspiRole        role,
              const char      *name)
{
  return search_until (self, root, role, name, FALSE);
}

void
journey_expect (Journey         *self,
                AtspiAccessible *root,
                AtspiRole        role,
                const char      *name)
{
  g_autoptr (AtspiAccessible) node = search_until (self, root, role, name, FALSE);
}

void
journey_expect_gone (Journey         *self,
                     AtspiAccessible *root,
                     AtspiRole        role,
                     const char      *name)
{
  gint64 deadline = g_get_monotonic_time () + JOURNEY_WAIT;
  gulong pause = 0;

  while (TRUE)
    {
      g_autoptr (AtspiAccessible) node = search_once (self, root, role, name, FALSE);

      if (node == NULL)
        return;
      if (!pause_longer (self, &pause, deadline))
        journey_fail (self, "“%s” with role %d did not go", name != NULL ? name : "*", role);
    }
}

void
journey_press (Journey         *self,
               AtspiAccessible *root,
               AtspiRole        role,
               const char      *name)
{
  g_autoptr (AtspiAccessible) node = search_until (self, root, role, name, TRUE);
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (node);

  if (!atspi_action_do_action (action, 0, NULL))
    journey_fail (self, "“%s” refused its action", name != NULL ? name : "*");
}

/* A page that slides in or a list that was just filled still moves: a place
 * counts when it was the same several looks in a row. */
static AtspiRect
wait_for_rest (Journey         *self,
               AtspiAccessible *node)
{
  gint64 deadline = g_get_monotonic_time () + JOURNEY_WAIT;
  AtspiRect last = { 0, 0, 0, 0 };
  AtspiRect now;

  for (int n_same = 0; n_same < LOOKS_AT_REST; )
    {
      if (!get_extents (node, ATSPI_COORD_TYPE_WINDOW, &now))
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
find_offset (Journey         *self,
             AtspiAccessible *node,
             int             *x,
             int             *y)
{
  g_autoptr (AtspiAccessible) surface = get_surface (node);
  g_autofree char *title = atspi_accessible_get_name (surface, NULL);
  gint64 deadline = g_get_monotonic_time () + JOURNEY_WAIT;
  AtspiRect extents;

  if (!is_popover (surface))
    {
      journey_stage_locate (self->stage, title != NULL ? title : "", x, y);
      return;
    }
  while (!get_extents (surface, ATSPI_COORD_TYPE_WINDOW, &extents) ||
         !journey_stage_locate_popup (self->stage, extents.width, extents.height, x, y))
    if (!journey_pause (self, JOURNEY_PAUSE, deadline))
      journey_fail (self, "a popover did not come onto the screen");
  *x -= extents.x;
  *y -= extents.y;
}

void
journey_click (Journey         *self,
               AtspiAccessible *node)
{
  AtspiRect extents = wait_for_rest (self, node);
  int x, y;

  find_offset (self, node, &x, &y);
  journey_stage_click (self->stage, x + extents.x + extents.width / 2, y + extents.y + extents.height / 2);
}

void
journey_set_text (Journey         *self,
                  AtspiAccessible *node,
                  const char      *text)
{
  g_autoptr (AtspiEditableText) editable = atspi_accessible_get_editable_text_iface (node);

  if (editable == NULL || !atspi_editable_text_set_text_contents (editable, text, NULL))
    journey_fail (self, "a text could not be set");
}

char *
journey_dup_text (Journey         *self,
                  AtspiAccessible *node)
{
  g_autoptr (AtspiText) text = atspi_accessible_get_text_iface (node);

  if (text == NULL)
    journey_fail (self, "a node has no text");
  return atspi_text_get_text (text, 0, atspi_text_get_character_count (text, NULL), NULL);
}

gboolean
journey_is_checked (Journey         *self,
                    AtspiAccessible *node)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (node);

  return atspi_state_set_contains (states, ATSPI_STATE_CHECKED) ||
         atspi_state_set_contains (states, ATSPI_STATE_PRESSED);
}

guint
journey_count (Journey         *self,
               AtspiAccessible *root,
               AtspiRole        role,
               const char      *name)
{
  Search search = { .role = role, .name = name };

  journey_walk (self, root, visit_count, &search);
  g_clear_object (&search.found);
  return search.count;
}

void
journey_expect_number (Journey         *self,
                       AtspiAccessible *root,
                       AtspiRole        role,
                       const char      *name,
                       guint            number)
{
  gint64 deadline = g_get_monotonic_time () + JOURNEY_WAIT;
  gulong pause = 0;
  guint count;

  while ((count = journey_count (self, root, role, name)) != number)
    if (!pause_longer (self, &pause, deadline))
      journey_fail (self, "there are %u of “%s” with role %d instead of %u", count, name, role, number);
}

static void
append_line (GString         *text,
             AtspiAccessible *node,
             int              depth)
{
  g_autofree char *role = atspi_accessible_get_role_name (node, NULL);
  g_autofree char *name = atspi_accessible_get_name (node, NULL);
  AtspiRect extents = { 0, 0, 0, 0 };

  if (atspi_accessible_get_role (node, NULL) != ATSPI_ROLE_APPLICATION)
    get_extents (node, ATSPI_COORD_TYPE_WINDOW, &extents);
  g_string_append_printf (text, "%*s%s “%s” %d×%d+%d+%d%s\n", depth * 2, "", role, name,
                          extents.width, extents.height, extents.x, extents.y,
                          has_action (node) ? " !" : "");
}

static void
dump_node (GString         *text,
           AtspiAccessible *node,
           int              depth)
{
  int count = atspi_accessible_get_child_count (node, NULL);

  append_line (text, node, depth);
  for (int i = 0; depth < MAX_DEPTH && i < count; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (node, i, NULL);

      if (child != NULL)
        dump_node (text, child, depth + 1);
    }
}

char *
journey_dump (Journey         *self,
              AtspiAccessible *root)
{
  GString *text = g_string_new (NULL);

  dump_node (text, root != NULL ? root : self->app, 0);
  return g_string_free (text, FALSE);
}
