/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-brand.h"
#include "dia-key-moment.h"

G_BEGIN_DECLS

/* What the brands of the demonstration say, as written in data/demo: texts are
 * data, so that whoever knows a language better can mend them. */

typedef struct
{
  char       *slug;
  char       *title;     /* in French, the language of the source */
  char       *tags;      /* "#PremierMessage", "" */
  char       *picture;   /* what it shows, "" for none */
  int         weekday;   /* 1…7 for a weekly column, 0 for any day */
  GHashTable *texts;     /* (owned): language → text */
} DiaDemoText;

typedef struct
{
  DiaBrand  *brand;      /* (owned): without an id */
  char      *link;       /* its web site */
  GPtrArray *accounts;   /* (owned) (element-type DiaAccount): without ids */
  GPtrArray *texts;      /* (owned) (element-type DiaDemoText) */
} DiaDemoBrand;

typedef struct
{
  DiaKeyMoment *moment;      /* (owned): without id and days; the title may be "" */
  int           first;       /* days from the day of the demonstration */
  int           last;
  char        **brands;      /* (owned): names */
} DiaDemoMoment;

typedef struct
{
  char       *name;       /* "Groupe Rosace" */
  GPtrArray  *brands;     /* (owned) (element-type DiaDemoBrand) */
  GPtrArray  *moments;    /* (owned) (element-type DiaDemoMoment) */
  char       *seasons[12];/* (owned) */
  GHashTable *endings;    /* (owned): language → GStrv */
  GHashTable *pictures;   /* (owned): picture → alternative text */
} DiaDemoScript;

/* (transfer full) */
DiaDemoScript *dia_demo_script_load (void) G_GNUC_WARN_UNUSED_RESULT;
void           dia_demo_script_free (DiaDemoScript *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaDemoScript, dia_demo_script_free)

/* The zone of a market of the demonstration. (transfer none) */
const char    *dia_demo_find_zone   (const char *market);

G_END_DECLS
