/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-brand-look.h"

#include "dia-brand-color.h"

/* (transfer full) (nullable): NULL for a brand without a mark, or with one that
 * this version does not have. */
static char *
find_mark (DiaBrand   *brand,
           GdkDisplay *display)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (display);
  g_autofree char *icon = g_strdup_printf ("dia-mark-%s-symbolic", brand->mark);

  return brand->mark[0] != '\0' && gtk_icon_theme_has_icon (theme, icon) ? g_steal_pointer (&icon) : NULL;
}

DiaBrandLook *
dia_brand_look_new (DiaBrand             *brand,
                    const DiaCalendarInk *ink,
                    GdkDisplay           *display)
{
  DiaBrandLook *self = g_new0 (DiaBrandLook, 1);

  if (brand != NULL)
    dia_brand_color_init_readable (&self->strong, brand->color, ink->dark);
  else
    self->strong = ink->neutral;
  dia_brand_color_init_mark (&self->mark, ink->dark);
  dia_brand_color_mix (&self->fill, &self->strong, &ink->view, ink->dark ? 0.24 : 0.13);
  dia_brand_color_mix (&self->pale, &self->strong, &ink->view, ink->dark ? 0.11 : 0.06);
  dia_brand_color_mix (&self->border, &self->strong, &ink->view, 0.5);
  if (brand == NULL)
    self->icon = g_strdup ("dia-accounts-symbolic");
  else
    self->icon = find_mark (brand, display);
  if (self->icon == NULL)
    {
      g_autofree char *first = g_utf8_substring (brand->name, 0, MIN (1, g_utf8_strlen (brand->name, -1)));

      self->initial = g_utf8_strup (first, -1);
    }

  return self;
}

void
dia_brand_look_free (DiaBrandLook *self)
{
  if (self == NULL)
    return;

  g_free (self->icon);
  g_free (self->initial);
  g_free (self);
}
