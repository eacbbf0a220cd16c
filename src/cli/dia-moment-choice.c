/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-choice.h"

#include "dia-moments.h"

#include <glib/gi18n-lib.h>

DiaKeyMoment *
dia_moment_find (DiaCommandLine  *line,
                 const char      *text,
                 GError         **error)
{
  DiaMoments *moments = dia_workspace_get_moments (line->workspace);
  g_autoptr (GPtrArray) all = NULL;
  DiaKeyMoment *found = NULL;
  DiaId id;

  if (dia_id_from_string (text, &id))
    return dia_moments_load (moments, id, NULL, error);

  all = dia_moments_list (moments, 0, DIA_DAY_LAST, NULL, error);
  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      DiaKeyMoment *moment = all->pdata[i];

      if (!g_str_equal (moment->title, text))
        continue;
      if (found != NULL)
        {
          g_set_error (error, DIA_USAGE_ERROR, 0, _("There are several key moments “%s”; name it by its id."), text);
          return NULL;
        }
      found = moment;
    }
  if (found == NULL)
    g_set_error (error, DIA_USAGE_ERROR, 0, _("There is no key moment “%s”."), text);

  return found != NULL ? dia_moments_load (moments, found->id, NULL, error) : NULL;
}
