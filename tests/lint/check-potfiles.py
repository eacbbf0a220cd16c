#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in names every file that holds words for people, sorted."""

import re

import lint

CALL = re.compile(r'\b(_|C_|N_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?)\s*\(')
MARKED = re.compile(r'translatable="(yes|true)"')
ALWAYS = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml')


def has_words(path):
    if path.name.endswith(ALWAYS):
        return True
    if path.suffix in ('.c', '.h'):
        return bool(CALL.search(lint.bare_code(lint.read(path))))
    return path.suffix == '.ui' and bool(MARKED.search(lint.read(path)))


def main():
    tap = lint.Tap()
    lines = lint.read(lint.ROOT / 'po' / 'POTFILES.in').splitlines()
    listed = [line for line in lines if line and not line.startswith('#')]
    wanted = {lint.relative(path) for path in lint.files('src', 'data') if has_words(path)}
    tap.rule('each file with words is listed', [f'missing: {name}' for name in sorted(wanted - set(listed))])
    tap.rule('no other file is listed', [f'needless: {name}' for name in sorted(set(listed) - wanted)])
    tap.rule('the list is sorted', [] if listed == sorted(listed) else ['run: LC_ALL=C sort'])
    tap.finish()


if __name__ == '__main__':
    main()
