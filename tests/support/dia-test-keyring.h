/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaTestKeyring:
 *
 * Who answers as org.freedesktop.secrets on the session bus of a test: a real
 * gnome-keyring with a directory of its own, or somebody who refuses, or who
 * keeps silent. The bus is the test's business (#GTestDBus).
 */
typedef struct _DiaTestKeyring DiaTestKeyring;

/* A real keyring, open, with the password "test". Blocks until it answers. */
DiaTestKeyring *dia_test_keyring_new         (void) G_GNUC_WARN_UNUSED_RESULT;
/* The same with the files of an earlier one, of @home, which stay. */
DiaTestKeyring *dia_test_keyring_new_at      (const char *home) G_GNUC_WARN_UNUSED_RESULT;
/* One that answers AccessDenied to everything. */
DiaTestKeyring *dia_test_keyring_new_denying (void) G_GNUC_WARN_UNUSED_RESULT;
/* One that owns the name and never answers. */
DiaTestKeyring *dia_test_keyring_new_mute    (void) G_GNUC_WARN_UNUSED_RESULT;
/* One that offers no encryption for what is handed to it, and answers nothing
 * else. */
DiaTestKeyring *dia_test_keyring_new_plain   (void) G_GNUC_WARN_UNUSED_RESULT;
/* One that leaves the bus as soon as it is asked something. */
DiaTestKeyring *dia_test_keyring_new_dying   (void) G_GNUC_WARN_UNUSED_RESULT;
/* How many calls one that is no real keyring has got. */
guint           dia_test_keyring_count_calls (DiaTestKeyring *self);
/* Ends it and waits until the name is free. */
void            dia_test_keyring_free        (DiaTestKeyring *self);

/* The @nth answer of the keyring from now on, counted from 1, is the D-Bus error
 * @name; 0: none. Only the answers to what is asked over the test's own connection to
 * the bus, as the vault does. */
void            dia_test_keyring_fail_at     (DiaTestKeyring *self, guint nth, const char *name);
/* Whether it came to that answer. */
gboolean        dia_test_keyring_has_failed  (DiaTestKeyring *self);

/* Locks the collection of a real keyring. */
void            dia_test_keyring_lock        (DiaTestKeyring *self);
/* From now on no collection of a real keyring is the default one, as on a desk where
 * nobody ever kept a password. */
void            dia_test_keyring_forget_default (DiaTestKeyring *self);
/* Where a real keyring keeps its files. (transfer none) */
const char     *dia_test_keyring_get_home    (DiaTestKeyring *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaTestKeyring, dia_test_keyring_free)

G_END_DECLS
