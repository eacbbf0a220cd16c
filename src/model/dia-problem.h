/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-id.h"

G_BEGIN_DECLS

typedef enum
{
  DIA_PROBLEM_EMPTY,            /* no text and no picture */
  DIA_PROBLEM_NO_ACCOUNT,
  DIA_PROBLEM_TOO_LONG,
  DIA_PROBLEM_TOO_MANY_MEDIA,
  DIA_PROBLEM_MEDIA_REQUIRED,
  DIA_PROBLEM_NO_ALT,
  DIA_PROBLEM_ALT_TOO_LONG,
  DIA_PROBLEM_SIGN_IN,
  DIA_PROBLEM_ANSWER_ELSEWHERE, /* the post to answer is on another network */
  DIA_PROBLEM_CLOSE_TO_ANOTHER, /* another post of that account within 10 minutes */
  DIA_PROBLEM_SAME_TEXT,        /* the same text is already planned for that account */
  DIA_PROBLEM_SISTER_TEXT,      /* another content lets a sister account say it within the hour */
  DIA_PROBLEM_IN_PAST,
  DIA_PROBLEM_GAP,              /* this local time does not exist */
  DIA_PROBLEM_FOLD,             /* this local time exists twice */
  DIA_PROBLEM_BEHIND,           /* a text of its own is older than the source */
  DIA_PROBLEM_OTHER_LANGUAGE,   /* follows a source in another language than the account's */
} DiaProblemKind;

typedef enum
{
  DIA_SEVERITY_ADVICE,
  DIA_SEVERITY_WARNING,
  DIA_SEVERITY_BLOCKING,
} DiaSeverity;

/* Something to settle before sending: found before it can happen. */
#define DIA_TYPE_PROBLEM (dia_problem_get_type ())
G_DECLARE_FINAL_TYPE (DiaProblem, dia_problem, DIA, PROBLEM, GObject)

struct _DiaProblem
{
  GObject        parent_instance;

  /*< public >*/
  DiaProblemKind kind;
  DiaSeverity    severity;
  char          *title;       /* "Too long by 42 on Bluesky": translated */
  char          *detail;      /* "3 accounts, 300 graphemes": translated */
  char          *network;     /* "" for all */
  int            item;        /* picture, from 0; -1 */
  GArray        *accounts;    /* (element-type DiaId): whom it concerns */
};

DiaProblem *dia_problem_new (DiaProblemKind kind, DiaSeverity severity) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
