/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the desk wrote itself and reads again: from the workspace, the keyring
 * and the arguments of actions. */

#include "fuzz.h"

#include "dia-audit-entry.h"
#include "dia-credentials.h"
#include "dia-dpop.h"
#include "dia-id.h"
#include "dia-journal-entry.h"
#include "dia-network.h"
#include "dia-part-record.h"
#include "dia-post-state.h"
#include "dia-practice-record.h"
#include "dia-publishing-rules.h"
#include "dia-scope.h"

static void
check_record (const char *text)
{
  g_autoptr (DiaPartRecord) record = dia_part_record_from_text (text);
  g_autofree char *written = record != NULL ? dia_part_record_to_text (record) : NULL;
  g_autoptr (DiaPartRecord) again = written != NULL ? dia_part_record_from_text (written) : NULL;
  g_autofree char *twice = again != NULL ? dia_part_record_to_text (again) : NULL;

  /* A repeat after a crash must be of the very same thing. */
  g_assert_cmpstr (twice, ==, written);
  dia_practice_record_count_pictures (text);
}

static void
check_secret (const char *text)
{
  g_autoptr (DiaCredentials) credentials = dia_credentials_from_secret (text);
  g_autofree char *written = credentials != NULL ? dia_credentials_to_secret (credentials) : NULL;
  g_autoptr (DiaCredentials) again = written != NULL ? dia_credentials_from_secret (written) : NULL;
  g_autoptr (DiaDpop) dpop = dia_dpop_new_from_jwk (text, NULL);
  g_autofree char *key = dpop != NULL ? dia_dpop_dup_jwk (dpop) : NULL;

  g_assert_true ((credentials == NULL) == (again == NULL));
  if (again != NULL)
    g_assert_cmpstr (again->access_token, ==, credentials->access_token);
}

static void
check_scope (const char *text)
{
  g_autoptr (DiaScope) scope = dia_scope_from_string (text);
  g_autofree char *written = scope != NULL ? dia_scope_to_string (scope) : NULL;
  g_autoptr (DiaScope) again = written != NULL ? dia_scope_from_string (written) : NULL;

  if (scope != NULL)
    g_assert_true (again != NULL && dia_scope_equal (scope, again));
}

static void
check_id (const char *text)
{
  g_autofree char *written = NULL;
  DiaId id, again;

  if (!dia_id_from_string (text, &id))
    return;

  written = dia_id_to_string (id);
  g_assert_true (dia_id_from_string (written, &again));
  g_assert_cmpint (again, ==, id);
}

static void
check_words (const char *text)
{
  DiaAuditOutcome audit_outcome;
  DiaAuditEvent event;
  DiaOutcome outcome;
  DiaPostState state;
  DiaLatePolicy policy;
  DiaStep step;

  if (dia_post_state_from_string (text, &state))
    g_assert_cmpstr (dia_post_state_to_string (state), ==, text);
  if (dia_step_from_string (text, &step))
    g_assert_cmpstr (dia_step_to_string (step), ==, text);
  if (dia_outcome_from_string (text, &outcome))
    g_assert_cmpstr (dia_outcome_to_string (outcome), ==, text);
  if (dia_late_policy_from_string (text, &policy))
    g_assert_cmpstr (dia_late_policy_to_string (policy), ==, text);
  dia_audit_event_from_string (text, &event);
  dia_audit_outcome_from_string (text, &audit_outcome);
}

static void
check_limits (const char *text)
{
  g_autofree char *written = NULL;
  g_autofree char *twice = NULL;
  DiaLimits limits = { 0 }, again = { 0 };

  if (!dia_limits_from_string (text, &limits))
    return;

  written = dia_limits_to_string (&limits);
  g_assert_true (dia_limits_from_string (written, &again));
  twice = dia_limits_to_string (&again);
  g_assert_cmpstr (twice, ==, written);
}

void
fuzz_feed_stored (const guint8 *data,
                  gsize         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);

  check_record (text);
  check_secret (text);
  check_scope (text);
  check_id (text);
  check_words (text);
  check_limits (text);
}
