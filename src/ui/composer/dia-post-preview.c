/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-post-preview.h"

#include "dia-brand-tile.h"
#include "dia-facets.h"
#include "dia-format.h"
#include "dia-icon-paint.h"
#include "dia-network-sign.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PICTURES 4
#define PICTURE_SIZE 300

struct _DiaPostPreview
{
  GtkWidget        parent_instance;

  GtkWidget       *box;
  DiaBrandTile    *tile;
  GtkLabel        *name;
  GtkLabel        *handle;
  DiaNetworkSign  *sign;
  GtkWidget       *warning_box;
  GtkLabel        *warning;
  GtkBox          *parts;
  GtkGrid         *pictures;
  GtkWidget       *link_box;
  GtkLabel        *link;

  DiaRoster       *roster;       /* (owned) */
  DiaMediaLibrary *library;      /* (owned) */
  GCancellable    *cancellable;  /* (owned): of the pictures on their way */
  char            *shown_media;  /* (owned) (nullable): which pictures are shown */
  int              max_lines;    /* of a text; 0 for all */
};

G_DEFINE_FINAL_TYPE (DiaPostPreview, dia_post_preview, GTK_TYPE_WIDGET)

static void
append_escaped (GString    *markup,
                const char *text,
                gsize       start,
                gsize       end)
{
  g_autofree char *escaped = g_markup_escape_text (text + start, (gssize) (end - start));

  g_string_append (markup, escaped);
}

static GtkWidget *
create_part (DiaPostPreview *self,
             const char     *markup,
             gboolean        is_first)
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
  if (!is_first)
    gtk_widget_add_css_class (label, "next-part");
  return label;
}

static void
show_parts (DiaPostPreview *self,
            const char     *text)
{
  g_auto(GStrv) parts = dia_thread_split (text != NULL ? text : "");
  GdkRGBA link;
  g_autofree char *color = NULL;
  GtkWidget *child;

  dia_icon_paint_get_token (GTK_WIDGET (self), "dia_link_color", &link);
  color = g_strdup_printf ("#%02x%02x%02x", (int) (link.red * 255 + 0.5f), (int) (link.green * 255 + 0.5f),
                           (int) (link.blue * 255 + 0.5f));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parts))) != NULL)
    gtk_box_remove (self->parts, child);
  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *markup = dia_post_preview_build_markup (*part, color);

      gtk_box_append (self->parts, create_part (self, markup, part == parts));
    }
}

static void
on_picture_ready_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GtkPicture) picture = user_data;
  g_autoptr(GdkPixbuf) pixbuf = dia_media_library_thumbnail_finish (DIA_MEDIA_LIBRARY (source), result, NULL);
  g_autoptr(GdkTexture) texture = NULL;

  if (pixbuf == NULL)
    return;
  texture = gdk_texture_new_for_pixbuf (pixbuf);
  gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
}

static GtkWidget *
create_picture (DiaPostPreview *self,
                const DiaMedia *media)
{
  GtkWidget *picture = gtk_picture_new ();

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_COVER);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), media->alt);
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (picture, TRUE);
  gtk_widget_add_css_class (picture, "thumbnail");
  dia_media_library_thumbnail_async (self->library, media, PICTURE_SIZE, self->cancellable, on_picture_ready_cb,
                                     g_object_ref (picture));
  return picture;
}

/* (transfer full) */
static char *
build_media_key (const GPtrArray *media)
{
  g_autoptr(GString) key = g_string_new (NULL);

  for (guint i = 0; i < media->len; i++)
    g_string_append_printf (key, "%s\n%s\n", ((DiaMedia *) g_ptr_array_index (media, i))->sha256,
                            ((DiaMedia *) g_ptr_array_index (media, i))->alt);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
show_pictures (DiaPostPreview  *self,
               const GPtrArray *media)
{
  g_autofree char *key = build_media_key (media);
  guint n = MIN (media->len, MAX_PICTURES);
  GtkWidget *child;

  if (g_strcmp0 (key, self->shown_media) == 0)
    return;
  g_free (self->shown_media);
  self->shown_media = g_steal_pointer (&key);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pictures))) != NULL)
    gtk_grid_remove (self->pictures, child);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *picture = create_picture (self, g_ptr_array_index (media, i));

      gtk_widget_set_size_request (picture, -1, n == 1 ? 150 : n == 2 ? 90 : 70);
      gtk_grid_attach (self->pictures, picture, (int) i % 2, (int) i / 2, n == 1 || (n == 3 && i == 2) ? 2 : 1, 1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->pictures), n > 0);
}

/* The day on which @account would send, in its own zone. (transfer full)
 * (nullable): NULL for now. */
static char *
dup_day (DiaDraft   *draft,
         DiaAccount *account)
{
  DiaWallTime wall = { 0 };
  const char *zone = NULL;
  DiaTiming timing = dia_draft_get_timing (draft, &wall, &zone);
  DiaSlot slot;

  if (timing == DIA_TIMING_NOW
      || !dia_slot_init_wall (&slot, &wall, timing == DIA_TIMING_LOCAL ? account->zone : zone, NULL))
    return NULL;
  return dia_format_day_month (slot.at, account->zone);
}

static void
show_account (DiaPostPreview *self,
              DiaAccount     *account,
              const char     *when)
{
  g_autofree char *handle = dia_account_dup_handle (account);
  g_autofree char *line = when != NULL ? g_strdup_printf ("%s · %s", handle, when) : g_strdup (handle);

  dia_brand_tile_set_brand (self->tile, dia_roster_find_brand (self->roster, account->brand_id));
  gtk_label_set_label (self->name, *account->name != '\0' ? account->name : handle);
  gtk_label_set_label (self->handle, line);
  dia_network_sign_set_network (self->sign, account->network);
}

/* What goes out with the text, whoever sends it. */
static void
show_rest (DiaPostPreview   *self,
           const DiaContent *content,
           const char       *warning)
{
  gboolean has_warning = warning != NULL && *warning != '\0';
  gboolean has_link = content->link != NULL && *content->link != '\0';

  show_pictures (self, content->media);
  gtk_label_set_label (self->warning, has_warning ? warning : "");
  gtk_widget_set_visible (self->warning_box, has_warning);
  gtk_label_set_label (self->link, has_link ? content->link : "");
  gtk_widget_set_visible (self->link_box, has_link);
}

static void
dia_post_preview_dispose (GObject *object)
{
  DiaPostPreview *self = DIA_POST_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->roster);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dia_post_preview_parent_class)->dispose (object);
}

static void
dia_post_preview_finalize (GObject *object)
{
  DiaPostPreview *self = DIA_POST_PREVIEW (object);

  g_object_unref (self->cancellable);
  g_free (self->shown_media);
  G_OBJECT_CLASS (dia_post_preview_parent_class)->finalize (object);
}

static void
dia_post_preview_class_init (DiaPostPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_post_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_post_preview_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-post-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, box);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, name);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, handle);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, sign);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, warning_box);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, warning);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, parts);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, pictures);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, link_box);
  gtk_widget_class_bind_template_child (widget_class, DiaPostPreview, link);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "post-preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_post_preview_init (DiaPostPreview *self)
{
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_NETWORK_SIGN);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview"), -1);
}

GtkWidget *
dia_post_preview_new (DiaRoster       *roster,
                      DiaMediaLibrary *library)
{
  DiaPostPreview *self = g_object_new (DIA_TYPE_POST_PREVIEW, NULL);

  self->roster = g_object_ref (roster);
  self->library = g_object_ref (library);
  return GTK_WIDGET (self);
}

void
dia_post_preview_show (DiaPostPreview *self,
                       DiaDraft       *draft,
                       DiaAccount     *account)
{
  const DiaContent *content = dia_draft_get_content (draft);
  g_autofree char *day = dup_day (draft, account);
  gboolean own;
  gboolean behind;

  show_account (self, account, day);
  show_parts (self, dia_draft_get_text_for (draft, account, &own, &behind));
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
  show_parts (self, post->text);
  show_rest (self, content, post->warning);
}

void
dia_post_preview_set_max_lines (DiaPostPreview *self,
                                int             max_lines)
{
  self->max_lines = max_lines;
}

char *
dia_post_preview_build_markup (const char *text,
                               const char *color)
{
  g_autoptr(GPtrArray) facets = dia_facets_detect (text);
  g_autoptr(GString) markup = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < facets->len; i++)
    {
      DiaFacet *facet = g_ptr_array_index (facets, i);

      append_escaped (markup, text, done, facet->byte_start);
      g_string_append_printf (markup, "<span foreground=\"%s\">", color);
      append_escaped (markup, text, facet->byte_start, facet->byte_end);
      g_string_append (markup, "</span>");
      done = facet->byte_end;
    }
  append_escaped (markup, text, done, strlen (text));
  return g_string_free (g_steal_pointer (&markup), FALSE);
}
