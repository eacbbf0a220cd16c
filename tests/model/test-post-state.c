/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-post-state.h"

#define NO DIA_POST_N_STATES

/* Every cell, written down a second time and in another order: columns are the
 * events as people meet them. */
typedef struct
{
  DiaPostState state;
  DiaPostState submit, changes, approve, withdraw, schedule, claim, release, hand;
  DiaPostState confirm, refuse, lose, miss, retry, cancel, restore, appear, vanish;
} Row;

#define REV DIA_POST_IN_REVIEW
#define DRA DIA_POST_DRAFT
#define CHA DIA_POST_CHANGES_REQUESTED
#define APP DIA_POST_APPROVED
#define SCH DIA_POST_SCHEDULED
#define SEN DIA_POST_SENDING
#define PUB DIA_POST_PUBLISHED
#define FAI DIA_POST_FAILED
#define AWA DIA_POST_AWAITING_PERSON
#define UNC DIA_POST_UNCONFIRMED
#define MIS DIA_POST_MISSED
#define CAN DIA_POST_CANCELLED

static const Row rows[] = {
  /*      sub  cha  app  wit  sch  cla  rel  han  con  ref  los  mis  ret  can  res  app  van */
  { DRA,  REV, NO,  NO,  NO,  SCH, NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  CAN, NO,  PUB, NO },
  { REV,  NO,  CHA, APP, DRA, NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  CAN, NO,  PUB, NO },
  { CHA,  REV, NO,  NO,  DRA, NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  CAN, NO,  PUB, NO },
  { APP,  NO,  CHA, NO,  DRA, SCH, NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  CAN, NO,  PUB, NO },
  { SCH,  NO,  NO,  NO,  DRA, SCH, SEN, NO,  AWA, NO,  NO,  NO,  MIS, NO,  CAN, NO,  PUB, UNC },
  { SEN,  NO,  NO,  NO,  NO,  NO,  NO,  SCH, AWA, PUB, FAI, UNC, NO,  NO,  NO,  NO,  NO,  NO },
  { PUB,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO },
  { FAI,  NO,  NO,  NO,  DRA, SCH, NO,  NO,  NO,  PUB, NO,  NO,  NO,  SCH, CAN, NO,  PUB, NO },
  { AWA,  NO,  NO,  NO,  DRA, SCH, NO,  NO,  NO,  PUB, NO,  NO,  NO,  NO,  CAN, NO,  PUB, NO },
  { UNC,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  PUB, NO,  NO,  NO,  SCH, CAN, NO,  PUB, NO },
  { MIS,  NO,  NO,  NO,  DRA, SCH, NO,  NO,  NO,  PUB, NO,  NO,  NO,  SCH, CAN, NO,  PUB, NO },
  { CAN,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  DRA, PUB, NO },
};

static DiaPostState
expect (const Row    *row,
        DiaPostEvent  event)
{
  switch (event)
    {
    case DIA_POST_EVENT_SUBMIT: return row->submit;
    case DIA_POST_EVENT_REQUEST_CHANGES: return row->changes;
    case DIA_POST_EVENT_APPROVE: return row->approve;
    case DIA_POST_EVENT_WITHDRAW: return row->withdraw;
    case DIA_POST_EVENT_SCHEDULE: return row->schedule;
    case DIA_POST_EVENT_CLAIM: return row->claim;
    case DIA_POST_EVENT_RELEASE: return row->release;
    case DIA_POST_EVENT_HAND_TO_PERSON: return row->hand;
    case DIA_POST_EVENT_CONFIRM: return row->confirm;
    case DIA_POST_EVENT_REFUSE: return row->refuse;
    case DIA_POST_EVENT_LOSE: return row->lose;
    case DIA_POST_EVENT_MISS: return row->miss;
    case DIA_POST_EVENT_RETRY: return row->retry;
    case DIA_POST_EVENT_CANCEL: return row->cancel;
    case DIA_POST_EVENT_RESTORE: return row->restore;
    case DIA_POST_EVENT_APPEAR: return row->appear;
    case DIA_POST_EVENT_VANISH: return row->vanish;
    case DIA_POST_N_EVENTS: break;
    }

  g_assert_not_reached ();
}

static void
test_every_cell (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, DIA_POST_N_STATES);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      for (guint event = 0; event < DIA_POST_N_EVENTS; event++)
        {
          DiaPostState expected = expect (&rows[i], event);
          DiaPostState next = NO;

          g_assert_cmpint (dia_post_state_after (rows[i].state, event, &next), ==, expected != NO);
          g_assert_cmpint (next, ==, expected);
        }
    }
}

/* Whatever happens, a post that nobody has published can still end somewhere
 * that a person has asked for, and only the claim leads to sending. */
static void
test_only_a_claim_sends (void)
{
  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    {
      for (guint event = 0; event < DIA_POST_N_EVENTS; event++)
        {
          DiaPostState next;

          if (dia_post_state_after (state, event, &next) && next == DIA_POST_SENDING)
            {
              g_assert_cmpint (state, ==, DIA_POST_SCHEDULED);
              g_assert_cmpint (event, ==, DIA_POST_EVENT_CLAIM);
            }
        }
    }
}

static void
test_names (void)
{
  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    {
      DiaPostState back = NO;

      g_assert_true (dia_post_state_from_string (dia_post_state_to_string (state), &back));
      g_assert_cmpint (back, ==, state);
      g_assert_cmpstr (dia_post_state_get_label (state), !=, "");
    }
}

static void
test_refuses_other_names (void)
{
  DiaPostState state = DIA_POST_FAILED;

  g_assert_false (dia_post_state_from_string ("Draft", &state));
  g_assert_false (dia_post_state_from_string ("", &state));
  g_assert_false (dia_post_state_from_string (NULL, &state));
  g_assert_cmpint (state, ==, DIA_POST_FAILED);
}

static void
test_needs_person (void)
{
  guint n = 0;

  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    n += dia_post_state_needs_person (state) ? 1 : 0;

  g_assert_cmpuint (n, ==, 4);
  g_assert_true (dia_post_state_needs_person (DIA_POST_UNCONFIRMED));
  g_assert_true (dia_post_state_needs_person (DIA_POST_AWAITING_PERSON));
}

/* What needs a person comes before all that does not, and no two are alike. */
static void
test_urgency (void)
{
  guint seen = 0;

  for (guint a = 0; a < DIA_POST_N_STATES; a++)
    {
      seen |= 1u << dia_post_state_get_urgency (a);
      for (guint b = 0; b < DIA_POST_N_STATES; b++)
        if (dia_post_state_needs_person (a) && !dia_post_state_needs_person (b))
          g_assert_cmpint (dia_post_state_get_urgency (a), >, dia_post_state_get_urgency (b));
    }
  g_assert_cmphex (seen, ==, (1u << DIA_POST_N_STATES) - 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/post-state/every-cell", test_every_cell);
  g_test_add_func ("/model/post-state/only-a-claim-sends", test_only_a_claim_sends);
  g_test_add_func ("/model/post-state/names", test_names);
  g_test_add_func ("/model/post-state/refuses-other-names", test_refuses_other_names);
  g_test_add_func ("/model/post-state/needs-person", test_needs_person);
  g_test_add_func ("/model/post-state/urgency", test_urgency);
  return g_test_run ();
}
