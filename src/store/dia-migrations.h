/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"

G_BEGIN_DECLS

/* "DIAP" as a big-endian number, in the header of every workspace file. */
#define DIA_WORKSPACE_APPLICATION_ID 0x44494150

/* The schema that this version writes. */
#define DIA_WORKSPACE_SCHEMA 9

/* One step from schema N to N + 1. Immutable once released. */
typedef struct
{
  const char *resource;   /* the SQL, a path in the resources of this library */
} DiaMigration;

/* The steps of this version, the first one makes an empty workspace. (transfer
 * none): DIA_WORKSPACE_SCHEMA of them. */
const DiaMigration *dia_migrations_get   (void);

/* Which schema the file has: 0 for an empty one. Refuses what is no workspace. */
gboolean            dia_migrations_probe (DiaConnection       *connection,
                                          int                 *schema,
                                          GError             **error);

/* Takes the file through the steps that it lacks of the first @n_migrations,
 * each in a transaction with its number. Refuses a newer schema. When there is
 * something in the file, a back-up beside it comes first. */
gboolean            dia_migrations_run   (DiaConnection       *connection,
                                          const DiaMigration  *migrations,
                                          int                  n_migrations,
                                          GError             **error);

G_END_DECLS
