-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 4: what a person has decided and the rest of the workspace does not say
-- yet: for whom and when a content is meant, and which sign-ins are to be ended
-- at servers that could not be reached.

-- Of a content with planned posts, what its edit changes beside the words; of a
-- draft, the time that was chosen, however few posts it has.
CREATE TABLE content_plans (
  content_id INTEGER PRIMARY KEY NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
  changed_at INTEGER NOT NULL,
  -- '' when no time was chosen: posts keep the one that they have.
  timing     TEXT NOT NULL CHECK (timing IN ('', 'now', 'instant', 'local')),
  wall       TEXT NOT NULL,
  zone       TEXT NOT NULL
) STRICT;

-- The accounts whose planned posts are to be cancelled (0), and those whose
-- drafts came beside planned posts (1).
CREATE TABLE content_plan_accounts (
  content_id INTEGER NOT NULL REFERENCES content_plans (content_id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  chosen     INTEGER NOT NULL CHECK (chosen IN (0, 1)),
  PRIMARY KEY (content_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX content_plan_accounts_by_account ON content_plan_accounts (account_id);

-- Sign-ins of accounts that are gone. Their secrets are in the keyring, under
-- account_id, until the server has been told. No references: a row outlives all
-- else of its account.
CREATE TABLE sign_outs (
  account_id INTEGER PRIMARY KEY NOT NULL,
  network    TEXT NOT NULL,
  server     TEXT NOT NULL,
  handle     TEXT NOT NULL,
  since      INTEGER NOT NULL
) STRICT;
