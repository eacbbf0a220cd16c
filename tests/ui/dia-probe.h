/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Looks at widgets as a person does, by the words they show and the names they
 * tell, and touches them. All of it on the main thread. */

/* Takes the place of gtk_test_init(): directories of its own, the look of the
 * desk, and no locale but the one the build gives. */
void       dia_probe_init           (int *argc, char ***argv);
/* Whether things move: they do not at first, since nobody is as quick as a test. */
void       dia_probe_set_moving     (gboolean moving);
/* From now on words are in @language, "fr" or "en": widgets made before keep
 * theirs. */
void       dia_probe_speak          (const char *language);

/* A window that shows @widget. (transfer none): GTK keeps windows until
 * dia_probe_close(). */
GtkWidget *dia_probe_show           (GtkWidget *widget, int width, int height);
/* Destroys the window, and asserts that it and @widget (nullable) are finalized. */
void       dia_probe_close          (GtkWidget *window, GtkWidget *widget);
/* Turns the main loop until it has nothing left to do at once. */
void       dia_probe_settle         (void);

/* The first widget of that type below @root, or @root itself; the @nth one of
 * them, from 0. Hidden ones too. (transfer none) (nullable) */
GtkWidget *dia_probe_find           (GtkWidget *root, GType type);
GtkWidget *dia_probe_find_nth       (GtkWidget *root, GType type, guint nth);
/* How many of them there are that can be seen. */
guint      dia_probe_count          (GtkWidget *root, GType type);
/* Whether neither the widget nor one between it and @root is hidden. */
gboolean   dia_probe_is_seen        (GtkWidget *root, GtkWidget *widget);

/* The label that can be seen and says @text. (transfer none) (nullable) */
GtkWidget *dia_probe_find_label     (GtkWidget *root, const char *text);
/* Whether a label can be seen that says @text, or holds @text. */
gboolean   dia_probe_shows          (GtkWidget *root, const char *text);
gboolean   dia_probe_shows_part     (GtkWidget *root, const char *text);
/* What a label says all labels say that can be seen, one a line. (transfer full) */
char      *dia_probe_dup_words      (GtkWidget *root) G_GNUC_WARN_UNUSED_RESULT;

/* What the widget was given as its accessible name. (transfer full) (nullable) */
char      *dia_probe_dup_name       (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
#define dia_probe_assert_name(widget, expected) G_STMT_START { \
    g_autofree char *name_ = dia_probe_dup_name (GTK_WIDGET (widget)); \
    g_assert_cmpstr (name_, ==, expected); \
  } G_STMT_END
/* The widget that can be seen and has that name, a label's words included.
 * (transfer none) (nullable) */
GtkWidget *dia_probe_find_named     (GtkWidget *root, const char *name);

/* The button that can be seen and has that name or shows these words.
 * (transfer none) (nullable) */
GtkWidget *dia_probe_find_button    (GtkWidget *root, const char *words);
/* Presses it; the test fails when it is not there or cannot be pressed. */
void       dia_probe_click          (GtkWidget *root, const char *words);

/* Presses a key while @focus has the focus: shortcuts and key controllers of it
 * and of what it lies in, innermost first. Whether one took it. */
gboolean   dia_probe_press_key      (GtkWidget *focus, guint keyval, GdkModifierType modifiers);

/* What the widget paints now, in its own size; it must be shown. (transfer full) */
cairo_surface_t *dia_probe_draw      (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
/* A pixel of it: 0xaarrggbb, premultiplied. */
guint32    dia_probe_get_pixel      (cairo_surface_t *surface, int x, int y);
/* How many pixels in the columns @first…@last are more opaque than a ground may
 * be, which is an eighth. */
guint      dia_probe_count_ink      (cairo_surface_t *surface, int first, int last);

/* A toplevel of that type that is not being destroyed. (transfer none) (nullable) */
GtkWidget *dia_probe_find_window    (GType type);

G_END_DECLS
