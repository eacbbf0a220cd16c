/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-toggle.h"

#include "dia-brand-color.h"
#include "dia-icon-paint.h"
#include "dia-network-sign.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define ICON_SIZE 14
#define DOT_SIZE 7

struct _DiaAccountToggle
{
  GtkToggleButton  parent_instance;

  DiaAccount      *account;   /* (owned) */
  DiaBrand        *brand;     /* (owned) */
};

G_DEFINE_FINAL_TYPE (DiaAccountToggle, dia_account_toggle, GTK_TYPE_TOGGLE_BUTTON)

static void
append_round (GtkSnapshot   *snapshot,
              const GdkRGBA *color,
              float          x,
              float          y,
              float          width,
              float          height,
              float          radius)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, width, height), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
get_colors (DiaAccountToggle *self,
            GdkRGBA          *fill,
            GdkRGBA          *sign)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self)))
    {
      dia_brand_color_init_readable (fill, self->brand->color, dark);
      dia_brand_color_init_mark (sign, dark);
      /* What has gone out is there, and not to be touched. */
      if (!gtk_widget_is_sensitive (GTK_WIDGET (self)))
        fill->alpha = 0.5f;
      return;
    }
  dia_icon_paint_get_token (GTK_WIDGET (self), "dia_dim_color", sign);
  *fill = *sign;
  fill->alpha = (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_PRELIGHT) ? 0.2f : 0.12f;
}

static void
dia_account_toggle_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  DiaAccountToggle *self = DIA_ACCOUNT_TOGGLE (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GdkRGBA fill;
  GdkRGBA sign;

  get_colors (self, &fill, &sign);
  append_round (snapshot, &fill, 0, 0, width, height, 5);
  dia_icon_paint (widget, snapshot, dia_network_sign_get_icon (self->account->network),
                  (int) (width - ICON_SIZE) / 2, (int) (height - ICON_SIZE) / 2, ICON_SIZE, &sign);
  if (self->account->sign_in == DIA_SIGN_IN_NEEDED)
    {
      dia_icon_paint_get_token (widget, "dia_side_color", &fill);
      append_round (snapshot, &fill, width - DOT_SIZE, -2, DOT_SIZE + 2, DOT_SIZE + 2, (DOT_SIZE + 2) / 2.0f);
      dia_icon_paint_get_token (widget, "dia_error_color", &fill);
      append_round (snapshot, &fill, width - DOT_SIZE + 1, -1, DOT_SIZE, DOT_SIZE, DOT_SIZE / 2.0f);
    }
}

/* The style of a button that is on is that of one that is off: nothing else asks
 * for another picture. */
static void
dia_account_toggle_state_flags_changed (GtkWidget     *widget,
                                        GtkStateFlags  previous)
{
  GTK_WIDGET_CLASS (dia_account_toggle_parent_class)->state_flags_changed (widget, previous);
  gtk_widget_queue_draw (widget);
}

static void
name_toggle (DiaAccountToggle *self)
{
  const char *network = dia_network_sign_get_name (self->account->network);
  gboolean settled = !gtk_widget_get_sensitive (GTK_WIDGET (self));
  g_autofree char *handle = dia_account_dup_handle (self->account);
  g_autofree char *name = settled
    /* Translators: an account, and its network. */
    ? g_strdup_printf (_("%s, %s: has gone out"), handle, network)
    : g_strdup_printf ("%s, %s", handle, network);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
dia_account_toggle_dispose (GObject *object)
{
  DiaAccountToggle *self = DIA_ACCOUNT_TOGGLE (object);

  g_clear_object (&self->account);
  g_clear_object (&self->brand);
  G_OBJECT_CLASS (dia_account_toggle_parent_class)->dispose (object);
}

static void
dia_account_toggle_class_init (DiaAccountToggleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_account_toggle_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = dia_account_toggle_snapshot;
  GTK_WIDGET_CLASS (klass)->state_flags_changed = dia_account_toggle_state_flags_changed;
}

static void
dia_account_toggle_init (DiaAccountToggle *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "account-toggle");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
dia_account_toggle_new (DiaAccount *account,
                        DiaBrand   *brand)
{
  DiaAccountToggle *self = g_object_new (DIA_TYPE_ACCOUNT_TOGGLE, NULL);

  self->account = g_object_ref (account);
  self->brand = g_object_ref (brand);
  name_toggle (self);
  if (account->sign_in == DIA_SIGN_IN_NEEDED)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    _("needs a sign-in"), -1);
  return GTK_WIDGET (self);
}

DiaAccount *
dia_account_toggle_get_account (DiaAccountToggle *self)
{
  return self->account;
}

void
dia_account_toggle_set_choice (DiaAccountToggle *self,
                               DiaPickerChoice   choice)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self), choice != DIA_PICKER_LEFT_OUT);
  if (gtk_widget_get_sensitive (GTK_WIDGET (self)) == (choice != DIA_PICKER_SETTLED))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), choice != DIA_PICKER_SETTLED);
  name_toggle (self);
}
