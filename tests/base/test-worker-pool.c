/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-worker-pool.h"

#define N_WORKERS 4

/* A gate that work waits at, so that tests decide when workers are busy. */
typedef struct
{
  GMutex   lock;
  GCond    changed;
  guint    n_arrived;
  gboolean open;
} Gate;

typedef struct
{
  int n_set_up;
  int n_freed;
  int n_work_data_freed;
  int n_answered;
  int n_cancelled;
  int n_closed;
  int sum;
} Counts;

static Counts counts;
static GThread *main_thread;

static void
gate_init (Gate *gate)
{
  g_mutex_init (&gate->lock);
  g_cond_init (&gate->changed);
}

static void
gate_clear (Gate *gate)
{
  g_mutex_clear (&gate->lock);
  g_cond_clear (&gate->changed);
}

static void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->open = TRUE;
  g_cond_broadcast (&gate->changed);
  g_mutex_unlock (&gate->lock);
}

static void
gate_pass (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->n_arrived++;
  g_cond_broadcast (&gate->changed);
  while (!gate->open)
    g_cond_wait (&gate->changed, &gate->lock);
  g_mutex_unlock (&gate->lock);
}

static void
gate_wait_for (Gate  *gate,
               guint  n)
{
  g_mutex_lock (&gate->lock);
  while (gate->n_arrived < n)
    g_cond_wait (&gate->changed, &gate->lock);
  g_mutex_unlock (&gate->lock);
}

static gpointer
set_up_resource (gpointer data)
{
  g_assert_true (g_thread_self () != main_thread);
  g_atomic_int_inc (&counts.n_set_up);
  return g_thread_self ();
}

static void
free_resource (gpointer resource)
{
  g_assert_true (resource == g_thread_self ());
  g_atomic_int_inc (&counts.n_freed);
}

static void
free_work_data (gpointer data)
{
  g_atomic_int_inc (&counts.n_work_data_freed);
}

static void
add (GTask        *task,
     gpointer      resource,
     gpointer      work_data,
     GCancellable *cancellable)
{
  g_assert_true (resource == g_thread_self ());
  g_task_return_int (task, GPOINTER_TO_INT (work_data));
}

static void
wait_at_gate (GTask        *task,
              gpointer      resource,
              gpointer      work_data,
              GCancellable *cancellable)
{
  gate_pass (work_data);
  g_task_return_int (task, 1);
}

static void
on_task_done_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gssize value = g_task_propagate_int (G_TASK (result), &error);

  g_assert_true (g_thread_self () == main_thread);
  counts.n_answered++;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    counts.n_cancelled++;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    counts.n_closed++;
  else
    g_assert_no_error (error);
  if (error == NULL)
    counts.sum += (int) value;
}

static DiaWorkerPool *
make_pool (guint n_workers)
{
  counts = (Counts) { 0 };
  main_thread = g_thread_self ();
  return dia_worker_pool_new (n_workers, set_up_resource, NULL, free_resource);
}

static void
push (DiaWorkerPool *pool,
      GCancellable  *cancellable,
      DiaWorkerFunc  func,
      gpointer       work_data)
{
  dia_worker_pool_push (pool, g_task_new (NULL, cancellable, on_task_done_cb, NULL), func, work_data, free_work_data);
}

static void
wait_for_answers (int n)
{
  while (counts.n_answered < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_many_tasks (void)
{
  DiaWorkerPool *pool = make_pool (N_WORKERS);

  for (int i = 1; i <= 10000; i++)
    push (pool, NULL, add, GINT_TO_POINTER (i % 7));
  wait_for_answers (10000);

  dia_worker_pool_close (pool);
  g_assert_finalize_object (pool);
  g_assert_cmpint (counts.sum, ==, 29998);
  g_assert_cmpint (counts.n_work_data_freed, ==, 10000);
  g_assert_cmpint (counts.n_set_up, <=, N_WORKERS);
  g_assert_cmpint (counts.n_set_up, ==, counts.n_freed);
}

static void
test_all_workers_at_once (void)
{
  DiaWorkerPool *pool = make_pool (N_WORKERS);
  Gate gate = { .open = FALSE };

  gate_init (&gate);
  for (int i = 0; i < 2 * N_WORKERS; i++)
    push (pool, NULL, wait_at_gate, &gate);
  gate_wait_for (&gate, N_WORKERS);
  g_assert_cmpuint (gate.n_arrived, ==, N_WORKERS);
  gate_open (&gate);
  wait_for_answers (2 * N_WORKERS);

  g_assert_cmpint (counts.sum, ==, 2 * N_WORKERS);
  g_assert_finalize_object (pool);
  g_assert_cmpint (counts.n_freed, ==, N_WORKERS);
  gate_clear (&gate);
}

/* A waiting task is answered although every worker is busy. */
static void
test_cancels_waiting (void)
{
  DiaWorkerPool *pool = make_pool (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Gate gate = { .open = FALSE };

  gate_init (&gate);
  push (pool, NULL, wait_at_gate, &gate);
  gate_wait_for (&gate, 1);
  for (int i = 0; i < 100; i++)
    push (pool, cancellable, add, GINT_TO_POINTER (1000));
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (counts.n_answered, ==, 0);
  wait_for_answers (100);
  g_assert_cmpint (counts.n_cancelled, ==, 100);
  push (pool, cancellable, add, GINT_TO_POINTER (1000));
  wait_for_answers (101);

  gate_open (&gate);
  wait_for_answers (102);
  g_assert_cmpint (counts.sum, ==, 1);
  g_assert_cmpint (counts.n_cancelled, ==, 101);
  g_assert_finalize_object (pool);
  g_assert_cmpint (counts.n_work_data_freed, ==, 102);
  gate_clear (&gate);
}

static gpointer
cancel_in_thread (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

/* Cancelling from another thread while workers take tasks: every task answers
 * once, as cancelled or with its sum. */
static void
test_cancel_races (void)
{
  DiaWorkerPool *pool = make_pool (N_WORKERS);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      GThread *thread;

      for (int i = 0; i < 10; i++)
        push (pool, cancellable, add, GINT_TO_POINTER (1));
      thread = g_thread_new ("cancel", cancel_in_thread, cancellable);
      for (int i = 0; i < 10; i++)
        push (pool, cancellable, add, GINT_TO_POINTER (1));
      wait_for_answers (20 * (round + 1));
      g_thread_join (thread);
    }

  g_assert_finalize_object (pool);
  g_assert_cmpint (counts.sum + counts.n_cancelled, ==, 4000);
  g_assert_cmpint (counts.n_work_data_freed, ==, 4000);
}

static gpointer
open_in_thread (gpointer data)
{
  gate_open (data);
  return NULL;
}

static void
test_close_ends_work (void)
{
  DiaWorkerPool *pool = make_pool (1);
  Gate gate = { .open = FALSE };
  GThread *thread;

  gate_init (&gate);
  push (pool, NULL, wait_at_gate, &gate);
  gate_wait_for (&gate, 1);
  push (pool, NULL, add, GINT_TO_POINTER (1000));
  thread = g_thread_new ("open", open_in_thread, &gate);
  dia_worker_pool_close (pool);
  push (pool, NULL, add, GINT_TO_POINTER (1000));
  g_assert_cmpint (counts.n_freed, ==, 1);
  g_assert_cmpint (counts.n_work_data_freed, ==, 3);
  wait_for_answers (3);

  g_thread_join (thread);
  g_assert_cmpint (counts.sum % 1000, ==, 1);
  g_assert_cmpint (counts.n_closed + counts.sum / 1000, ==, 2);
  g_assert_cmpint (counts.n_closed, >=, 1);
  g_assert_finalize_object (pool);
  gate_clear (&gate);
}

static void
test_no_threads_before_work (void)
{
  DiaWorkerPool *pool = make_pool (N_WORKERS);

  g_assert_finalize_object (pool);
  g_assert_cmpint (counts.n_set_up, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/worker-pool/many-tasks", test_many_tasks);
  g_test_add_func ("/base/worker-pool/all-workers-at-once", test_all_workers_at_once);
  g_test_add_func ("/base/worker-pool/cancels-waiting", test_cancels_waiting);
  g_test_add_func ("/base/worker-pool/cancel-races", test_cancel_races);
  g_test_add_func ("/base/worker-pool/close-ends-work", test_close_ends_work);
  g_test_add_func ("/base/worker-pool/no-threads-before-work", test_no_threads_before_work);
  return g_test_run ();
}
