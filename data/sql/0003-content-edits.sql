-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 3: what is typed into a content that has planned posts is kept beside
-- it until a person updates them. An edit is a content without posts of its own,
-- with its pictures and variants, at most one for each content.

ALTER TABLE contents ADD COLUMN edit_of INTEGER REFERENCES contents (id) ON DELETE CASCADE;

CREATE UNIQUE INDEX contents_edit_of ON contents (edit_of) WHERE edit_of IS NOT NULL;

DROP INDEX contents_in_draft;
CREATE INDEX contents_in_draft ON contents (changed_at, id)
  WHERE n_planned = 0 AND removed_at IS NULL AND edit_of IS NULL;
