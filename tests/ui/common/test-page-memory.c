/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-page-memory.h"

#include <string.h>
#include <unistd.h>

#include "dia-test-support.h"

#define N_PIECES 8192
#define PIECE    4096
#define ENOUGH   (N_PIECES * PIECE / 4 * 3)

/* What is in memory of this process, in bytes. */
static gsize
read_resident (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) numbers = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  numbers = g_strsplit (text, " ", 3);
  return g_ascii_strtoull (numbers[1], NULL, 10) * (gsize) sysconf (_SC_PAGESIZE);
}

static gboolean
is_given_back (gpointer full)
{
  return read_resident () + ENOUGH < *(gsize *) full;
}

static GtkWidget *
make_stack (void)
{
  GtkWidget *stack = g_object_ref_sink (gtk_stack_new ());

  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new (NULL), "first");
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new (NULL), "second");
  dia_page_memory_watch (GTK_STACK (stack));
  return stack;
}

/* One piece that stays, above those that go, keeps them all without this. */
static void
test_gives_back (void)
{
  GtkWidget *stack = make_stack ();
  g_autofree char **pieces = g_new0 (char *, N_PIECES);
  gsize full;

#if defined (__SANITIZE_ADDRESS__) || defined (__SANITIZE_THREAD__)
  g_test_skip ("a sanitizer has an allocator of its own");
  g_assert_finalize_object (stack);
  return;
#endif
  for (guint i = 0; i < N_PIECES; i++)
    {
      pieces[i] = g_malloc (PIECE);
      memset (pieces[i], 1, PIECE);
    }
  full = read_resident ();
  for (guint i = 0; i < N_PIECES - 1; i++)
    g_free (pieces[i]);

  g_assert_false (is_given_back (&full));
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "second");
  g_assert_true (dia_test_wait_until (is_given_back, &full));
  g_free (pieces[N_PIECES - 1]);
  g_assert_finalize_object (stack);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/ui/page-memory/gives-back", test_gives_back);
  return g_test_run ();
}
