-- SPDX-License-Identifier: GPL-3.0-or-later
-- The workspace, schema 1. Instants are UTC milliseconds, ids are made by the
-- program (dia-id.h), states and kinds are the words of the model's _to_string.

CREATE TABLE settings (
  key   TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE brands (
  id          INTEGER PRIMARY KEY NOT NULL,
  name        TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  color       TEXT NOT NULL,
  mark        TEXT NOT NULL,
  position    INTEGER NOT NULL,
  removed_at  INTEGER
) STRICT;

CREATE TABLE accounts (
  id                 INTEGER PRIMARY KEY NOT NULL,
  brand_id           INTEGER NOT NULL REFERENCES brands (id) ON DELETE CASCADE,
  network            TEXT NOT NULL,
  server             TEXT NOT NULL,
  handle             TEXT NOT NULL,
  handle_folded      TEXT NOT NULL,
  name               TEXT NOT NULL,
  name_folded        TEXT NOT NULL,
  remote_id          TEXT NOT NULL,
  language           TEXT NOT NULL,
  market             TEXT NOT NULL,
  zone               TEXT NOT NULL,
  labels             TEXT NOT NULL,
  sign_in            TEXT NOT NULL CHECK (sign_in IN ('not-needed', 'ok', 'expires', 'needed')),
  sign_in_expires_at INTEGER,
  sign_in_note       TEXT NOT NULL,
  limits             TEXT NOT NULL,
  limits_read_at     INTEGER,
  position           INTEGER NOT NULL,
  removed_at         INTEGER
) STRICT;

CREATE INDEX accounts_by_brand ON accounts (brand_id, position);
CREATE INDEX accounts_to_sign_in ON accounts (id) WHERE sign_in = 'needed';
-- One and the same account must not be kept twice: it would send twice.
CREATE UNIQUE INDEX accounts_once ON accounts (network, server, handle_folded)
  WHERE removed_at IS NULL AND handle_folded <> '';

-- The words of accounts.labels one by one, for scopes.
CREATE TABLE account_labels (
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  label      TEXT NOT NULL,
  PRIMARY KEY (account_id, label)
) STRICT, WITHOUT ROWID;

CREATE TABLE scopes (
  id          INTEGER PRIMARY KEY NOT NULL,
  name        TEXT NOT NULL,
  name_folded TEXT NOT NULL UNIQUE,
  scope       TEXT NOT NULL
) STRICT;

CREATE TABLE key_moments (
  id        INTEGER PRIMARY KEY NOT NULL,
  title     TEXT NOT NULL,
  brief     TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day  TEXT NOT NULL,
  color     TEXT NOT NULL
) STRICT;

CREATE INDEX key_moments_by_day ON key_moments (first_day, last_day);

CREATE TABLE contents (
  id         INTEGER PRIMARY KEY NOT NULL,
  title      TEXT NOT NULL,
  text       TEXT NOT NULL,
  language   TEXT NOT NULL,
  link       TEXT NOT NULL,
  warning    TEXT NOT NULL,
  reply_to   TEXT NOT NULL,
  visibility TEXT NOT NULL CHECK (visibility IN ('public', 'unlisted', 'private', 'direct')),
  revision   INTEGER NOT NULL,
  moment_id  INTEGER REFERENCES key_moments (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  -- How many of its posts are planned, sent or otherwise beyond the draft; kept
  -- by the triggers below, so that drafts are found without looking at posts.
  n_planned  INTEGER NOT NULL DEFAULT 0,
  removed_at INTEGER
) STRICT;

CREATE INDEX contents_in_draft ON contents (changed_at, id) WHERE n_planned = 0 AND removed_at IS NULL;
CREATE INDEX contents_by_moment ON contents (moment_id) WHERE moment_id IS NOT NULL;

CREATE TABLE content_media (
  content_id INTEGER NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  sha256     TEXT NOT NULL,
  mime_type  TEXT NOT NULL,
  width      INTEGER NOT NULL,
  height     INTEGER NOT NULL,
  bytes      INTEGER NOT NULL,
  alt        TEXT NOT NULL,
  PRIMARY KEY (content_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX content_media_by_sha256 ON content_media (sha256);

CREATE TABLE content_variants (
  content_id      INTEGER NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
  position        INTEGER NOT NULL,
  language        TEXT NOT NULL,
  network         TEXT NOT NULL,
  account_id      INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
  text            TEXT NOT NULL,
  warning         TEXT NOT NULL,
  source_revision INTEGER NOT NULL,
  PRIMARY KEY (content_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX content_variants_by_account ON content_variants (account_id) WHERE account_id IS NOT NULL;

CREATE TABLE posts (
  id               INTEGER PRIMARY KEY NOT NULL,
  content_id       INTEGER NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
  account_id       INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  state            TEXT NOT NULL CHECK (state IN (
                     'draft', 'in-review', 'changes-requested', 'approved', 'scheduled', 'sending', 'published',
                     'failed', 'awaiting-person', 'unconfirmed', 'missed', 'cancelled')),
  slot_wall        TEXT NOT NULL,
  slot_zone        TEXT NOT NULL,
  slot_at          INTEGER,
  slot_kind        INTEGER NOT NULL CHECK (slot_kind BETWEEN 0 AND 2),
  own_text         INTEGER NOT NULL CHECK (own_text IN (0, 1)),
  behind           INTEGER NOT NULL CHECK (behind IN (0, 1)),
  text             TEXT NOT NULL,
  warning          TEXT NOT NULL,
  text_hash        INTEGER NOT NULL,
  attempts         INTEGER NOT NULL,
  not_before       INTEGER,
  published_at     INTEGER,
  remote_id        TEXT NOT NULL,
  remote_url       TEXT NOT NULL,
  problem          TEXT NOT NULL,
  version          INTEGER NOT NULL,
  claim_owner      TEXT,
  claim_token      INTEGER,
  claim_expires_at INTEGER,
  -- Set while the account or the content is removed: what to go back to.
  removed_state    TEXT,
  CHECK (state <> 'scheduled' OR slot_at IS NOT NULL),
  CHECK ((state = 'sending') = (claim_token IS NOT NULL))
) STRICT;

-- Lists by state, and counts.
CREATE INDEX posts_by_state ON posts (state, id, account_id);
-- What is due, and "next out".
CREATE INDEX posts_next_out ON posts (slot_at, content_id, account_id) WHERE state = 'scheduled';
-- The days of a calendar, and of the last 30 days.
CREATE INDEX posts_by_slot ON posts (slot_at, state, published_at, account_id);
CREATE INDEX posts_by_account ON posts (account_id, slot_at);
CREATE INDEX posts_by_content ON posts (content_id, account_id);
CREATE INDEX posts_gone_out ON posts (published_at, id, account_id) WHERE state = 'published';
CREATE INDEX posts_gone_out_of_account ON posts (account_id, published_at, id) WHERE state = 'published';
CREATE INDEX posts_needing_person ON posts (slot_at, id, account_id)
  WHERE state IN ('failed', 'awaiting-person', 'unconfirmed', 'missed');
-- What is next for an account, and whether it has the same text already.
CREATE INDEX posts_in_line ON posts (account_id, slot_at, id) WHERE state = 'scheduled';
CREATE INDEX posts_planned_text ON posts (account_id, text_hash) WHERE state = 'scheduled';
CREATE INDEX posts_put_off ON posts (not_before) WHERE state = 'scheduled' AND not_before IS NOT NULL;
-- An account sends one post at a time: that keeps their order.
CREATE UNIQUE INDEX posts_one_sending ON posts (account_id) WHERE state = 'sending';

CREATE TRIGGER posts_planned_insert AFTER INSERT ON posts
WHEN new.state NOT IN ('draft', 'in-review', 'changes-requested', 'approved', 'cancelled')
BEGIN
  UPDATE contents SET n_planned = n_planned + 1 WHERE id = new.content_id;
END;

CREATE TRIGGER posts_planned_update AFTER UPDATE OF state ON posts
WHEN (old.state IN ('draft', 'in-review', 'changes-requested', 'approved', 'cancelled'))
  <> (new.state IN ('draft', 'in-review', 'changes-requested', 'approved', 'cancelled'))
BEGIN
  UPDATE contents
     SET n_planned = n_planned + CASE
           WHEN new.state IN ('draft', 'in-review', 'changes-requested', 'approved', 'cancelled') THEN -1 ELSE 1 END
   WHERE id = new.content_id;
END;

CREATE TRIGGER posts_planned_delete AFTER DELETE ON posts
WHEN old.state NOT IN ('draft', 'in-review', 'changes-requested', 'approved', 'cancelled')
BEGIN
  UPDATE contents SET n_planned = n_planned - 1 WHERE id = old.content_id;
END;

CREATE TABLE journal (
  id         INTEGER PRIMARY KEY NOT NULL,
  post_id    INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  attempt    INTEGER NOT NULL,
  part       INTEGER NOT NULL,
  step       TEXT NOT NULL CHECK (step IN ('upload', 'prepare', 'commit', 'look', 'person', 'hold')),
  item       INTEGER NOT NULL,
  key        TEXT NOT NULL,
  payload    TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,
  outcome    TEXT NOT NULL CHECK (outcome IN ('open', 'done', 'refused', 'not-sent', 'unknown', 'absent')),
  remote_id  TEXT NOT NULL,
  remote_url TEXT NOT NULL,
  detail     TEXT NOT NULL
) STRICT;

CREATE INDEX journal_by_post ON journal (post_id, id);

-- Single readings. post_id is 0 for the counters of the account itself.
CREATE TABLE metric_samples (
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  post_id    INTEGER NOT NULL,
  name       TEXT NOT NULL,
  at         INTEGER NOT NULL,
  value      INTEGER NOT NULL,
  PRIMARY KEY (account_id, post_id, name, at)
) STRICT, WITHOUT ROWID;

CREATE INDEX metric_samples_by_post ON metric_samples (post_id, name, at) WHERE post_id <> 0;

-- The last reading of each UTC day of the account's own counters; day counts
-- from 1970-01-01.
CREATE TABLE metric_days (
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  day        INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  value      INTEGER NOT NULL,
  PRIMARY KEY (account_id, name, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX metric_days_by_name ON metric_days (name, day, account_id, value);

-- What the practice network has "published". Not bound to accounts: a network
-- does not forget because a desk did.
CREATE TABLE practice_posts (
  account_id INTEGER NOT NULL,
  remote_id  TEXT NOT NULL,
  text       TEXT NOT NULL,
  record     TEXT NOT NULL,
  at         INTEGER NOT NULL,
  deleted    INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  PRIMARY KEY (account_id, remote_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX practice_posts_by_time ON practice_posts (account_id, at, remote_id) WHERE deleted = 0;

-- Full text. The tables keep the words only, the text stays where it is.
CREATE VIRTUAL TABLE post_search USING fts5 (
  text, content = 'posts', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER post_search_insert AFTER INSERT ON posts
BEGIN
  INSERT INTO post_search (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER post_search_update AFTER UPDATE OF text ON posts WHEN old.text <> new.text
BEGIN
  INSERT INTO post_search (post_search, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO post_search (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER post_search_delete AFTER DELETE ON posts
BEGIN
  INSERT INTO post_search (post_search, rowid, text) VALUES ('delete', old.id, old.text);
END;

CREATE VIRTUAL TABLE content_search USING fts5 (
  title, text, content = 'contents', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER content_search_insert AFTER INSERT ON contents
BEGIN
  INSERT INTO content_search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE TRIGGER content_search_update AFTER UPDATE OF title, text ON contents
WHEN old.title <> new.title OR old.text <> new.text
BEGIN
  INSERT INTO content_search (content_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
  INSERT INTO content_search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE TRIGGER content_search_delete AFTER DELETE ON contents
BEGIN
  INSERT INTO content_search (content_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;

-- What the planner is told of a large workspace: without it, it takes a state
-- for as selective as a key, and sorts all posts of that state. The same for
-- every workspace, so that each plan is the one that was tested. Rows, then how
-- many of them share the first column, the first two…
ANALYZE;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('posts', 'posts_by_state', '1000000 90000 1 1'),
  ('posts', 'posts_next_out', '100000 20 10 1'),
  ('posts', 'posts_by_slot', '1000000 20 15 10 1'),
  ('posts', 'posts_by_account', '1000000 5000 2'),
  ('posts', 'posts_by_content', '1000000 10 2'),
  ('posts', 'posts_gone_out', '900000 2 1 1'),
  ('posts', 'posts_gone_out_of_account', '900000 5000 2 1'),
  ('posts', 'posts_needing_person', '1000 2 1 1'),
  ('posts', 'posts_in_line', '100000 500 2 1'),
  ('posts', 'posts_planned_text', '100000 500 2'),
  ('posts', 'posts_put_off', '100 2'),
  ('posts', 'posts_one_sending', '10 1'),
  ('journal', 'journal_by_post', '4000000 4 1');
ANALYZE sqlite_schema;
