-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 5: what a key moment asks of whom, and what it gives them for it.
-- audience is a scope as text (dia-scope.h), '' for every account; deadlines are
-- days by market (dia-key-moment.h).

ALTER TABLE key_moments ADD COLUMN objective TEXT NOT NULL DEFAULT '';
ALTER TABLE key_moments ADD COLUMN audience TEXT NOT NULL DEFAULT '';
ALTER TABLE key_moments ADD COLUMN deadlines TEXT NOT NULL DEFAULT '';
-- In hundredths; 0 for none.
ALTER TABLE key_moments ADD COLUMN budget INTEGER NOT NULL DEFAULT 0;
ALTER TABLE key_moments ADD COLUMN currency TEXT NOT NULL DEFAULT '';
ALTER TABLE key_moments ADD COLUMN hashtags TEXT NOT NULL DEFAULT '';
ALTER TABLE key_moments ADD COLUMN dos TEXT NOT NULL DEFAULT '';
ALTER TABLE key_moments ADD COLUMN donts TEXT NOT NULL DEFAULT '';
-- Its contents keep their moment_id, so that it can come back.
ALTER TABLE key_moments ADD COLUMN removed_at INTEGER;

CREATE TABLE moment_messages (
  moment_id INTEGER NOT NULL REFERENCES key_moments (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  language  TEXT NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY (moment_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE moment_links (
  moment_id INTEGER NOT NULL REFERENCES key_moments (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  title     TEXT NOT NULL,
  url       TEXT NOT NULL,
  PRIMARY KEY (moment_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE moment_media (
  moment_id INTEGER NOT NULL REFERENCES key_moments (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  sha256    TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  width     INTEGER NOT NULL,
  height    INTEGER NOT NULL,
  bytes     INTEGER NOT NULL,
  alt       TEXT NOT NULL,
  PRIMARY KEY (moment_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX moment_media_by_sha256 ON moment_media (sha256);

-- Of whom one content of a key moment is expected, when not of all of them.
CREATE TABLE content_audiences (
  content_id INTEGER PRIMARY KEY NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
  audience   TEXT NOT NULL
) STRICT;

-- What an account need not do, and why; without a content: all of the moment.
CREATE TABLE moment_waivers (
  moment_id  INTEGER NOT NULL REFERENCES key_moments (id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  content_id INTEGER REFERENCES contents (id) ON DELETE CASCADE,
  reason     TEXT NOT NULL,
  waived_at  INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX moment_waivers_of_contents ON moment_waivers (moment_id, account_id, content_id)
  WHERE content_id IS NOT NULL;
CREATE UNIQUE INDEX moment_waivers_of_moments ON moment_waivers (moment_id, account_id) WHERE content_id IS NULL;
CREATE INDEX moment_waivers_by_account ON moment_waivers (account_id);
CREATE INDEX moment_waivers_by_content ON moment_waivers (content_id) WHERE content_id IS NOT NULL;
