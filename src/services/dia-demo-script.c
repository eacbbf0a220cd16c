/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-demo-script.h"

#include "dia-demo-resources.h"
#include "dia-field.h"

#define FOLDER "/io/github/diapason/Diapason/demo/"

static const char *const files[] = { "alize", "bruine", "cardamome", "dedale", "etincelle" };
static const char *const languages[] = { "fr", "de", "es", "it", "nl", "en" };

static const struct
{
  const char *market;
  const char *zone;
} zones[] = {
  { "FR", "Europe/Paris" }, { "BE", "Europe/Brussels" }, { "CH", "Europe/Zurich" }, { "DE", "Europe/Berlin" },
  { "ES", "Europe/Madrid" }, { "IT", "Europe/Rome" }, { "NL", "Europe/Amsterdam" }, { "GB", "Europe/London" },
};

/* The files are part of the program: one that cannot be read is a defect. */
static GKeyFile *
load_file (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, ".ini", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (dia_demo_get_resource (), path, 0, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    g_error ("The file “%s” of the demonstration cannot be read", name);

  return g_steal_pointer (&file);
}

/* (transfer full): "" when it is not there. */
static char *
read_text (GKeyFile   *file,
           const char *group,
           const char *key)
{
  char *text = g_key_file_get_string (file, group, key, NULL);

  return text != NULL ? text : g_strdup ("");
}

static void
free_text (DiaDemoText *text)
{
  g_free (text->slug);
  g_free (text->title);
  g_free (text->tags);
  g_free (text->picture);
  g_hash_table_unref (text->texts);
  g_free (text);
}

static void
free_brand (DiaDemoBrand *brand)
{
  g_object_unref (brand->brand);
  g_free (brand->link);
  g_ptr_array_unref (brand->accounts);
  g_ptr_array_unref (brand->texts);
  g_free (brand);
}

static void
free_moment (DiaDemoMoment *moment)
{
  g_object_unref (moment->moment);
  g_strfreev (moment->brands);
  g_free (moment);
}

static DiaDemoText *
read_demo_text (GKeyFile   *file,
                const char *group)
{
  DiaDemoText *text = g_new0 (DiaDemoText, 1);

  text->slug = g_strdup (group);
  text->title = read_text (file, group, "title");
  text->tags = read_text (file, group, "tags");
  text->picture = read_text (file, group, "picture");
  text->weekday = g_key_file_get_integer (file, group, "weekday", NULL);
  text->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (g_key_file_has_key (file, group, languages[i], NULL))
        g_hash_table_insert (text->texts, (gpointer) languages[i], read_text (file, group, languages[i]));
    }

  return text;
}

/* "alize_fr fr FR": handle, language, market. */
static DiaAccount *
read_account (const char     *line,
              const DiaBrand *brand,
              int             position)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  g_autoptr (DiaNetwork) practice = dia_network_load (DIA_NETWORK_PRACTICE);
  DiaAccount *account = dia_account_new ();

  g_assert (g_strv_length (words) == 3);
  account->position = position;
  account->limits = practice->limits;
  account->sign_in = DIA_SIGN_IN_NOT_NEEDED;
  dia_field_set_text (&account->network, DIA_NETWORK_PRACTICE);
  dia_field_set_text (&account->handle, words[0]);
  dia_field_take_text (&account->name, g_strdup_printf ("%s %s", brand->name, words[2]));
  dia_field_set_text (&account->language, words[1]);
  dia_field_set_text (&account->market, words[2]);
  dia_field_set_text (&account->zone, dia_demo_find_zone (words[2]));

  return account;
}

static DiaDemoBrand *
read_brand (const char *name,
            int         position)
{
  g_autoptr (GKeyFile) file = load_file (name);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  g_auto (GStrv) accounts = g_key_file_get_string_list (file, "brand", "accounts", NULL, NULL);
  DiaDemoBrand *brand = g_new0 (DiaDemoBrand, 1);

  brand->brand = dia_brand_new ();
  brand->brand->position = position;
  dia_field_take_text (&brand->brand->name, read_text (file, "brand", "name"));
  dia_field_take_text (&brand->brand->color, read_text (file, "brand", "color"));
  dia_field_take_text (&brand->brand->mark, read_text (file, "brand", "mark"));
  brand->link = read_text (file, "brand", "link");
  brand->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  brand->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_text);

  for (guint i = 0; accounts[i] != NULL; i++)
    g_ptr_array_add (brand->accounts, read_account (accounts[i], brand->brand, i));
  for (guint i = 1; groups[i] != NULL; i++)
    g_ptr_array_add (brand->texts, read_demo_text (file, groups[i]));

  return brand;
}

static DiaDemoMoment *
read_moment (GKeyFile   *file,
             const char *group)
{
  DiaDemoMoment *moment = g_new0 (DiaDemoMoment, 1);

  moment->moment = dia_key_moment_new ();
  moment->first = g_key_file_get_integer (file, group, "first", NULL);
  moment->last = g_key_file_get_integer (file, group, "last", NULL);
  moment->brands = g_key_file_get_string_list (file, group, "brands", NULL, NULL);
  dia_field_take_text (&moment->moment->title, read_text (file, group, "title"));
  dia_field_take_text (&moment->moment->brief, read_text (file, group, "brief"));
  dia_field_take_text (&moment->moment->color, read_text (file, group, "color"));

  return moment;
}

static void
read_pictures (DiaDemoScript *self,
               GKeyFile      *file)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, "pictures", NULL, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_insert (self->pictures, g_strdup (names[i]), read_text (file, "pictures", names[i]));
}

static void
read_group (DiaDemoScript *self)
{
  g_autoptr (GKeyFile) file = load_file ("group");
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  self->name = read_text (file, "group", "name");
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    g_hash_table_insert (self->endings, (gpointer) languages[i],
                         g_key_file_get_string_list (file, "endings", languages[i], NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (self->seasons); i++)
    {
      g_autofree char *month = g_strdup_printf ("%u", i + 1);

      self->seasons[i] = read_text (file, "seasons", month);
    }
  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_str_has_prefix (groups[i], "moment-"))
        g_ptr_array_add (self->moments, read_moment (file, groups[i]));
    }
  read_pictures (self, file);
}

DiaDemoScript *
dia_demo_script_load (void)
{
  DiaDemoScript *self = g_new0 (DiaDemoScript, 1);

  self->brands = g_ptr_array_new_with_free_func ((GDestroyNotify) free_brand);
  self->moments = g_ptr_array_new_with_free_func ((GDestroyNotify) free_moment);
  self->endings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_strfreev);
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_ptr_array_add (self->brands, read_brand (files[i], i));
  read_group (self);

  return self;
}

void
dia_demo_script_free (DiaDemoScript *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->brands);
  g_ptr_array_unref (self->moments);
  g_hash_table_unref (self->endings);
  g_hash_table_unref (self->pictures);
  for (guint i = 0; i < G_N_ELEMENTS (self->seasons); i++)
    g_free (self->seasons[i]);
  g_free (self);
}

const char *
dia_demo_find_zone (const char *market)
{
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      if (g_str_equal (zones[i].market, market))
        return zones[i].zone;
    }

  return "UTC";
}
