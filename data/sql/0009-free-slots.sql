-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 9: each account at the next of its preferred times that is free. 1: so
-- it was chosen; timing is then 'local', which holds for accounts that have none.

ALTER TABLE content_plans ADD COLUMN slots INTEGER NOT NULL DEFAULT 0 CHECK (slots IN (0, 1));
