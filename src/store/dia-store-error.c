/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-statement-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (dia-store-error-quark, dia_store_error)

static GError *
explain_constraint (int         code,
                    const char *message)
{
  if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
    return g_error_new (DIA_STORE_ERROR, DIA_STORE_ERROR_DUPLICATE,
                        _("This is there already (%s)."), message);

  return g_error_new (DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED,
                      _("The workspace refused a change that does not fit (%s)."), message);
}

GError *
dia_store_error_new_sqlite (int         code,
                            const char *message,
                            const char *file)
{
  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return g_error_new (DIA_STORE_ERROR, DIA_STORE_ERROR_BUSY,
                          _("Another program is writing to %s and does not finish. Try again."), file);
    case SQLITE_FULL:
      return g_error_new (DIA_STORE_ERROR, DIA_STORE_ERROR_FULL,
                          _("The disk that holds %s is full. Make room, then try again: nothing was lost."), file);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return g_error_new (DIA_STORE_ERROR, DIA_STORE_ERROR_READ_ONLY,
                          _("%s cannot be written. Check the rights on the file and its folder."), file);
    case SQLITE_CANTOPEN:
      return g_error_new (DIA_STORE_ERROR, DIA_STORE_ERROR_READ_ONLY,
                          _("%s cannot be opened. Check that its folder exists and the rights on it."), file);
    case SQLITE_CORRUPT:
      return g_error_new (DIA_STORE_ERROR, DIA_STORE_ERROR_CORRUPT,
                          _("%s is damaged. Nothing was changed; restore a back-up."), file);
    case SQLITE_NOTADB:
      return g_error_new (DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_A_WORKSPACE,
                          _("%s is not a workspace of Diapason."), file);
    case SQLITE_CONSTRAINT:
      return explain_constraint (code, message);
    default:
      return g_error_new (DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED,
                          _("%s could not be read or written (%s)."), file, message);
    }
}
