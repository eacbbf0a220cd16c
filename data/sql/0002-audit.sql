-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 2: what has to be accounted for when all else of it is gone. Rows are
-- added, never changed and never deleted. event and outcome are the words of the
-- model's _to_string.

CREATE TABLE audit (
  id         INTEGER PRIMARY KEY NOT NULL,
  at         INTEGER NOT NULL,
  event      TEXT NOT NULL,
  outcome    TEXT NOT NULL,
  -- No reference: the row outlives its account.
  account_id INTEGER NOT NULL,
  network    TEXT NOT NULL,
  server     TEXT NOT NULL,
  handle     TEXT NOT NULL,
  detail     TEXT NOT NULL
) STRICT;

CREATE INDEX audit_by_account ON audit (account_id, id);

CREATE TRIGGER audit_update BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE (ABORT, 'what the audit says is never changed');
END;

CREATE TRIGGER audit_delete BEFORE DELETE ON audit
BEGIN
  SELECT RAISE (ABORT, 'what the audit says is never deleted');
END;

-- Without this, INSERT OR REPLACE would take a row's place.
CREATE TRIGGER audit_insert BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = new.id)
BEGIN
  SELECT RAISE (ABORT, 'what the audit says is never replaced');
END;
