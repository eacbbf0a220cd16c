/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DiaStoreError:
 *
 * All that can go wrong with a workspace, by what a person can do about it. The
 * messages are sentences for people, translated.
 */
typedef enum
{
  DIA_STORE_ERROR_FAILED,           /* anything else: a defect or a broken disk */
  DIA_STORE_ERROR_BUSY,             /* another program kept it locked for 10 s */
  DIA_STORE_ERROR_FULL,             /* the disk is full; nothing was changed */
  DIA_STORE_ERROR_READ_ONLY,        /* no right to write there */
  DIA_STORE_ERROR_CORRUPT,          /* damaged; the message names the newest back-up */
  DIA_STORE_ERROR_NEWER_SCHEMA,     /* written by a newer version of the desk */
  DIA_STORE_ERROR_NOT_A_WORKSPACE,  /* another kind of file */
  DIA_STORE_ERROR_NOT_FOUND,        /* no such file, or no such row */
  DIA_STORE_ERROR_EXISTS,           /* there is a file of that name already */
  DIA_STORE_ERROR_CONFLICT,         /* changed by somebody else in the meantime, or a claim that was lost */
  DIA_STORE_ERROR_DUPLICATE,        /* what has to be there once would be there twice */
  DIA_STORE_ERROR_NOT_POSSIBLE,     /* the state of the post forbids it */
} DiaStoreError;

#define DIA_STORE_ERROR (dia_store_error_quark ())
GQuark dia_store_error_quark (void);

G_END_DECLS
