/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-catalogue.h"

#include <string.h>

#define MO_MAGIC 0x950412deu

/* Where the file says its numbers, in bytes from its start. */
#define COUNT_PLACE        8
#define TEXTS_PLACE        12
#define TRANSLATIONS_PLACE 16

struct _JourneyCatalogue
{
  char  *data; /* (owned): the whole file */
  gsize  size;
};

static guint32
read_number (JourneyCatalogue *self,
             gsize             offset)
{
  guint32 number;

  g_assert_cmpuint (offset + sizeof number, <=, self->size);
  memcpy (&number, self->data + offset, sizeof number);
  return number;
}

static JourneyText
read_text (JourneyCatalogue *self,
           gsize             entry)
{
  guint32 size = read_number (self, entry);
  guint32 offset = read_number (self, entry + sizeof size);

  g_assert_cmpuint ((gsize) offset + size, <, self->size);
  return (JourneyText) { self->data + offset, size };
}

JourneyCatalogue *
journey_catalogue_new (const char *file)
{
  JourneyCatalogue *self;
  char *data;
  gsize size;

  if (!g_file_get_contents (file, &data, &size, NULL))
    return NULL;
  self = g_new0 (JourneyCatalogue, 1);
  self->data = data;
  self->size = size;
  g_assert_cmphex (read_number (self, 0), ==, MO_MAGIC);
  return self;
}

void
journey_catalogue_free (JourneyCatalogue *self)
{
  g_free (self->data);
  g_free (self);
}

guint
journey_catalogue_get_size (JourneyCatalogue *self)
{
  return read_number (self, COUNT_PLACE);
}

void
journey_catalogue_get (JourneyCatalogue *self,
                       guint             index,
                       JourneyText      *text,
                       JourneyText      *translation)
{
  const gsize entry = 2 * sizeof (guint32);

  *text = read_text (self, read_number (self, TEXTS_PLACE) + index * entry);
  *translation = read_text (self, read_number (self, TRANSLATIONS_PLACE) + index * entry);
}
