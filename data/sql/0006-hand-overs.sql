-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 6: posts that a server keeps until their time. A row is what is known
-- of one of them; it outlives its post, since the server does not hear of that.

CREATE TABLE hand_overs (
  post_id          INTEGER PRIMARY KEY NOT NULL,
  account_id       INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  phase            TEXT NOT NULL CHECK (phase IN ('wanted', 'asking', 'kept', 'moving', 'taking')),
  wish             INTEGER NOT NULL CHECK (wish IN (0, 1)),
  remote_id        TEXT NOT NULL,
  -- For when the server keeps it, or was asked to.
  at               INTEGER,
  key              TEXT NOT NULL,
  -- What was sent, and what it was made of.
  record           TEXT NOT NULL,
  print            TEXT NOT NULL,
  asked_at         INTEGER,
  tries            INTEGER NOT NULL,
  -- When somebody has to look at it; the triggers below make that at once.
  due_at           INTEGER NOT NULL,
  changed          INTEGER NOT NULL CHECK (changed IN (0, 1)),
  claim_owner      TEXT,
  claim_token      INTEGER,
  claim_expires_at INTEGER,
  CHECK (phase <> 'kept' OR (remote_id <> '' AND at IS NOT NULL))
) STRICT;

CREATE INDEX hand_overs_due ON hand_overs (due_at);
CREATE INDEX hand_overs_by_account ON hand_overs (account_id, at);

-- 0: the desk sends it. 1: it shall be handed over. 2: the server may have it,
-- and the desk must not send it. 3: the server has said that it has it.
ALTER TABLE posts ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;

CREATE TRIGGER hand_overs_insert AFTER INSERT ON hand_overs
BEGIN
  UPDATE posts SET kept = CASE new.phase WHEN 'wanted' THEN new.wish WHEN 'kept' THEN 3 ELSE 2 END
   WHERE id = new.post_id;
END;

CREATE TRIGGER hand_overs_update AFTER UPDATE OF phase, wish ON hand_overs
BEGIN
  UPDATE posts SET kept = CASE new.phase WHEN 'wanted' THEN new.wish WHEN 'kept' THEN 3 ELSE 2 END
   WHERE id = new.post_id;
END;

CREATE TRIGGER hand_overs_delete AFTER DELETE ON hand_overs
BEGIN
  UPDATE posts SET kept = 0 WHERE id = old.post_id;
END;

-- Whoever changes a post need not know that a server keeps it.
CREATE TRIGGER hand_overs_post_update AFTER UPDATE OF state, slot_at, text, warning ON posts WHEN new.kept > 0
BEGIN
  UPDATE hand_overs SET due_at = 0, changed = 1 WHERE post_id = new.id;
END;

-- What the desk has sent itself is of no interest any more.
CREATE TRIGGER hand_overs_post_sent AFTER UPDATE OF state ON posts WHEN new.kept = 1 AND new.state = 'published'
BEGIN
  DELETE FROM hand_overs WHERE post_id = new.id AND phase = 'wanted';
END;

CREATE TRIGGER hand_overs_post_delete AFTER DELETE ON posts WHEN old.kept > 0
BEGIN
  UPDATE hand_overs SET due_at = 0, changed = 1 WHERE post_id = old.id;
END;

CREATE TRIGGER hand_overs_content_update AFTER UPDATE OF link, language, reply_to, visibility ON contents
BEGIN
  UPDATE hand_overs SET due_at = 0, changed = 1
   WHERE post_id IN (SELECT id FROM posts WHERE content_id = new.id AND kept > 0);
END;

CREATE TRIGGER hand_overs_media_insert AFTER INSERT ON content_media
BEGIN
  UPDATE hand_overs SET due_at = 0, changed = 1
   WHERE post_id IN (SELECT id FROM posts WHERE content_id = new.content_id AND kept > 0);
END;

CREATE TRIGGER hand_overs_media_delete AFTER DELETE ON content_media
BEGIN
  UPDATE hand_overs SET due_at = 0, changed = 1
   WHERE post_id IN (SELECT id FROM posts WHERE content_id = old.content_id AND kept > 0);
END;
