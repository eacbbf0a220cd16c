/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-content.h"

G_BEGIN_DECLS

/* What is to be said in one language. */
typedef struct
{
  char *language;   /* BCP 47, "fr" */
  char *text;
} DiaMomentMessage;

/* A page that contents lead to. */
typedef struct
{
  char *title;      /* for whoever chooses it, "" for none */
  char *url;        /* without the marks of a campaign */
} DiaMomentLink;

/**
 * DiaMomentToolkit:
 *
 * What the contents of a key moment are made from (kit): a value of one thread
 * at a time.
 */
typedef struct
{
  GPtrArray *messages;   /* (owned) (element-type DiaMomentMessage): one for each language */
  GPtrArray *links;      /* (owned) (element-type DiaMomentLink) */
  GPtrArray *media;      /* (owned) (element-type DiaMedia) */
  char      *hashtags;   /* separated by spaces, "#valentine #love", "" for none */
  char      *dos;        /* a line for each, "" for none */
  char      *donts;
} DiaMomentToolkit;

/* An empty one. (transfer full) */
DiaMomentToolkit *dia_moment_toolkit_new  (void) G_GNUC_WARN_UNUSED_RESULT;
DiaMomentToolkit *dia_moment_toolkit_copy (const DiaMomentToolkit *self) G_GNUC_WARN_UNUSED_RESULT;
void              dia_moment_toolkit_free (DiaMomentToolkit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaMomentToolkit, dia_moment_toolkit_free)

/* The message for an account in @language: the one of that language, else the
 * one of the language it is a form of ("fr-BE" takes "fr"). (transfer none)
 * (nullable): NULL when there is none */
const char *dia_moment_toolkit_find_message (const DiaMomentToolkit *self, const char *language);
/* Writes the message of @language; an empty @text takes it away. */
void        dia_moment_toolkit_set_message  (DiaMomentToolkit *self, const char *language, const char *text);
/* @title may be "". */
void        dia_moment_toolkit_add_link     (DiaMomentToolkit *self, const char *title, const char *url);

/* A message with the hashtags that it does not hold already, on a line of their
 * own. (transfer full) */
char       *dia_moment_toolkit_dup_text     (const DiaMomentToolkit *self, const char *message) G_GNUC_WARN_UNUSED_RESULT;

/* @url with utm_source, utm_medium and utm_campaign, so that a web analysis tells
 * the visits of a campaign apart; parameters that @url has already stay as they
 * are. The campaign is @title in lower case with hyphens. A text that is no
 * address with a host is given back as it is. (transfer full) */
char       *dia_moment_toolkit_dup_tagged_url (const char *url, const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
