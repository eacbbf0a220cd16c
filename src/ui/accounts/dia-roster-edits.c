/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-roster-edits.h"

#include <glib/gi18n-lib.h>

#include "dia-roster.h"

/* One edit, and what takes it back: either the former values or a removal's id.
 * Reference counted: the undo outlives the act. */
typedef struct
{
  DiaWorkspace *workspace;   /* (owned) */
  DiaNotices   *notices;     /* (owned) */
  char         *title;       /* (owned) */
  GPtrArray    *before;      /* (owned) (nullable) */
  GArray       *removed;     /* (owned) (nullable) (element-type DiaId) */
} Edit;

static Edit *
edit_new (DiaWorkspace *workspace,
          DiaNotices   *notices,
          const char   *title)
{
  Edit *self = g_rc_box_new0 (Edit);

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  self->title = g_strdup (title);
  return self;
}

static void
edit_clear (Edit *self)
{
  g_object_unref (self->workspace);
  g_object_unref (self->notices);
  g_free (self->title);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_array_unref);
}

static void
edit_unref (gpointer self)
{
  g_rc_box_release_full (self, (GDestroyNotify) edit_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_unref)

static DiaRoster *
get_roster (const Edit *self)
{
  return dia_workspace_get_roster (self->workspace);
}

static void
on_saved_back_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (DiaNotices) notices = user_data;
  g_autoptr (GError) error = NULL;

  if (!dia_roster_save_finish (DIA_ROSTER (source), result, &error))
    dia_notices_show_error (notices, error);
}

static void
undo_save (gpointer user_data)
{
  Edit *self = user_data;

  dia_roster_save_async (get_roster (self), self->before, NULL, on_saved_back_cb, g_object_ref (self->notices));
}

static void
say_done (Edit           *self,
          DiaUndoFunc     undo,
          GDestroyNotify  gone)
{
  if (undo != NULL)
    dia_notices_show_undo (self->notices, self->title, undo, g_rc_box_acquire (self), gone);
  else
    dia_notices_show (self->notices, self->title);
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Edit *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!dia_roster_save_finish (DIA_ROSTER (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  say_done (self, self->before != NULL ? undo_save : NULL, edit_unref);
  g_task_return_boolean (task, TRUE);
}

static void
on_moved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DiaNotices) notices = user_data;
  g_autoptr (GError) error = NULL;

  if (!dia_roster_edits_save_finish (result, &error))
    dia_notices_show_error (notices, error);
}

static void
on_purged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* What could not be done now is done at the next start. */
  if (!dia_roster_purge_finish (DIA_ROSTER (source), result, &error))
    g_debug ("A removal is not final yet: %s", error->message);
}

/* The removal was taken back, or cannot be any more: then the sign-ins end. */
static void
end_removal (gpointer user_data)
{
  g_autoptr (Edit) self = user_data;

  if (self->removed != NULL)
    dia_roster_purge_async (get_roster (self), self->removed, NULL, on_purged_cb, NULL);
}

static void
on_restored_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (DiaNotices) notices = user_data;
  g_autoptr (GError) error = NULL;

  if (!dia_roster_restore_finish (DIA_ROSTER (source), result, &error))
    dia_notices_show_error (notices, error);
}

static void
undo_remove (gpointer user_data)
{
  Edit *self = user_data;
  g_autoptr (GArray) ids = g_steal_pointer (&self->removed);

  dia_roster_restore_async (get_roster (self), ids, NULL, on_restored_cb, g_object_ref (self->notices));
}

static void
on_removed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Edit) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dia_roster_remove_finish (DIA_ROSTER (source), result, &error))
    say_done (self, undo_remove, end_removal);
  else
    dia_notices_show_error (self->notices, error);
}

void
dia_roster_edits_save_async (DiaWorkspace        *workspace,
                             DiaNotices          *notices,
                             const char          *title,
                             GPtrArray           *items,
                             GPtrArray           *before,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Edit *self = edit_new (workspace, notices, title);

  if (before != NULL)
    self->before = g_ptr_array_ref (before);
  g_task_set_source_tag (task, dia_roster_edits_save_async);
  g_task_set_task_data (task, self, edit_unref);
  dia_roster_save_async (get_roster (self), items, NULL, on_saved_cb, g_steal_pointer (&task));
}

gboolean
dia_roster_edits_save_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dia_roster_edits_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
dia_roster_edits_remove (DiaWorkspace *workspace,
                         DiaNotices   *notices,
                         const char   *title,
                         DiaId         id)
{
  Edit *self = edit_new (workspace, notices, title);

  self->removed = g_array_new (FALSE, FALSE, sizeof (DiaId));
  g_array_append_val (self->removed, id);
  dia_roster_remove_async (get_roster (self), self->removed, NULL, on_removed_cb, self);
}

/* Where the one at @i comes to lie when the one at @from moves to @to. */
static int
find_new_place (int i,
                int from,
                int to)
{
  if (i == from)
    return to;
  if (from < i && i <= to)
    return i - 1;
  return to <= i && i < from ? i + 1 : i;
}

/* The brands, or the accounts of one brand, in their order: (transfer full). */
static GPtrArray *
list_items (GListModel *list,
            DiaId       brand_id)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      if (brand_id == DIA_ID_NONE || DIA_ACCOUNT (item)->brand_id == brand_id)
        g_ptr_array_add (found, g_steal_pointer (&item));
    }
  return found;
}

static int
find_place (GPtrArray *items,
            gpointer   item)
{
  guint place = 0;

  return g_ptr_array_find (items, item, &place) ? (int) place : -1;
}

/* Keeps what has its place already out of what is written: a brand may have a
 * thousand accounts. */
static void
place_item (GPtrArray *items,
            GPtrArray *before,
            GObject   *item,
            int        place)
{
  GObject *moved;

  if ((DIA_IS_BRAND (item) ? DIA_BRAND (item)->position : DIA_ACCOUNT (item)->position) == place)
    return;
  g_ptr_array_add (before, g_object_ref (item));
  if (DIA_IS_BRAND (item))
    moved = G_OBJECT (dia_brand_copy (DIA_BRAND (item)));
  else
    moved = G_OBJECT (dia_account_copy (DIA_ACCOUNT (item)));
  if (DIA_IS_BRAND (moved))
    DIA_BRAND (moved)->position = place;
  else
    DIA_ACCOUNT (moved)->position = place;
  g_ptr_array_add (items, moved);
}

static gboolean
move_item (DiaWorkspace *workspace,
           DiaNotices   *notices,
           GPtrArray    *all,
           int           from,
           int           to,
           const char   *name)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = g_strdup_printf (_("Moved %s"), name);

  to = CLAMP (to, 0, (int) all->len - 1);
  if (from < 0 || from == to)
    return FALSE;
  for (int i = 0; i < (int) all->len; i++)
    place_item (items, before, g_ptr_array_index (all, i), find_new_place (i, from, to));
  dia_roster_edits_save_async (workspace, notices, title, items, before, on_moved_cb, g_object_ref (notices));
  return TRUE;
}

gboolean
dia_roster_edits_move_brand (DiaWorkspace *workspace,
                             DiaNotices   *notices,
                             DiaBrand     *brand,
                             int           step)
{
  g_autoptr (GPtrArray) brands = list_items (dia_roster_get_brands (dia_workspace_get_roster (workspace)), DIA_ID_NONE);
  int from = find_place (brands, brand);

  return move_item (workspace, notices, brands, from, from + step, brand->name);
}

gboolean
dia_roster_edits_move_account (DiaWorkspace *workspace,
                               DiaNotices   *notices,
                               DiaAccount   *account,
                               int           step)
{
  g_autoptr (GPtrArray) accounts = list_items (dia_roster_get_accounts (dia_workspace_get_roster (workspace)),
                                               account->brand_id);
  int from = find_place (accounts, account);

  return move_item (workspace, notices, accounts, from, from + step, account->name);
}

/* Where one that lies at @from has to move to so that it is before or after the
 * one at @target. */
static int
find_drop_place (int      from,
                 int      target,
                 gboolean after)
{
  int place = target + (after ? 1 : 0);

  return place > from ? place - 1 : place;
}

gboolean
dia_roster_edits_drop_brand (DiaWorkspace *workspace,
                             DiaNotices   *notices,
                             DiaBrand     *brand,
                             DiaBrand     *target,
                             gboolean      after)
{
  g_autoptr (GPtrArray) brands = list_items (dia_roster_get_brands (dia_workspace_get_roster (workspace)), DIA_ID_NONE);
  int from = find_place (brands, brand), to = find_place (brands, target);

  return to >= 0 && move_item (workspace, notices, brands, from, find_drop_place (from, to, after), brand->name);
}

gboolean
dia_roster_edits_drop_account (DiaWorkspace *workspace,
                               DiaNotices   *notices,
                               DiaAccount   *account,
                               DiaAccount   *target,
                               gboolean      after)
{
  g_autoptr (GPtrArray) accounts = list_items (dia_roster_get_accounts (dia_workspace_get_roster (workspace)),
                                               account->brand_id);
  int from = find_place (accounts, account), to = find_place (accounts, target);

  return to >= 0 && move_item (workspace, notices, accounts, from, find_drop_place (from, to, after), account->name);
}
