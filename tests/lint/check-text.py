#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Licence lines, no marks of unfinished work, no paths of one machine."""

import re

import lint

LICENCE = 'SPDX-License-Identifier: GPL-3.0-or-later'
TEXT = ('.c', '.h', '.py', '.sh', '.mjs', '.js', '.ui', '.css', '.sql', '.xml', '.in', '.md', '.build', '.txt', '.yml')
LICENSED = ('.py', '.sh', '.mjs', '.js', '.css', '.sql')
SCRIPT_FOLDERS = ('build-aux', 'bench', '.ci')

# Spelled apart, so that this file does not find itself.
MARKS = re.compile(r'\b(' + '|'.join(('TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK')) + r')\b')
MACHINE = re.compile(r'(?<![\w.:/$}>])/(home|root|work|Users|mnt)/\w')


def text_files():
    scripts = [path for path in lint.files(*SCRIPT_FOLDERS) if not path.suffix and path.name != 'meson.build']
    return [path for path in lint.files() if path.name.endswith(TEXT) and path.name != 'package-lock.json'] + scripts


def find(pattern, paths):
    for path in paths:
        for number, line in enumerate(lint.read(path).splitlines(), 1):
            if pattern.search(line):
                yield f'{lint.relative(path)}:{number}: {line.strip()[:100]}'


def check_licence(tap):
    faults = []
    for path in text_files():
        lines = lint.read(path).split('\n', 2)
        if path.suffix in ('.c', '.h'):
            # Generated tables carry the licences of their sources besides.
            if not re.fullmatch(rf'/\* {LICENCE}( AND [\w.-]+)* \*/', lines[0]):
                faults.append(lint.relative(path))
        elif path.suffix in LICENSED or not path.suffix:
            if LICENCE not in ''.join(lines[:2]):
                faults.append(lint.relative(path))
    tap.rule('each source begins with its licence', faults)


def check_white_space(tap):
    trailing = re.compile(r'[ \t]+$')
    tab = re.compile(r'\t')
    sources = [path for path in text_files() if path.suffix in ('.c', '.h', '.py', '.ui', '.css', '.sql')]
    tap.rule('no line ends in white space', find(trailing, sources))
    tap.rule('no tab in a source', find(tab, sources))


def main():
    tap = lint.Tap()
    check_licence(tap)
    check_white_space(tap)
    tap.rule('no mark of unfinished work', find(MARKS, text_files()))
    tap.rule('no path of one machine', find(MACHINE, text_files()))
    tap.finish()


if __name__ == '__main__':
    main()
