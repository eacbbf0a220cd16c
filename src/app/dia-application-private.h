/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The windows of the program itself, in dia-application-windows.c. */
void dia_application_present_about     (GtkWindow *parent);
void dia_application_present_shortcuts (GtkWindow *parent);

G_END_DECLS
