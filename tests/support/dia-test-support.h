/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A new empty directory, removed with all that is in it by
 * dia_test_dir_remove(). (transfer full) */
char    *dia_test_dir_new        (void) G_GNUC_WARN_UNUSED_RESULT;
/* The same in memory, where the system has such a place: for what writes much and
 * is not about the disk. (transfer full) */
char    *dia_test_dir_new_quick  (void) G_GNUC_WARN_UNUSED_RESULT;
/* Removes @path and all below it, and frees the string. */
void     dia_test_dir_remove     (char *path);
/* The content of a file below tests/data. (transfer full) */
char    *dia_test_read_data      (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Every file below @path is read and searched for @needle: how many hold it.
 * Each is named in the test's log. */
guint    dia_test_count_files_with (const char *path, const char *needle);

/* From one to the next of many trials of a kind: a build with a sanitizer, in which
 * each takes some thirty times as long, makes a few of them. */
#if defined (__SANITIZE_ADDRESS__) || defined (__SANITIZE_THREAD__)
#define DIA_TEST_STRIDE 9
#else
#define DIA_TEST_STRIDE 1
#endif

typedef gboolean (*DiaTestCondition) (gpointer user_data);

/* Turns the thread's default main context until @condition says TRUE. FALSE
 * after 100 s, or 400 s under a sanitizer: a test then fails by its own assertion instead of hanging. */
gboolean dia_test_wait_until     (DiaTestCondition condition, gpointer user_data);
/* The same until an asynchronous call has stored its result with
 * dia_test_store_result(). (transfer full): the result */
GAsyncResult *dia_test_wait_result (GAsyncResult **result) G_GNUC_WARN_UNUSED_RESULT;
/* A #GAsyncReadyCallback whose user data is the `GAsyncResult **`. */
void     dia_test_store_result   (GObject *source, GAsyncResult *result, gpointer user_data);

/* To be called in a forked child that ends by _exit() or a signal: what it covered
 * counts for `make coverage`. Does nothing in other builds. */
void     dia_test_keep_coverage  (void);

/* Waits until nobody but the caller holds @object: what runs in another thread for
 * it has ended. */
void     dia_test_wait_alone     (gpointer object);
/* g_assert_finalize_object() for what a thread that has just answered may still
 * hold for a moment. */
void     dia_test_wait_finalize  (gpointer object);

G_END_DECLS
