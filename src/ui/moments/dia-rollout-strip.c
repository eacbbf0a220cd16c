/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-strip.h"

#include "dia-brand-tile.h"
#include "dia-button-words.h"
#include "dia-network-sign.h"
#include "dia-rollout-ink.h"
#include "dia-rollout-words.h"
#include "dia-state-pill.h"
#include "dia-template.h"
#include "dia-toolkit-names.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _DiaRolloutStrip
{
  GtkWidget       parent_instance;

  GtkBox         *parts;
  DiaStatePill   *pill;
  GtkWidget      *behind;
  DiaBrandTile   *tile;
  GtkLabel       *name;
  DiaNetworkSign *network;
  GtkLabel       *handle;
  GtkLabel       *what;
  GtkWidget      *line;
  GtkLabel       *words;
  GtkWidget      *account;
  GtkWidget      *acts;
  GtkWidget      *make;
  GtkWidget      *waive;
  GtkWidget      *remind;
  GtkWidget      *unwaive;

  gboolean        brief;     /* room for what is to be known, not for what the key moment is about */
};

G_DEFINE_FINAL_TYPE (DiaRolloutStrip, dia_rollout_strip, GTK_TYPE_WIDGET)

static DiaBrand *
find_brand (DiaRollout *rollout,
            DiaId       id)
{
  for (guint i = 0; i < rollout->brands->len; i++)
    {
      DiaBrand *brand = rollout->brands->pdata[i];

      if (brand->id == id)
        return brand;
    }

  return NULL;
}

static void
show_account (DiaRolloutStrip  *self,
              DiaRollout       *rollout,
              const DiaAccount *account)
{
  DiaBrand *brand = find_brand (rollout, account->brand_id);
  g_autofree char *name = g_strjoin (" ", brand != NULL ? brand->name : "", account->market, NULL);
  g_autofree char *handle = dia_account_dup_handle (account);

  dia_brand_tile_set_brand (self->tile, brand);
  gtk_label_set_label (self->name, g_strstrip (name));
  dia_network_sign_set_network (self->network, account->network);
  gtk_label_set_label (self->handle, handle);
}

/* "Premium −20 % · due Fri 5 Feb". */
static void
show_what (DiaRolloutStrip        *self,
           const DiaRolloutMoment *moment,
           const DiaRolloutRow    *row,
           const DiaAccount       *account)
{
  DiaDay deadline = DIA_DAY_LAST;
  g_autofree char *day = NULL;
  g_autofree char *due = NULL;
  g_autofree char *text = NULL;

  if (dia_key_moment_find_deadline (moment->moment, account->market, &deadline))
    {
      day = dia_day_format (deadline, "EEEdMMM");
      /* Translators: by when something is to be ready. */
      due = g_strdup_printf (C_("deadline", "due %s"), day);
    }
  text = g_strjoin (" · ", row != NULL ? row->title : moment->moment->title, due, NULL);
  gtk_label_set_label (self->what, text);
}

static void
show_state (DiaRolloutStrip        *self,
            const DiaRolloutMoment *moment,
            const DiaRolloutRow    *row,
            guint                   column)
{
  const DiaRolloutCell *cell = row != NULL ? &row->cells[column] : NULL;
  DiaTally tally = { { 0 } };
  g_autofree char *coverage = NULL;

  gtk_widget_set_visible (self->behind, cell != NULL && cell->behind);
  if (cell != NULL)
    {
      dia_state_pill_set_fact (self->pill, dia_rollout_ink_get_icon (cell->state), dia_rollout_ink_get_tone (cell->state),
                               dia_cell_state_get_label (cell->state));
      return;
    }
  dia_tally_add_moment (&tally, moment, column, 1);
  coverage = dia_tally_count_due (&tally) > 0 ? dia_rollout_words_dup_coverage (&tally)
                                              : g_strdup (dia_cell_state_get_label (DIA_CELL_OUTSIDE));
  dia_state_pill_set_fact (self->pill, "starred-symbolic", "neutral", coverage);
}

/* What is left of the line goes to the words; where there are none, the acts lie at
 * its end. */
static void
show_line (DiaRolloutStrip *self,
           gboolean         shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->words), shown);
  gtk_widget_set_visible (self->line, shown);
  gtk_widget_set_hexpand (self->acts, !shown);
}

/* Why it is waived; else what the key moment is about. */
static void
show_words (DiaRolloutStrip        *self,
            const DiaRolloutMoment *moment,
            const DiaRolloutCell   *cell)
{
  const char *text = moment->moment->objective[0] != '\0' ? moment->moment->objective : moment->moment->brief;
  g_autofree char *waived = NULL;

  if (cell != NULL && cell->state == DIA_CELL_WAIVED && cell->reason != NULL)
    text = waived = g_strdup_printf (_("Waived: %s"), cell->reason);
  else if (cell != NULL && cell->behind)
    text = _("The source was changed after this text of its own was written. Open it to take the change over, or to keep it.");
  else if (self->brief)
    text = "";
  gtk_label_set_label (self->words, text);
  show_line (self, text[0] != '\0');
}

static void
dia_rollout_strip_dispose (GObject *object)
{
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_ROLLOUT_STRIP);
  G_OBJECT_CLASS (dia_rollout_strip_parent_class)->dispose (object);
}

static void
dia_rollout_strip_class_init (DiaRolloutStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_rollout_strip_dispose;
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_NETWORK_SIGN);
  g_type_ensure (DIA_TYPE_STATE_PILL);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/moments/dia-rollout-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, parts);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, pill);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, behind);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, name);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, network);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, handle);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, what);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, line);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, words);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, account);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, acts);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, make);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, waive);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, remind);
  gtk_widget_class_bind_template_child (widget_class, DiaRolloutStrip, unwaive);
  gtk_widget_class_set_css_name (widget_class, "rollout-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_rollout_strip_init (DiaRolloutStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dia_button_words_give_way (GTK_WIDGET (self));
  dia_toolkit_names_complete (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The cell in hand"), -1);
}

GtkWidget *
dia_rollout_strip_new (void)
{
  return g_object_new (DIA_TYPE_ROLLOUT_STRIP, NULL);
}

/* What would do nothing takes no room. */
static void
show_acts (DiaRolloutStrip *self,
           const DiaTally  *tally)
{
  guint n_open = tally->n[DIA_CELL_MISSING] + tally->n[DIA_CELL_DRAFT] + tally->n[DIA_CELL_IN_REVIEW] +
                 tally->n[DIA_CELL_LATE];

  gtk_widget_set_visible (self->make, tally->n_without_post > 0);
  gtk_widget_set_visible (self->waive, n_open > 0);
  gtk_widget_set_visible (self->remind, n_open > 0);
  gtk_widget_set_visible (self->unwaive, tally->n[DIA_CELL_WAIVED] > 0);
}

/* Several cells are told by their numbers. */
static void
show_several (DiaRolloutStrip *self,
              GArray          *places,
              const DiaTally  *tally)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u cell selected", "%u cells selected", places->len), places->len);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint state = 0; state < DIA_CELL_OUTSIDE; state++)
    if (tally->n[state] > 0)
      g_ptr_array_add (parts, g_strdup_printf (C_("state and number", "%s: %u"), dia_cell_state_get_label (state),
                                               tally->n[state]));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  dia_state_pill_set_fact (self->pill, "object-select-symbolic", "neutral", title);
  gtk_label_set_label (self->what, text);
  gtk_label_set_label (self->words, "");
  gtk_widget_set_visible (self->behind, tally->n_behind > 0);
  show_line (self, FALSE);
}

void
dia_rollout_strip_show (DiaRolloutStrip  *self,
                        DiaRolloutMatrix *matrix)
{
  DiaRollout *rollout = dia_rollout_matrix_get_rollout (matrix);
  const DiaRolloutMoment *moment;
  const DiaRolloutRow *row;
  const DiaAccount *account;
  g_autoptr (GArray) places = dia_rollout_matrix_list_selected (matrix);
  DiaTally tally = { { 0 } };
  guint column;

  g_return_if_fail (DIA_IS_ROLLOUT_STRIP (self));

  gtk_widget_set_visible (GTK_WIDGET (self), dia_rollout_matrix_get_in_hand (matrix, &moment, &row, &column));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  dia_rollout_choice_tally (places, &tally);
  show_acts (self, &tally);
  gtk_widget_set_visible (self->account, places->len == 1);
  if (places->len > 1)
    {
      show_several (self, places, &tally);
      return;
    }
  account = rollout->accounts->pdata[column];
  show_state (self, moment, row, column);
  show_account (self, rollout, account);
  show_what (self, moment, row, account);
  show_words (self, moment, row != NULL ? &row->cells[column] : NULL);
}

void
dia_rollout_strip_set_narrow (DiaRolloutStrip *self,
                              gboolean         narrow)
{
  g_return_if_fail (DIA_IS_ROLLOUT_STRIP (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->parts),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->parts, narrow ? 9 : 18);
  gtk_label_set_lines (self->words, narrow ? 1 : 4);
  gtk_widget_set_halign (self->acts, narrow ? GTK_ALIGN_FILL : GTK_ALIGN_END);
}

void
dia_rollout_strip_set_brief (DiaRolloutStrip *self,
                             gboolean         brief)
{
  g_return_if_fail (DIA_IS_ROLLOUT_STRIP (self));

  self->brief = brief;
}
