/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-brand-color.h"

#include <math.h>

/* A colour in Björn Ottosson's OKLab, in polar form: its lightness can be moved
 * without the hue drifting, which HSL does not promise. */
typedef struct
{
  double lightness;
  double chroma;
  double hue;
} OkLch;

typedef struct
{
  const char *chosen;
  const char *dark;
} Pair;

/* Chosen by hand: CIEDE2000 of any two is 11 or more in either style, also as
 * protanopes, deuteranopes and tritanopes see them. */
static const Pair pairs[] = {
  { "#0a7d84", "#4bd4db" },
  { "#4054ae", "#8798f6" },
  { "#3a5300", "#d0de47" },
  { "#a76305", "#f3884c" },
  { "#a92468", "#d696b2" },
};

static const GdkRGBA light_surface = { 1.0f, 1.0f, 1.0f, 1.0f };
static const GdkRGBA dark_surface = { 0x1e / 255.0f, 0x1e / 255.0f, 0x1e / 255.0f, 1.0f };
static const GdkRGBA neutral = { 0x6b / 255.0f, 0x69 / 255.0f, 0x72 / 255.0f, 1.0f };

static double
decode_gamma (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
encode_gamma (double value)
{
  return value <= 0.0031308 ? value * 12.92 : 1.055 * pow (value, 1.0 / 2.4) - 0.055;
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * decode_gamma (color->red)
       + 0.7152 * decode_gamma (color->green)
       + 0.0722 * decode_gamma (color->blue);
}

static OkLch
convert_to_oklch (const GdkRGBA *color)
{
  double r = decode_gamma (color->red);
  double g = decode_gamma (color->green);
  double b = decode_gamma (color->blue);
  double l = cbrt (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  double m = cbrt (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  double s = cbrt (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  double lab_a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  double lab_b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;

  return (OkLch) {
    0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
    hypot (lab_a, lab_b),
    atan2 (lab_b, lab_a),
  };
}

/* FALSE when the screen cannot show the colour. */
static gboolean
convert_from_oklch (const OkLch *polar,
                    GdkRGBA     *color)
{
  double lab_a = polar->chroma * cos (polar->hue);
  double lab_b = polar->chroma * sin (polar->hue);
  double l = pow (polar->lightness + 0.3963377774 * lab_a + 0.2158037573 * lab_b, 3.0);
  double m = pow (polar->lightness - 0.1055613458 * lab_a - 0.0638541728 * lab_b, 3.0);
  double s = pow (polar->lightness - 0.0894841775 * lab_a - 1.2914855480 * lab_b, 3.0);
  double rgb[3] = {
    encode_gamma (+4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encode_gamma (-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encode_gamma (-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
  };

  for (guint i = 0; i < G_N_ELEMENTS (rgb); i++)
    if (!(rgb[i] > -0.5 / 255 && rgb[i] < 1 + 0.5 / 255))
      return FALSE;

  /* What the screen shows has eight bits, and the contrast is promised for that. */
  color->red = (float) (round (CLAMP (rgb[0], 0, 1) * 255) / 255);
  color->green = (float) (round (CLAMP (rgb[1], 0, 1) * 255) / 255);
  color->blue = (float) (round (CLAMP (rgb[2], 0, 1) * 255) / 255);
  color->alpha = 1.0f;
  return TRUE;
}

/* The colour of this lightness and hue with as much of the chroma as fits. */
static void
fit_into_gamut (OkLch    polar,
                GdkRGBA *color)
{
  double step = polar.chroma / 64;

  for (int i = 0; i < 64; i++)
    {
      if (convert_from_oklch (&polar, color))
        return;
      polar.chroma = MAX (0, polar.chroma - step);
    }
  polar.chroma = 0;
  if (!convert_from_oklch (&polar, color))
    *color = polar.lightness > 0.5 ? light_surface : (GdkRGBA) { 0, 0, 0, 1 };
}

/* Away from a surface that is lighter than it, or darker. */
static void
move_to_contrast (GdkRGBA       *color,
                  const GdkRGBA *surface,
                  double         contrast,
                  gboolean       dark)
{
  OkLch polar = convert_to_oklch (color);
  double step = dark ? 1.0 / 256 : -1.0 / 256;

  /* White and black are the last that there is: nothing is looked for beyond. */
  while (dia_brand_color_get_contrast (color, surface) < contrast && polar.lightness != (dark ? 1.0 : 0.0))
    {
      polar.lightness = CLAMP (polar.lightness + step, 0.0, 1.0);
      fit_into_gamut (polar, color);
    }
}

static const char *
find_dark_counterpart (const char *chosen)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_ascii_strcasecmp (chosen, pairs[i].chosen) == 0)
      return pairs[i].dark;
  return NULL;
}

static float
mix_channel (float  over,
             float  under,
             double share)
{
  return (float) (over * share + under * (1 - share));
}

const char *const *
dia_brand_color_get_palette (void)
{
  static const char *const palette[] = {
    "#0a7d84", "#4054ae", "#3a5300", "#a76305", "#a92468", NULL
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (palette) == G_N_ELEMENTS (pairs) + 1);
  return palette;
}

double
dia_brand_color_get_contrast (const GdkRGBA *a,
                              const GdkRGBA *b)
{
  double one = get_luminance (a);
  double other = get_luminance (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

void
dia_brand_color_init_readable (GdkRGBA    *color,
                               const char *chosen,
                               gboolean    dark)
{
  const char *counterpart = dark && chosen != NULL ? find_dark_counterpart (chosen) : NULL;

  if (chosen == NULL || !gdk_rgba_parse (color, counterpart != NULL ? counterpart : chosen))
    *color = neutral;
  color->alpha = 1.0f;
  move_to_contrast (color, dark ? &dark_surface : &light_surface, DIA_BRAND_CONTRAST_MIN, dark);
}

void
dia_brand_color_init_mark (GdkRGBA  *color,
                           gboolean  dark)
{
  *color = dark ? dark_surface : light_surface;
}

void
dia_brand_color_init_fill (GdkRGBA    *color,
                           const char *chosen,
                           gboolean    dark)
{
  const GdkRGBA *surface = dark ? &dark_surface : &light_surface;
  double share = dark ? 0.24 : 0.13;

  dia_brand_color_init_readable (color, chosen, dark);
  dia_brand_color_mix (color, color, surface, share);
}

void
dia_brand_color_init_band (GdkRGBA    *tint,
                           GdkRGBA    *edge,
                           GdkRGBA    *words,
                           const char *chosen,
                           gboolean    dark)
{
  const GdkRGBA *surface = dark ? &dark_surface : &light_surface;
  double share = dark ? 0.3 : 0.17;

  dia_brand_color_init_readable (edge, chosen, dark);
  /* On the tint of a very bright colour not even white is readable: it pales. */
  do
    {
      dia_brand_color_mix (tint, edge, surface, share);
      *words = *edge;
      move_to_contrast (words, tint, DIA_BAND_CONTRAST_MIN, dark);
      share -= 0.02;
    }
  while (share > 0 && dia_brand_color_get_contrast (words, tint) < DIA_BAND_CONTRAST_MIN);
}

void
dia_brand_color_mix (GdkRGBA       *color,
                     const GdkRGBA *over,
                     const GdkRGBA *under,
                     double         share)
{
  *color = (GdkRGBA) {
    mix_channel (over->red, under->red, share),
    mix_channel (over->green, under->green, share),
    mix_channel (over->blue, under->blue, share),
    1.0f,
  };
}
