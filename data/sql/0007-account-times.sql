-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 7: when an account likes to post, by its own clock (dia-timetable.h).

CREATE TABLE account_times (
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  weekday    INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  minute     INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
  PRIMARY KEY (account_id, weekday, minute)
) STRICT, WITHOUT ROWID;
