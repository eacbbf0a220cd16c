/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-sweep.h"

#include "journey-private.h"
#include "journey-vocabulary.h"

#include <string.h>

/* So many bytes of what somebody wrote tell it from what the desk says. */
#define MIN_WRITTEN 16

/* The questions for one object, in this order. */
enum
{
  ASK_DESCRIPTION,
  ASK_ATTRIBUTES,
  ASK_STATES,
  ASK_TEXT,
  N_QUESTIONS
};

struct _JourneySweep
{
  JourneyDesk       *desk;       /* (not owned) */
  JourneyVocabulary *vocabulary; /* (owned) (nullable): the texts are in their own language */
  GPtrArray         *names;      /* (owned) (element-type utf8) whole words of the workspace, longest first */
  GPtrArray         *writings;   /* (owned) (element-type utf8) of which a part may be shown */
  GString           *faults;     /* (owned) one a line */
  GHashTable        *known;      /* (owned) faults that are told already */
};

/* One object of the screen. */
typedef struct
{
  JourneyNode *node;   /* (owned) */
  char        *name;   /* (owned) */
  GString     *words;  /* (owned) all that is said of it */
  guint32      states;
} Thing;

static void
thing_free (gpointer data)
{
  Thing *self = data;

  journey_node_unref (self->node);
  g_free (self->name);
  g_string_free (self->words, TRUE);
  g_free (self);
}

static gboolean
visit_thing (JourneyNode *node,
             AtspiRole    role,
             const char  *name,
             gpointer     data)
{
  Thing *thing = g_new0 (Thing, 1);

  thing->node = journey_node_ref (node);
  thing->name = g_strdup (name);
  thing->words = g_string_new (name);
  g_ptr_array_add (data, thing);
  return FALSE;
}

static void
say (Thing      *thing,
     const char *words)
{
  g_string_append_c (thing->words, '\n');
  g_string_append (thing->words, words);
}

static void
take_description (Thing    *thing,
                  GVariant *answer)
{
  g_autoptr (GVariant) value = NULL;

  g_variant_get (answer, "(v)", &value);
  say (thing, g_variant_get_string (value, NULL));
}

static void
take_attributes (Thing    *thing,
                 GVariant *answer)
{
  g_autoptr (GVariant) attributes = g_variant_get_child_value (answer, 0);
  const char *placeholder;

  if (g_variant_lookup (attributes, "placeholder-text", "&s", &placeholder))
    say (thing, placeholder);
}

static void
take_states (Thing    *thing,
             GVariant *answer)
{
  g_autoptr (GVariant) states = g_variant_get_child_value (answer, 0);

  g_variant_get_child (states, 0, "u", &thing->states);
}

static void
take_text (Thing    *thing,
           GVariant *answer)
{
  const char *text;

  g_variant_get (answer, "(&s)", &text);
  say (thing, text);
}

static void
take_answers (Thing       *thing,
              JourneyCall *calls)
{
  static void (*const take[N_QUESTIONS]) (Thing *, GVariant *) = {
    take_description, take_attributes, take_states, take_text,
  };

  for (guint i = 0; i < N_QUESTIONS; i++)
    if (calls[i].answer != NULL)
      {
        take[i] (thing, calls[i].answer);
        g_variant_unref (calls[i].answer);
      }
}

static void
ask (JourneySweep *self,
     GPtrArray    *things)
{
  g_autofree JourneyCall *calls = g_new0 (JourneyCall, things->len * N_QUESTIONS);

  for (guint i = 0; i < things->len; i++)
    {
      JourneyNode *node = ((Thing *) things->pdata[i])->node;
      JourneyCall *own = calls + i * N_QUESTIONS;

      own[ASK_DESCRIPTION] = journey_tools_make_get (node, "Accessible", "Description");
      own[ASK_ATTRIBUTES] = (JourneyCall) { node, "Accessible", "GetAttributes", NULL, NULL };
      own[ASK_STATES] = (JourneyCall) { node, "Accessible", "GetState", NULL, NULL };
      own[ASK_TEXT] = (JourneyCall) { node, "Text", "GetText", g_variant_new ("(ii)", 0, -1), NULL };
    }
  journey_tools_ask (self->desk->journey->tools, calls, things->len * N_QUESTIONS);
  for (guint i = 0; i < things->len; i++)
    take_answers (things->pdata[i], calls + i * N_QUESTIONS);
}

static void
add_fault (JourneySweep *self,
           const char   *screen,
           const Thing  *thing,
           const char   *what)
{
  g_autofree char *fault = g_strdup_printf ("%s: %s: role %d “%s”", screen, what, thing->node->role, thing->name);

  if (!g_hash_table_add (self->known, g_strdup (fault)))
    return;
  g_test_message ("%s", fault);
  g_string_append_printf (self->faults, "\n  %s", fault);
}

/* Folds white space, since an excerpt of several lines is shown in one. */
static char *
fold (const char *text)
{
  g_autoptr (GRegex) space = g_regex_new ("\\s+", 0, 0, NULL);

  return g_regex_replace_literal (space, text, -1, 0, " ", 0, NULL);
}

/* The longest part of anything written, from its start on, that is in @words;
 * how long it is, 0 when there is none. */
static gsize
find_writing (JourneySweep *self,
              const char   *words,
              gsize        *at)
{
  gsize longest = 0;

  for (guint i = 0; i < self->writings->len; i++)
    {
      const char *writing = self->writings->pdata[i];
      g_autofree char *start = g_strndup (writing, MIN_WRITTEN);
      const char *found = strstr (words, start);
      gsize shared = 0;

      while (found != NULL && writing[shared] != '\0' && writing[shared] == found[shared])
        shared++;
      if (shared > longest)
        {
          longest = shared;
          *at = (gsize) (found - words);
        }
    }
  return longest;
}

/* What is left is said by the desk. (transfer full) */
static char *
dup_own_words (JourneySweep *self,
               const char   *said)
{
  g_autofree char *folded = fold (said);
  GString *words = g_string_new (folded);
  gsize at = 0;
  gsize length;

  while ((length = find_writing (self, words->str, &at)) > 0)
    {
      g_string_erase (words, (gssize) at, (gssize) length);
      g_string_insert_c (words, (gssize) at, '\n');
    }
  for (guint i = 0; i < self->names->len; i++)
    g_string_replace (words, self->names->pdata[i], "\n", 0);
  return g_string_free (words, FALSE);
}

static void
check_words (JourneySweep *self,
             const char   *screen,
             const Thing  *thing)
{
  g_autofree char *foreign = journey_vocabulary_dup_foreign (self->vocabulary, thing->words->str);
  g_autofree char *own = NULL;
  g_autofree char *what = NULL;

  if (foreign == NULL)
    return;
  g_free (foreign);
  own = dup_own_words (self, thing->words->str);
  foreign = journey_vocabulary_dup_foreign (self->vocabulary, own);
  if (foreign == NULL)
    return;
  what = g_strdup_printf ("foreign (%s)", foreign);
  add_fault (self, screen, thing, what);
}

/* GTK calls what has no name by its class. */
static gboolean
is_class (const char *name)
{
  return g_str_has_prefix (name, "Gtk") || g_str_has_prefix (name, "Adw") || g_str_has_prefix (name, "Dia");
}

/* "Save Save" and "_Save Save". */
static gboolean
is_said_twice (const char *name)
{
  const char *first = name[0] == '_' ? name + 1 : name;
  gsize length = strlen (first);

  return length >= 3 && length % 2 == 1 && first[length / 2] == ' ' &&
         strncmp (first, first + length / 2 + 1, length / 2) == 0;
}

/* What closes a toast, which libadwaita 1.2 names by the icon on it. */
static gboolean
closes_toast (const Thing *thing)
{
  return thing->node->role == ATSPI_ROLE_PUSH_BUTTON && g_str_equal (thing->name, "GtkImage");
}

/* The items of libadwaita's choices hold a label and nothing else: tools read
 * that. */
static gboolean
is_read_by_label (JourneySweep *self,
                  const Thing  *thing)
{
  return thing->node->role == ATSPI_ROLE_LIST_ITEM && thing->name[0] == '\0' &&
         journey_count (self->desk->journey, thing->node, ATSPI_ROLE_LABEL, NULL) == 1;
}

/* Whether a person gets to it with the keyboard, or a tool reads it by what it
 * is. What scrolls takes the focus for its content. */
static gboolean
needs_name (const Thing *thing)
{
  switch ((int) thing->node->role)
    {
    case ATSPI_ROLE_SCROLL_PANE:
    case ATSPI_ROLE_SCROLL_BAR:
      return FALSE;
    case ATSPI_ROLE_CHECK_BOX:
    case ATSPI_ROLE_COMBO_BOX:
    case ATSPI_ROLE_ENTRY:
    case ATSPI_ROLE_LIST:
    case ATSPI_ROLE_SPIN_BUTTON:
    case ATSPI_ROLE_TABLE:
    case ATSPI_ROLE_TEXT:
      return TRUE;
    default:
      return (thing->states & (1u << ATSPI_STATE_FOCUSABLE)) != 0;
    }
}

static void
check_name (JourneySweep *self,
            const char   *screen,
            const Thing  *thing)
{
  if (thing->name[0] == '_')
    add_fault (self, screen, thing, "marked name");
  if (is_said_twice (thing->name))
    add_fault (self, screen, thing, "name said twice");
  if (needs_name (thing) && (thing->name[0] == '\0' || is_class (thing->name)) && !closes_toast (thing) &&
      !is_read_by_label (self, thing))
    add_fault (self, screen, thing, "no name");
}

static gint
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  gsize first = strlen (*(const char *const *) a);
  gsize second = strlen (*(const char *const *) b);

  return first < second ? 1 : first > second ? -1 : 0;
}

JourneySweep *
journey_sweep_new (JourneyDesk *desk)
{
  JourneySweep *self = g_new0 (JourneySweep, 1);

  self->desk = desk;
  if (journey_words_find_untranslated (desk->words, "New content") != NULL)
    self->vocabulary = journey_vocabulary_new (g_getenv ("JOURNEY_LOCALEDIR"), "fr");
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->writings = g_ptr_array_new_with_free_func (g_free);
  self->faults = g_string_new (NULL);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
journey_sweep_free (JourneySweep *self)
{
  g_clear_pointer (&self->vocabulary, journey_vocabulary_free);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->writings);
  g_string_free (self->faults, TRUE);
  g_hash_table_unref (self->known);
  g_free (self);
}

static void
take_rows (GPtrArray *place,
           GPtrArray *rows,
           gsize      minimum)
{
  for (guint i = 0; i < rows->len; i++)
    {
      char *words = fold (((GStrv) rows->pdata[i])[0]);

      if (strlen (words) >= minimum)
        g_ptr_array_add (place, words);
      else
        g_free (words);
    }
}

void
journey_sweep_learn (JourneySweep *self)
{
  g_autoptr (GPtrArray) names =
    journey_desk_query (self->desk, "SELECT name FROM brands UNION SELECT name FROM accounts UNION SELECT handle FROM accounts"
                        " UNION SELECT server FROM accounts UNION SELECT zone FROM accounts UNION SELECT label FROM account_labels"
                        " UNION SELECT name FROM scopes UNION SELECT title FROM key_moments UNION SELECT title FROM contents"
                        " UNION SELECT text FROM contents WHERE length (text) < 16"
                        " UNION SELECT value FROM settings WHERE key = 'name'", NULL);
  g_autoptr (GPtrArray) writings =
    journey_desk_query (self->desk, "SELECT text FROM contents UNION SELECT text FROM posts UNION SELECT problem FROM posts"
                        " UNION SELECT detail FROM journal UNION SELECT text FROM content_variants", NULL);

  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->writings, 0);
  take_rows (self->names, names, 2);
  take_rows (self->writings, writings, MIN_WRITTEN);
  g_ptr_array_sort (self->names, compare_lengths);
}

void
journey_sweep_look (JourneySweep *self,
                    const char   *screen)
{
  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func (thing_free);

  journey_walk (self->desk->journey, NULL, visit_thing, things);
  ask (self, things);
  for (guint i = 0; i < things->len; i++)
    {
      check_name (self, screen, things->pdata[i]);
      if (self->vocabulary != NULL)
        check_words (self, screen, things->pdata[i]);
    }
  journey_save_screen (self->desk->journey, screen);
}

void
journey_sweep_finish (JourneySweep *self)
{
  if (self->faults->len > 0)
    journey_fail (self->desk->journey, "%s", self->faults->str);
}
