/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dia_page_memory_watch:
 * @stack: whose pages drop what they need only while somebody looks at them
 *
 * From now on, once another page of @stack has settled, memory that nothing uses
 * any more goes back to the system: what is left lies between what was dropped, and
 * the allocator would keep all of it. Ends with @stack. Main thread.
 */
void dia_page_memory_watch (GtkStack *stack);

/* The same at once, for what drops much while its page stays: to be called when
 * nothing else is to be done, since it takes up to some milliseconds. Main thread. */
void dia_page_memory_give_back (void);

G_END_DECLS
