/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-variant-row.h"

#include "dia-network-counter.h"
#include "dia-state-pill.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _DiaVariantRow
{
  GtkListBoxRow      parent_instance;

  GtkImage          *image;
  GtkLabel          *name;
  GtkLabel          *markets;
  GtkLabel          *excerpt;
  GtkLabel          *narrow_excerpt;  /* the same, beside the figures */
  DiaStatePill      *pill;
  GtkBox            *counters;

  DiaComposerTarget *target;   /* (owned) */
  char              *columns;  /* (owned) (nullable): which networks have a counter, and which of them a figure */
};

G_DEFINE_FINAL_TYPE (DiaVariantRow, dia_variant_row, GTK_TYPE_LIST_BOX_ROW)

/* "FR BE CH": at most so many that they fit. (transfer full) */
static char *
list_markets (DiaVariantRow *self,
              DiaDraft      *draft)
{
  const guint max_markets = 4;
  g_autoptr(GPtrArray) groups = dia_composer_list_groups (draft);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      DiaAccount *account = ((DiaAccountGroup *) g_ptr_array_index (groups, i))->account;

      if (!dia_composer_target_covers (self->target, account) || !g_hash_table_add (seen, account->market))
        continue;
      if (g_hash_table_size (seen) <= max_markets)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", account->market);
    }
  if (g_hash_table_size (seen) > max_markets)
    g_string_append_printf (text, " +%u", g_hash_table_size (seen) - max_markets);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whether accounts of another language would send the source as it is. */
static gboolean
follows_other_language (DiaVariantRow *self,
                        DiaDraft      *draft)
{
  const char *source = dia_draft_get_content (draft)->language;

  return dia_composer_target_find_variant (self->target, draft) == NULL
         && *self->target->language != '\0'
         && g_strcmp0 (self->target->language, source) != 0;
}

/* The text on one line. (transfer full) */
static char *
flatten (const char *text)
{
  char *flat = g_strdup (text != NULL ? text : "");

  return g_strstrip (g_strdelimit (flat, "\n\r\t", ' '));
}

static void
show_fact (DiaVariantRow    *self,
           DiaDraft         *draft,
           const DiaVariant *variant)
{
  gboolean behind = variant != NULL && variant->source_revision < dia_draft_get_content (draft)->revision;
  gboolean other_language = follows_other_language (self, draft);

  gtk_widget_set_visible (GTK_WIDGET (self->pill), behind || other_language);
  if (behind)
    dia_state_pill_set_fact (self->pill, "dia-source-changed-symbolic", "unknown", C_("text of its own", "behind"));
  else if (other_language)
    dia_state_pill_set_fact (self->pill, "dia-late-symbolic", "warn", C_("text of its own", "other language"));
}

/* (transfer none) (nullable) */
static const DiaNetworkFigure *
find_figure (GPtrArray  *figures,
             const char *network)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const DiaNetworkFigure *figure = g_ptr_array_index (figures, i);

      if (g_str_equal (figure->network, network))
        return figure;
    }
  return NULL;
}

/* The networks of all chosen accounts, in their order. (transfer container)
 * (element-type utf8): valid while @groups is. */
static GPtrArray *
list_networks (GPtrArray *groups)
{
  GPtrArray *networks = g_ptr_array_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      char *network = ((DiaAccountGroup *) g_ptr_array_index (groups, i))->account->network;

      if (!g_ptr_array_find_with_equal_func (networks, network, g_str_equal, NULL))
        g_ptr_array_add (networks, network);
    }
  return networks;
}

static void
build_columns (DiaVariantRow *self,
               GPtrArray     *networks)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counters))) != NULL)
    gtk_box_remove (self->counters, child);
  for (guint i = 0; i < networks->len; i++)
    {
      child = dia_network_counter_new (g_ptr_array_index (networks, i), TRUE);
      gtk_widget_set_name (child, g_ptr_array_index (networks, i));
      gtk_box_append (self->counters, child);
    }
}

/* One column for each network of the draft in every row, so that figures stand
 * below each other; a row that sends nothing there has a dash. */
static void
show_figures (DiaVariantRow *self,
              DiaDraft      *draft)
{
  g_autoptr(GPtrArray) figures = dia_composer_target_list_figures (self->target, draft);
  g_autoptr(GPtrArray) groups = dia_composer_list_groups (draft);
  g_autoptr(GPtrArray) networks = list_networks (groups);
  g_autoptr(GString) key = g_string_new (NULL);

  for (guint i = 0; i < networks->len; i++)
    g_string_append_printf (key, "%s %d\n", (const char *) g_ptr_array_index (networks, i),
                            find_figure (figures, g_ptr_array_index (networks, i)) != NULL);
  if (g_strcmp0 (key->str, self->columns) != 0)
    build_columns (self, networks);
  g_free (self->columns);
  self->columns = g_strdup (key->str);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->counters)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const DiaNetworkFigure *figure = find_figure (figures, gtk_widget_get_name (child));

      if (figure != NULL)
        dia_network_counter_set (DIA_NETWORK_COUNTER (child), &figure->tightest);
      else
        gtk_widget_add_css_class (child, "dim");
    }
}

static void
show_excerpt (GtkLabel   *label,
              const char *excerpt,
              gboolean    own)
{
  gtk_label_set_label (label, excerpt);
  if (own)
    gtk_widget_remove_css_class (GTK_WIDGET (label), "dim");
  else
    gtk_widget_add_css_class (GTK_WIDGET (label), "dim");
}

/* Text and figures stand below the name. */
static void
set_two_lines (DiaVariantRow *self,
               gboolean       two_lines)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), two_lines ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (GTK_WIDGET (self->markets), !two_lines);
  gtk_widget_set_visible (GTK_WIDGET (self->excerpt), !two_lines);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_excerpt), two_lines);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), two_lines);
  if (two_lines)
    gtk_widget_add_css_class (box, "two-lines");
  else
    gtk_widget_remove_css_class (box, "two-lines");
}

static void
dia_variant_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIA_TYPE_VARIANT_ROW);
  G_OBJECT_CLASS (dia_variant_row_parent_class)->dispose (object);
}

static void
dia_variant_row_finalize (GObject *object)
{
  DiaVariantRow *self = DIA_VARIANT_ROW (object);

  g_clear_pointer (&self->target, dia_composer_target_free);
  g_free (self->columns);
  G_OBJECT_CLASS (dia_variant_row_parent_class)->finalize (object);
}

static void
dia_variant_row_class_init (DiaVariantRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_variant_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_variant_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-variant-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaVariantRow, image);
  gtk_widget_class_bind_template_child (widget_class, DiaVariantRow, name);
  gtk_widget_class_bind_template_child (widget_class, DiaVariantRow, markets);
  gtk_widget_class_bind_template_child (widget_class, DiaVariantRow, excerpt);
  gtk_widget_class_bind_template_child (widget_class, DiaVariantRow, narrow_excerpt);
  gtk_widget_class_bind_template_child (widget_class, DiaVariantRow, pill);
  gtk_widget_class_bind_template_child (widget_class, DiaVariantRow, counters);
}

static void
dia_variant_row_init (DiaVariantRow *self)
{
  g_type_ensure (DIA_TYPE_STATE_PILL);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_variant_row_new (const DiaComposerTarget *target)
{
  DiaVariantRow *self = g_object_new (DIA_TYPE_VARIANT_ROW, NULL);

  self->target = dia_composer_target_copy (target);
  return GTK_WIDGET (self);
}

const DiaComposerTarget *
dia_variant_row_get_target (DiaVariantRow *self)
{
  return self->target;
}

void
dia_variant_row_update (DiaVariantRow *self,
                        DiaDraft      *draft,
                        gboolean       narrow)
{
  const DiaVariant *variant = dia_composer_target_find_variant (self->target, draft);
  g_autofree char *name = dia_composer_target_dup_label (self->target, draft);
  g_autofree char *markets = list_markets (self, draft);
  g_autofree char *excerpt = variant != NULL ? flatten (variant->text) : g_strdup (_("Follows the source"));
  g_autofree char *described = g_strdup_printf (C_("version: text", "%s: %s"), name, excerpt);

  gtk_image_set_from_icon_name (self->image, variant != NULL ? "dia-own-text-symbolic" : "dia-follows-symbolic");
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->markets, markets);
  show_excerpt (self->excerpt, excerpt, variant != NULL);
  show_excerpt (self->narrow_excerpt, excerpt, variant != NULL);
  set_two_lines (self, narrow);
  show_fact (self, draft, variant);
  show_figures (self, draft);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, described, -1);
}
