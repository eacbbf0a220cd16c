/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-private.h"

/* Deeper than any window: a guard against a tree that bites its tail. */
#define MAX_DEPTH 64

/* No page of a stack is smaller, in pixels. */
#define PAGE_WIDTH 150
#define PAGE_HEIGHT 100

/* How many points are looked at to see whether a page is on top. */
#define GRID 3
#define N_POINTS (GRID * GRID)

/* What GTK calls the page of a stack in the tree. */
#define STACK_PAGE "GtkStackPage"

/* One object as it was at one look. A whole level of the tree is asked at once. */
typedef struct
{
  JourneyNode   *node;     /* (owned) */
  char          *name;     /* (owned) (nullable): not asked */
  JourneyExtents extents;
  gboolean       shown;
  GPtrArray     *children; /* (owned) (element-type Seen) */
} Seen;

static Seen *
seen_new (JourneyNode *node)
{
  Seen *seen = g_new0 (Seen, 1);

  seen->node = journey_node_ref (node);
  seen->children = g_ptr_array_new ();
  return seen;
}

static void
seen_free (Seen *seen)
{
  for (guint i = 0; i < seen->children->len; i++)
    seen_free (g_ptr_array_index (seen->children, i));
  g_ptr_array_unref (seen->children);
  journey_node_unref (seen->node);
  g_free (seen->name);
  g_free (seen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Seen, seen_free)

/* The same object is the same node at every look, so that its role is asked
 * once. */
static JourneyNode *
intern_node (Journey    *self,
             const char *bus_name,
             const char *path)
{
  JourneyNode *node = g_hash_table_lookup (self->nodes, path);

  if (node == NULL)
    {
      node = journey_node_new (bus_name, path);
      g_hash_table_insert (self->nodes, node->path, node);
    }
  return node;
}

static gboolean
may_have_children (const Seen *seen)
{
  return seen->node->role != ATSPI_ROLE_LABEL && seen->node->role != ATSPI_ROLE_IMAGE;
}

/* Appends the children of @seen to it and to @next. */
static void
take_children (Journey   *self,
               Seen      *seen,
               GVariant  *answer,
               GPtrArray *next)
{
  g_autoptr (GVariantIter) children = NULL;
  const char *bus_name, *path;

  g_variant_get (answer, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", &bus_name, &path))
    {
      Seen *child = seen_new (intern_node (self, bus_name, path));

      g_ptr_array_add (seen->children, child);
      g_ptr_array_add (next, child);
    }
}

/* (transfer container): everything one level below @level. */
static GPtrArray *
ask_children (Journey   *self,
              GPtrArray *level)
{
  g_autofree JourneyCall *calls = g_new0 (JourneyCall, level->len);
  GPtrArray *next = g_ptr_array_new ();

  for (guint i = 0; i < level->len; i++)
    calls[i] = (JourneyCall) { ((Seen *) level->pdata[i])->node, "Accessible", "GetChildren", NULL, NULL };
  journey_tools_ask (self->tools, calls, level->len);
  for (guint i = 0; i < level->len; i++)
    {
      if (calls[i].answer != NULL)
        take_children (self, level->pdata[i], calls[i].answer, next);
      g_clear_pointer (&calls[i].answer, g_variant_unref);
      g_hash_table_add (self->looked_into, g_strdup (calls[i].node->path));
    }
  return next;
}

static void
ask_roles (Journey   *self,
           GPtrArray *level)
{
  g_autofree JourneyCall *calls = g_new0 (JourneyCall, level->len);
  guint n_calls = 0;

  for (guint i = 0; i < level->len; i++)
    {
      JourneyNode *node = ((Seen *) level->pdata[i])->node;

      if (node->role == ATSPI_ROLE_INVALID)
        calls[n_calls++] = (JourneyCall) { node, "Accessible", "GetRole", NULL, NULL };
    }
  journey_tools_ask (self->tools, calls, n_calls);
  for (guint i = 0; i < n_calls; i++)
    if (calls[i].answer != NULL)
      {
        g_variant_get (calls[i].answer, "(u)", &calls[i].node->role);
        g_variant_unref (calls[i].answer);
      }
}

static void
ask_extents (Journey   *self,
             GPtrArray *level)
{
  g_autofree JourneyCall *calls = g_new0 (JourneyCall, level->len);

  for (guint i = 0; i < level->len; i++)
    calls[i] = (JourneyCall) {
      ((Seen *) level->pdata[i])->node, "Component", "GetExtents",
      g_variant_new ("(u)", ATSPI_COORD_TYPE_WINDOW), NULL
    };
  journey_tools_ask (self->tools, calls, level->len);
  for (guint i = 0; i < level->len; i++)
    if (calls[i].answer != NULL)
      {
        Seen *seen = level->pdata[i];
        JourneyExtents *extents = &seen->extents;

        g_variant_get (calls[i].answer, "((iiii))", &extents->x, &extents->y, &extents->width, &extents->height);
        seen->shown = extents->width > 0 && extents->height > 0;
        g_variant_unref (calls[i].answer);
      }
}

static int
measure_overlap (int start,
                 int length,
                 int other_start,
                 int other_length)
{
  return MAX (MIN (start + length, other_start + other_length) - MAX (start, other_start), 0);
}

static gboolean
is_large (const Seen *seen)
{
  return seen->shown && seen->extents.width >= PAGE_WIDTH && seen->extents.height >= PAGE_HEIGHT;
}

/* Whether more than half of the smaller one lies where the other does. */
static gboolean
share_place (const JourneyExtents *a,
             const JourneyExtents *b)
{
  gint64 shared = (gint64) measure_overlap (a->x, a->width, b->x, b->width) *
                  measure_overlap (a->y, a->height, b->y, b->height);
  gint64 smaller = MIN ((gint64) a->width * a->height, (gint64) b->width * b->height);

  return shared * 2 > smaller;
}

/* Whether @seen lies where another one lies, as pages of a stack do. */
static gboolean
is_stacked (const Seen *seen,
            GPtrArray  *siblings)
{
  if (!is_large (seen))
    return FALSE;
  for (guint i = 0; i < siblings->len; i++)
    {
      const Seen *other = siblings->pdata[i];

      if (other != seen && is_large (other) && share_place (&seen->extents, &other->extents))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_nobody (GVariant *answer)
{
  const char *path = NULL;

  if (answer != NULL)
    g_variant_get (answer, "((s&o))", NULL, &path);
  return path == NULL || g_str_has_suffix (path, "/null");
}

/* A question for who is at one of the points of a grid laid over @seen. */
static JourneyCall
make_probe (const Seen *seen,
            int         point)
{
  int x = seen->extents.x + seen->extents.width * (1 + 2 * (point % GRID)) / (2 * GRID);
  int y = seen->extents.y + seen->extents.height * (1 + 2 * (point / GRID)) / (2 * GRID);

  return (JourneyCall) {
    seen->node, "Component", "GetAccessibleAtPoint", g_variant_new ("(iiu)", x, y, ATSPI_COORD_TYPE_WINDOW), NULL
  };
}

static gboolean
has_somebody (Journey    *self,
              const Seen *seen)
{
  JourneyCall calls[N_POINTS];
  gboolean found = FALSE;

  for (int i = 0; i < N_POINTS; i++)
    calls[i] = make_probe (seen, i);
  journey_tools_ask (self->tools, calls, N_POINTS);
  for (int i = 0; i < N_POINTS; i++)
    {
      found = found || !is_nobody (calls[i].answer);
      g_clear_pointer (&calls[i].answer, g_variant_unref);
    }
  return found;
}

/* A page that is not on top keeps its size, but has nobody anywhere. Nor has one
 * that was never looked into, for GTK makes objects when they are asked for:
 * pages are hidden only beside one that has somebody. */
static void
hide_covered (Journey   *self,
              GPtrArray *siblings)
{
  g_autoptr (GPtrArray) covered = g_ptr_array_new ();
  gboolean known = FALSE;

  for (guint i = 0; i < siblings->len; i++)
    {
      if (!is_stacked (siblings->pdata[i], siblings))
        continue;
      if (has_somebody (self, siblings->pdata[i]))
        known = TRUE;
      else if (g_hash_table_contains (self->looked_into, ((Seen *) siblings->pdata[i])->node->path))
        g_ptr_array_add (covered, siblings->pdata[i]);
    }
  for (guint i = 0; known && i < covered->len; i++)
    ((Seen *) covered->pdata[i])->shown = FALSE;
}

/* Names are asked of what is shown and has the role that is looked for, and of
 * what may be the page of a stack. */
static gboolean
needs_name (const Seen *seen,
            AtspiRole   role)
{
  if (!seen->shown)
    return seen->node->role == ATSPI_ROLE_PANEL;
  return role == JOURNEY_ANY || seen->node->role == role;
}

static void
ask_names (Journey   *self,
           GPtrArray *level,
           AtspiRole  role)
{
  g_autofree JourneyCall *calls = g_new0 (JourneyCall, level->len);
  g_autofree Seen **asked = g_new (Seen *, level->len);
  guint n_calls = 0;

  for (guint i = 0; i < level->len; i++)
    if (needs_name (level->pdata[i], role))
      {
        asked[n_calls] = level->pdata[i];
        calls[n_calls] = journey_tools_make_get (asked[n_calls]->node, "Accessible", "Name");
        n_calls++;
      }
  journey_tools_ask (self->tools, calls, n_calls);
  for (guint i = 0; i < n_calls; i++)
    if (calls[i].answer != NULL)
      {
        g_autoptr (GVariant) value = NULL;

        g_variant_get (calls[i].answer, "(v)", &value);
        asked[i]->name = g_variant_dup_string (value, NULL);
        g_variant_unref (calls[i].answer);
      }
}

/* What is not shown holds nothing that is, but for the pages of a stack, which
 * have no size themselves. (transfer container) */
static GPtrArray *
keep_holders (GPtrArray *level)
{
  GPtrArray *holders = g_ptr_array_new ();

  for (guint i = 0; i < level->len; i++)
    {
      Seen *seen = level->pdata[i];

      if (may_have_children (seen) && (seen->shown || g_strcmp0 (seen->name, STACK_PAGE) == 0))
        g_ptr_array_add (holders, seen);
    }
  return holders;
}

static Seen *
look (Journey     *self,
      JourneyNode *root,
      AtspiRole    role)
{
  Seen *top = seen_new (root);
  g_autoptr (GPtrArray) holders = g_ptr_array_new ();

  g_ptr_array_add (holders, top);
  ask_roles (self, holders);
  ask_extents (self, holders);
  ask_names (self, holders, role);
  for (int depth = 0; holders->len > 0 && depth < MAX_DEPTH; depth++)
    {
      g_autoptr (GPtrArray) level = ask_children (self, holders);

      ask_roles (self, level);
      ask_extents (self, level);
      /* Windows may well cover each other. */
      for (guint i = 0; depth > 0 && i < holders->len; i++)
        hide_covered (self, ((Seen *) holders->pdata[i])->children);
      ask_names (self, level, role);
      g_ptr_array_unref (holders);
      holders = keep_holders (level);
    }
  return top;
}

static gboolean
visit_seen (const Seen    *seen,
            AtspiRole      role,
            JourneyVisitor visit,
            gpointer       data)
{
  if (seen->shown && (role == JOURNEY_ANY || role == seen->node->role) &&
      visit (seen->node, seen->node->role, seen->name != NULL ? seen->name : "", data))
    return TRUE;
  for (guint i = 0; i < seen->children->len; i++)
    if (visit_seen (seen->children->pdata[i], role, visit, data))
      return TRUE;
  return FALSE;
}

gboolean
journey_walk_role (Journey       *self,
                   JourneyNode   *root,
                   AtspiRole      role,
                   JourneyVisitor visit,
                   gpointer       data)
{
  g_autoptr (Seen) top = NULL;

  if (self->app == NULL)
    return FALSE;
  top = look (self, root != NULL ? root : self->app, role);
  return visit_seen (top, role, visit, data);
}

gboolean
journey_walk (Journey       *self,
              JourneyNode   *root,
              JourneyVisitor visit,
              gpointer       data)
{
  return journey_walk_role (self, root, JOURNEY_ANY, visit, data);
}

static void
append_line (Journey     *self,
             GString     *text,
             JourneyNode *node,
             int          depth)
{
  g_autoptr (GVariant) role = journey_tools_ask_one (self->tools, node, "Accessible", "GetRoleName", NULL);
  g_autofree char *name = journey_dup_name (self, node);
  const char *role_name = "?";
  JourneyExtents extents = { 0, 0, 0, 0 };

  if (role != NULL)
    g_variant_get (role, "(&s)", &role_name);
  journey_get_extents (self, node, &extents);
  g_string_append_printf (text, "%*s%s “%s” %d×%d+%d+%d%s\n", depth * 2, "", role_name, name,
                          extents.width, extents.height, extents.x, extents.y,
                          journey_has_action (self, node) ? " !" : "");
}

static void
dump_node (Journey     *self,
           GString     *text,
           JourneyNode *node,
           int          depth)
{
  g_autoptr (GVariant) answer = journey_tools_ask_one (self->tools, node, "Accessible", "GetChildren", NULL);
  g_autoptr (GVariantIter) children = NULL;
  const char *bus_name, *path;

  append_line (self, text, node, depth);
  if (answer == NULL || depth >= MAX_DEPTH)
    return;
  g_variant_get (answer, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", &bus_name, &path))
    dump_node (self, text, intern_node (self, bus_name, path), depth + 1);
}

char *
journey_dump (Journey     *self,
              JourneyNode *root)
{
  GString *text = g_string_new (NULL);

  dump_node (self, text, root != NULL ? root : self->app, 0);
  return g_string_free (text, FALSE);
}
