/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-punycode-private.h"

#include <string.h>

/* RFC 3492, section 5. */
#define BASE         36
#define T_MIN        1
#define T_MAX        26
#define SKEW         38
#define DAMP         700
#define INITIAL_BIAS 72
#define INITIAL_N    128

static gboolean
is_basic (gunichar c)
{
  return c < INITIAL_N;
}

/* What the reference tests to decide whether to encode at all. */
static gboolean
is_printable_ascii (gunichar c)
{
  return c >= 0x20 && c <= 0x7e;
}

static gboolean
is_full_stop (gunichar2 unit)
{
  return unit == 0x3002 || unit == 0xff0e || unit == 0xff61;
}

static GArray *
read_code_points (const gunichar2 *text,
                  gsize            length)
{
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), (guint) length);

  for (gsize i = 0; i < length; i++)
    {
      gunichar c = text[i];

      if (c >= 0xd800 && c <= 0xdbff && i + 1 < length && text[i + 1] >= 0xdc00 && text[i + 1] <= 0xdfff)
        c = 0x10000 + ((c - 0xd800) << 10) + (text[++i] - 0xdc00u);
      g_array_append_val (points, c);
    }
  return points;
}

static guint64
adapt (guint64  delta,
       guint64  n_points,
       gboolean first)
{
  guint64 k = 0;

  delta = first ? delta / DAMP : delta / 2;
  delta += delta / n_points;
  for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
    delta /= BASE - T_MIN;
  return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static gsize
count_digits (guint64 delta,
              guint64 bias)
{
  gsize digits = 1;

  for (guint64 k = BASE; ; k += BASE, digits++)
    {
      guint64 t = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;

      if (delta < t)
        return digits;
      delta = (delta - t) / (BASE - t);
    }
}

static gunichar
find_next_point (const GArray *points,
                 gunichar      at_least)
{
  gunichar next = G_MAXUINT32;

  for (guint i = 0; i < points->len; i++)
    if (g_array_index (points, gunichar, i) >= at_least)
      next = MIN (next, g_array_index (points, gunichar, i));
  return next;
}

static gsize
measure_encoded (const GArray *points,
                 gsize         most)
{
  guint64 delta = 0;
  guint64 bias = INITIAL_BIAS;
  gunichar n = INITIAL_N;
  guint64 handled = 0;
  guint64 n_basic;
  gsize length;

  for (guint i = 0; i < points->len; i++)
    handled += is_basic (g_array_index (points, gunichar, i)) ? 1 : 0;
  n_basic = handled;
  length = strlen ("xn--") + n_basic + (n_basic > 0 ? 1 : 0);

  while (handled < points->len && length <= most)
    {
      gunichar next = find_next_point (points, n);

      delta += (guint64) (next - n) * (handled + 1);
      n = next;
      for (guint i = 0; i < points->len; i++)
        {
          gunichar c = g_array_index (points, gunichar, i);

          if (c < n)
            delta++;
          if (c != n)
            continue;
          length += count_digits (delta, bias);
          bias = adapt (delta, handled + 1, handled == n_basic);
          delta = 0;
          handled++;
        }
      delta++;
      n++;
    }
  return length;
}

static gsize
measure_part (const gunichar2 *part,
              gsize            length,
              gsize            most)
{
  g_autoptr (GArray) points = read_code_points (part, length);

  for (guint i = 0; i < points->len; i++)
    if (!is_printable_ascii (g_array_index (points, gunichar, i)))
      return measure_encoded (points, most);
  return length;
}

gsize
dia_punycode_measure_label (const gunichar2 *label,
                            gsize            length,
                            gsize            most)
{
  gsize measured = 0;
  gsize part = 0;

  for (gsize i = 0; i <= length && measured <= most; i++)
    if (i == length || is_full_stop (label[i]))
      {
        measured += measure_part (label + part, i - part, most) + (i < length ? 1 : 0);
        part = i + 1;
      }
  return measured;
}
