/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dia-imports.h"

G_BEGIN_DECLS

/**
 * DiaImportOptions:
 *
 * What a person says of a table of posts: for whom its rows are that name no
 * account, how its dates are meant, whether they are drafts, which column is which.
 * Main thread.
 *
 * Signals: changed: something else was said.
 */
#define DIA_TYPE_IMPORT_OPTIONS (dia_import_options_get_type ())
G_DECLARE_FINAL_TYPE (DiaImportOptions, dia_import_options, DIA, IMPORT_OPTIONS, AdwExpanderRow)

/* For which accounts it can be. */
void dia_import_options_set_workspace (DiaImportOptions *self, DiaWorkspace *workspace);
/* Shows what was found in the file, and opens where something is to be answered. */
void dia_import_options_show          (DiaImportOptions *self, const DiaImportReport *report);
/* Puts what was said into @request. */
void dia_import_options_fill          (DiaImportOptions *self, DiaImportRequest *request);

G_END_DECLS
