/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-brand-color.h"

static const GdkRGBA white = { 1, 1, 1, 1 };
static const GdkRGBA night = { 0x1e / 255.0f, 0x1e / 255.0f, 0x1e / 255.0f, 1 };

static void
assert_hex (const GdkRGBA *color,
            const char    *expected)
{
  g_autofree char *hex = g_strdup_printf ("#%02x%02x%02x",
                                          (int) (color->red * 255 + 0.5f),
                                          (int) (color->green * 255 + 0.5f),
                                          (int) (color->blue * 255 + 0.5f));

  g_assert_cmpstr (hex, ==, expected);
}

/* The five brands of the demonstration, as they are drawn: colour, its dark
 * counterpart, and both contrasts to one decimal. */
static void
test_drawn_brands (void)
{
  static const struct
  {
    const char *light;
    double      on_white;
    const char *dark;
    double      on_night;
  } drawn[] = {
    { "#0a7d84", 4.9, "#4bd4db", 9.3 },
    { "#4054ae", 6.8, "#8798f6", 6.2 },
    { "#3a5300", 8.7, "#d0de47", 11.3 },
    { "#a76305", 4.7, "#f3884c", 6.7 },
    { "#a92468", 6.7, "#d696b2", 7.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    {
      GdkRGBA color;

      dia_brand_color_init_readable (&color, drawn[i].light, FALSE);
      assert_hex (&color, drawn[i].light);
      g_assert_cmpfloat_with_epsilon (dia_brand_color_get_contrast (&color, &white), drawn[i].on_white, 0.051);
      dia_brand_color_init_readable (&color, drawn[i].light, TRUE);
      assert_hex (&color, drawn[i].dark);
      g_assert_cmpfloat_with_epsilon (dia_brand_color_get_contrast (&color, &night), drawn[i].on_night, 0.051);
      g_assert_cmpstr (dia_brand_color_get_palette ()[i], ==, drawn[i].light);
    }
}

/* Every colour of a coarse cube, and both ends of the grey scale. */
static void
test_any_color_is_readable (void)
{
  for (int rgb = 0; rgb < 9 * 9 * 9; rgb++)
    {
      g_autofree char *hex = g_strdup_printf ("#%02x%02x%02x", MIN (255, rgb % 9 * 32),
                                              MIN (255, rgb / 9 % 9 * 32), MIN (255, rgb / 81 * 32));
      GdkRGBA color;

      dia_brand_color_init_readable (&color, hex, FALSE);
      g_assert_cmpfloat (dia_brand_color_get_contrast (&color, &white), >=, DIA_BRAND_CONTRAST_MIN);
      dia_brand_color_init_readable (&color, hex, TRUE);
      g_assert_cmpfloat (dia_brand_color_get_contrast (&color, &night), >=, DIA_BRAND_CONTRAST_MIN);
    }
}

static void
test_keeps_hue (void)
{
  GdkRGBA yellow;
  GdkRGBA navy;

  dia_brand_color_init_readable (&yellow, "#ffd400", FALSE);
  g_assert_cmpfloat (yellow.red, >, yellow.blue + 0.3f);
  g_assert_cmpfloat (yellow.green, >, yellow.blue + 0.3f);
  dia_brand_color_init_readable (&navy, "#0a1a5c", TRUE);
  g_assert_cmpfloat (navy.blue, >, navy.red + 0.2f);
}

static void
test_refuses_nonsense (void)
{
  static const char *const wrong[] = { NULL, "", "teal-ish", "#12", "url(x)" };
  GdkRGBA expected;

  dia_brand_color_init_readable (&expected, NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      GdkRGBA color;

      dia_brand_color_init_readable (&color, wrong[i], FALSE);
      g_assert_true (gdk_rgba_equal (&color, &expected));
    }
}

static void
test_fill_carries_text (void)
{
  const GdkRGBA ink = { 0x2e / 255.0f, 0x2e / 255.0f, 0x2e / 255.0f, 1 };
  const GdkRGBA chalk = { 0xf6 / 255.0f, 0xf5 / 255.0f, 0xf4 / 255.0f, 1 };

  for (const char *const *hex = dia_brand_color_get_palette (); *hex != NULL; hex++)
    {
      GdkRGBA fill;

      dia_brand_color_init_fill (&fill, *hex, FALSE);
      g_assert_cmpfloat (dia_brand_color_get_contrast (&fill, &ink), >=, 8.2);
      dia_brand_color_init_fill (&fill, *hex, TRUE);
      g_assert_cmpfloat (dia_brand_color_get_contrast (&fill, &chalk), >=, 8.2);
    }
}

/* Whatever was chosen, the title of a band can be read on it. */
static void
test_band_carries_words (void)
{
  for (guint32 hex = 0; hex <= 0xffffff; hex += 0x1357b)
    {
      g_autofree char *chosen = g_strdup_printf ("#%06x", hex);

      for (int dark = 0; dark < 2; dark++)
        {
          GdkRGBA tint, edge, words;

          dia_brand_color_init_band (&tint, &edge, &words, chosen, dark);
          g_assert_cmpfloat (dia_brand_color_get_contrast (&tint, &words), >=, DIA_BAND_CONTRAST_MIN);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/brand-color/drawn-brands", test_drawn_brands);
  g_test_add_func ("/ui/brand-color/any-color-is-readable", test_any_color_is_readable);
  g_test_add_func ("/ui/brand-color/keeps-hue", test_keeps_hue);
  g_test_add_func ("/ui/brand-color/refuses-nonsense", test_refuses_nonsense);
  g_test_add_func ("/ui/brand-color/fill-carries-text", test_fill_carries_text);
  g_test_add_func ("/ui/brand-color/band-carries-words", test_band_carries_words);
  return g_test_run ();
}
