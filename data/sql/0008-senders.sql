-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 8: who sends is chosen like a time, and waits like one.

-- Of a content with planned posts, who shall send them once its edit is
-- committed; of a draft, who was chosen. '' when nobody was: as posts have it.
ALTER TABLE content_plans ADD COLUMN sender TEXT NOT NULL DEFAULT '' CHECK (sender IN ('', 'desk', 'server'));

-- posts.kept has one value more. 4: the server may have it, and shall give it
-- back, so that what a person wants is known also before it has.
DROP TRIGGER hand_overs_insert;
DROP TRIGGER hand_overs_update;

CREATE TRIGGER hand_overs_insert AFTER INSERT ON hand_overs
BEGIN
  UPDATE posts SET kept = CASE WHEN new.phase = 'wanted' THEN new.wish WHEN new.wish = 0 THEN 4
                               WHEN new.phase = 'kept' THEN 3 ELSE 2 END
   WHERE id = new.post_id;
END;

CREATE TRIGGER hand_overs_update AFTER UPDATE OF phase, wish ON hand_overs
BEGIN
  UPDATE posts SET kept = CASE WHEN new.phase = 'wanted' THEN new.wish WHEN new.wish = 0 THEN 4
                               WHEN new.phase = 'kept' THEN 3 ELSE 2 END
   WHERE id = new.post_id;
END;

UPDATE posts SET kept = 4 WHERE id IN (SELECT post_id FROM hand_overs WHERE wish = 0 AND phase <> 'wanted');
