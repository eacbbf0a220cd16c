/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DiaToastPlace:
 *
 * The one toast of ours that an overlay shows: a newer one takes the place of the
 * older. Main thread.
 *
 * libadwaita 1.2 lets a toast come during 500 ms when another one is just going,
 * and go during 300 ms. One that is told to go as soon as it begins to come is
 * freed while it still comes, and written to afterwards. So a toast is left alone
 * here until it has come; a person who is quicker sees the last one only.
 */
#define DIA_TYPE_TOAST_PLACE (dia_toast_place_get_type ())
G_DECLARE_FINAL_TYPE (DiaToastPlace, dia_toast_place, DIA, TOAST_PLACE, GObject)

/* A toast for @overlay that says @words, which are no markup, on several lines where
 * the overlay is narrow: the title of a toast has but one. @button (nullable): what
 * its button says. (transfer full) */
AdwToast      *dia_toast_place_make     (AdwToastOverlay *overlay, const char *words, const char *button) G_GNUC_WARN_UNUSED_RESULT;
/* The place of that overlay; it goes with it. (transfer none) */
DiaToastPlace *dia_toast_place_of       (AdwToastOverlay *overlay);
/* Shows @toast (transfer full) as soon as the older one may go. */
void           dia_toast_place_show     (DiaToastPlace *self, AdwToast *toast);
/* Has @toast go, or not come at all. */
void           dia_toast_place_withdraw (DiaToastPlace *self, AdwToast *toast);

G_END_DECLS
