/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-post-preview.h"

#include "dia-brand-tile.h"
#include "dia-format.h"
#include "dia-icon-paint.h"
#include "dia-network-sign.h"
#include "dia-network.h"
#include "dia-preview-pictures.h"
#include "dia-preview-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DiaPostPreview
{
  GtkWidget           parent_instance;

  GtkWidget          *grid;
  DiaBrandTile       *tile;
  GtkLabel           *head;
  GtkLabel           *time;
  GtkLabel           *sub_head;
  DiaNetworkSign     *sign;
  GtkWidget          *rail;
  GtkWidget          *body;
  GtkWidget          *warning_box;
  GtkLabel           *warning;
  GtkToggleButton    *uncover_button;
  GtkBox             *covered;
  GtkBox             *first_part;
  DiaPreviewPictures *pictures;
  GtkWidget          *link_box;
  GtkLabel           *link;
  GtkBox             *rest;        /* the other parts: pictures and link go out with the first */

  DiaRoster          *roster;      /* (owned) */
  GHashTable         *networks;    /* (owned): id → DiaNetwork, those that were shown */
  DiaNetwork         *network;     /* (unowned) (nullable): of the account that is shown */
  DiaId               account_id;  /* of the account that is shown */
  char               *text;        /* (owned): what is shown of it */
  gboolean            whole;       /* what the network folds away is asked for */
  int                 max_lines;   /* of a text; 0 for all */
};

G_DEFINE_FINAL_TYPE (DiaPostPreview, dia_post_preview, GTK_TYPE_WIDGET)

static void show_parts (DiaPostPreview *self);

/* (transfer full): "#rrggbb". */
static char *
dup_color (DiaPostPreview *self,
           const char     *token)
{
  GdkRGBA color;

  dia_icon_paint_get_token (GTK_WIDGET (self), token, &color);
  return g_strdup_printf ("#%02x%02x%02x", (int) (color.red * 255 + 0.5f), (int) (color.green * 255 + 0.5f),
                          (int) (color.blue * 255 + 0.5f));
}

static void
on_more_clicked_cb (GtkButton      *button,
                    DiaPostPreview *self)
{
  self->whole = TRUE;
  show_parts (self);
}

static GtkWidget *
create_label (DiaPostPreview *self,
              const char     *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "preview-text");
  if (self->max_lines > 0)
    {
      gtk_label_set_lines (GTK_LABEL (label), self->max_lines);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  return label;
}

static GtkWidget *
create_more_button (DiaPostPreview *self)
{
  /* Translators: what networks write where they fold a long text. */
  GtkWidget *button = gtk_button_new_with_label (_("See more"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "see-more");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", G_CALLBACK (on_more_clicked_cb), self);
  return button;
}

/* Where captions begin with who speaks, they do so here. (transfer full) */
static char *
build_part (DiaPostPreview *self,
            const char     *text,
            const char     *color,
            gboolean       *folded)
{
  const DiaPreviewStyle *style = &self->network->preview;
  g_autofree char *markup = dia_preview_text_build_markup (text, style, color, self->whole || self->max_lines > 0, folded);
  g_autofree char *name = NULL;

  if (!style->named_text)
    return g_steal_pointer (&markup);
  name = g_markup_escape_text (gtk_label_get_text (self->head), -1);
  return g_strdup_printf ("<b>%s</b> %s", name, markup);
}

static void
append_part (DiaPostPreview *self,
             char          **parts,
             guint           i,
             const char     *color)
{
  guint n = g_strv_length (parts);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gboolean folded;
  g_autofree char *markup = build_part (self, parts[i], color, &folded);

  gtk_box_append (GTK_BOX (box), create_label (self, markup));
  if (folded)
    gtk_box_append (GTK_BOX (box), create_more_button (self));
  if (n > 1)
    {
      /* Translators: which part of a thread it is, and of how many. */
      g_autofree char *place = g_strdup_printf (C_("thread", "%u/%u"), i + 1, n);
      GtkWidget *label = gtk_label_new (place);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim");
      gtk_widget_set_halign (label, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), label);
    }
  if (i > 0)
    gtk_widget_add_css_class (box, "next-part");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (i > 0 ? self->rest : self->first_part, box);
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* Only where there are threads does a line of dashes cut a text. */
static void
show_parts (DiaPostPreview *self)
{
  const char *whole[] = { self->text, NULL };
  g_auto(GStrv) parts = self->network->has_threads ? dia_thread_split (self->text) : g_strdupv ((char **) whole);
  g_autofree char *color = dup_color (self, "dia_link_color");

  empty (self->first_part);
  empty (self->rest);
  for (guint i = 0; parts[i] != NULL; i++)
    append_part (self, parts, i, color);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), parts[1] != NULL);
  gtk_widget_set_visible (self->rail, self->network->preview.beside_avatar && parts[1] != NULL);
}

static void
show_text (DiaPostPreview *self,
           const char     *text)
{
  g_free (self->text);
  self->text = g_strdup (text != NULL ? text : "");
  show_parts (self);
}

/* The day on which @account would send, in its own zone. (transfer full)
 * (nullable): NULL for now. */
static char *
dup_day (DiaDraft   *draft,
         DiaAccount *account)
{
  DiaSlot slot;

  if (dia_draft_get_timing (draft, NULL, NULL) == DIA_TIMING_NOW || !dia_draft_find_slot (draft, account, &slot))
    return NULL;
  return dia_format_day_month (slot.at, account->zone);
}

static gboolean
has_word (const DiaPreviewWord *words,
          DiaPreviewWord        word)
{
  for (guint i = 0; i < DIA_PREVIEW_MAX_WORDS; i++)
    if (words[i] == word)
      return TRUE;
  return FALSE;
}

/* The name or the handle that stands first is bold; a handle that stands for the
 * name has no sign before it. (transfer full): markup. */
static char *
build_head (DiaPostPreview *self,
            DiaAccount     *account)
{
  const DiaPreviewWord *words = self->network->preview.head;
  g_autofree char *handle = dia_account_dup_handle (account);
  g_autofree char *dim = dup_color (self, "dia_dim_color");
  gboolean leads = words[0] == DIA_PREVIEW_HANDLE;
  const char *first = leads ? handle + (*handle == '@') : *account->name != '\0' ? account->name : handle;

  if (leads || !has_word (words, DIA_PREVIEW_HANDLE) || *account->name == '\0')
    return g_markup_printf_escaped ("<b>%s</b>", first);
  return g_markup_printf_escaped ("<b>%s</b> <span foreground=\"%s\">%s</span>", first, dim, handle);
}

/* (transfer full) */
static char *
build_sub_head (DiaPostPreview *self,
                DiaAccount     *account,
                const char     *when)
{
  const DiaPreviewWord *words = self->network->preview.sub_head;
  g_autofree char *handle = has_word (words, DIA_PREVIEW_HANDLE) ? dia_account_dup_handle (account) : NULL;

  if (when == NULL || !has_word (words, DIA_PREVIEW_TIME))
    return g_strdup (handle != NULL ? handle : "");
  return handle != NULL ? g_strdup_printf ("%s · %s", handle, when) : g_strdup (when);
}

/* Beside the name, or at the end of the line where nothing else follows it. */
static void
show_time (DiaPostPreview *self,
           const char     *when)
{
  const DiaPreviewWord *words = self->network->preview.head;
  gboolean at_end = !has_word (words, DIA_PREVIEW_HANDLE);
  g_autofree char *text = g_strdup_printf (at_end ? "%s" : "· %s", when != NULL ? when : "");

  gtk_label_set_label (self->time, text);
  gtk_widget_set_visible (GTK_WIDGET (self->time), when != NULL && has_word (words, DIA_PREVIEW_TIME));
  gtk_widget_set_hexpand (GTK_WIDGET (self->time), at_end);
  gtk_widget_set_halign (GTK_WIDGET (self->time), at_end ? GTK_ALIGN_END : GTK_ALIGN_START);
}

/* Where things stand on the card. */
static void
lay_out (DiaPostPreview *self)
{
  const DiaPreviewStyle *style = &self->network->preview;
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);
  GtkGridLayoutChild *place = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, self->body));
  GtkGridLayoutChild *avatar =
    GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, GTK_WIDGET (self->tile)));

  gtk_grid_layout_child_set_column (place, style->beside_avatar ? 1 : 0);
  gtk_grid_layout_child_set_column_span (place, style->beside_avatar ? 1 : 2);
  gtk_grid_layout_child_set_row_span (avatar, style->beside_avatar ? 2 : 1);
  gtk_box_reorder_child_after (self->covered, GTK_WIDGET (self->pictures),
                               style->pictures_first ? NULL : GTK_WIDGET (self->first_part));
  if (style->square_avatar)
    gtk_widget_remove_css_class (GTK_WIDGET (self->tile), "round");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->tile), "round");
}

static DiaNetwork *
find_network (DiaPostPreview *self,
              const char     *id)
{
  DiaNetwork *network = g_hash_table_lookup (self->networks, id);

  if (network == NULL)
    {
      /* An account of a later version may be on a network that this one does not know. */
      network = dia_network_load (id);
      if (network == NULL)
        network = dia_network_load (DIA_NETWORK_PRACTICE);
      g_hash_table_insert (self->networks, g_strdup (id), network);
    }
  return network;
}

static void
show_account (DiaPostPreview *self,
              DiaAccount     *account,
              const char     *when)
{
  g_autofree char *head = NULL;
  g_autofree char *sub_head = NULL;

  self->network = find_network (self, account->network);
  if (self->account_id != account->id)
    {
      self->whole = FALSE;
      gtk_toggle_button_set_active (self->uncover_button, FALSE);
    }
  self->account_id = account->id;
  lay_out (self);
  head = build_head (self, account);
  sub_head = build_sub_head (self, account, when);
  dia_brand_tile_set_brand (self->tile, dia_roster_find_brand (self->roster, account->brand_id));
  gtk_label_set_markup (self->head, head);
  gtk_label_set_label (self->sub_head, sub_head);
  gtk_widget_set_visible (GTK_WIDGET (self->sub_head), *sub_head != '\0');
  show_time (self, when);
  dia_network_sign_set_network (self->sign, account->network);
}

static void
show_covered (DiaPostPreview *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->covered), !gtk_widget_get_visible (self->warning_box)
                                                      || gtk_toggle_button_get_active (self->uncover_button));
}

static void
on_uncover_toggled_cb (GtkToggleButton *button,
                       DiaPostPreview  *self)
{
  show_covered (self);
}

/* What goes out with the text, as far as the network shows it. */
static void
show_rest (DiaPostPreview   *self,
           const DiaContent *content,
           const char       *warning)
{
  gboolean has_warning = self->network->has_warnings && warning != NULL && *warning != '\0';
  gboolean has_link = self->network->has_cards && *content->link != '\0';

  dia_preview_pictures_show (self->pictures, content->media, self->network->preview.carousel);
  gtk_label_set_label (self->warning, has_warning ? warning : "");
  gtk_widget_set_visible (self->warning_box, has_warning);
  gtk_label_set_label (self->link, has_link ? content->link : "");
  gtk_widget_set_visible (self->link_box, has_link);
  show_covered (self);
}

static void
dia_post_preview_dispose (GObject *object)
{
  DiaPostPreview *self = DIA_POST_PREVIEW (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_object (&self->roster);
  G_OBJECT_CLASS (dia_post_preview_parent_class)->dispose (object);
}

static void
dia_post_preview_finalize (GObject *object)
{
  DiaPostPreview *self = DIA_POST_PREVIEW (object);

  g_hash_table_unref (self->networks);
  g_free (self->text);
  G_OBJECT_CLASS (dia_post_preview_parent_class)->finalize (object);
}

static void
dia_post_preview_class_init (DiaPostPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_post_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_post_preview_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-post-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, grid);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, head);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, time);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, sub_head);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, sign);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, rail);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, body);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, warning_box);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, warning);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, uncover_button);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, covered);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, first_part);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, pictures);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, link_box);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, link);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, rest);
  gtk_widget_class_bind_template_callback (widget_class, on_uncover_toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "post-preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_post_preview_init (DiaPostPreview *self)
{
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_NETWORK_SIGN);
  g_type_ensure (DIA_TYPE_PREVIEW_PICTURES);
  self->networks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview"), -1);
}

GtkWidget *
dia_post_preview_new (DiaRoster       *roster,
                      DiaMediaLibrary *library)
{
  DiaPostPreview *self = g_object_new (DIA_TYPE_POST_PREVIEW, NULL);

  self->roster = g_object_ref (roster);
  dia_preview_pictures_set_library (self->pictures, library);
  return GTK_WIDGET (self);
}

void
dia_post_preview_show (DiaPostPreview *self,
                       DiaDraft       *draft,
                       DiaAccount     *account)
{
  const DiaContent *content = dia_draft_get_content (draft);
  g_autofree char *day = dup_day (draft, account);

  show_account (self, account, day);
  show_text (self, dia_draft_get_text_for (draft, account, NULL, NULL));
  show_rest (self, content, content->warning);
}

void
dia_post_preview_show_post (DiaPostPreview   *self,
                            const DiaContent *content,
                            const DiaPost    *post,
                            DiaAccount       *account,
                            const char       *when)
{
  show_account (self, account, when);
  show_text (self, post->text);
  show_rest (self, content, post->warning);
}

void
dia_post_preview_set_max_lines (DiaPostPreview *self,
                                int             max_lines)
{
  self->max_lines = max_lines;
}
