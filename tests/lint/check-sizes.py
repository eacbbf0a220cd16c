#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files and functions stay small: hard limits fail, aims are only printed."""

import re

import lint

FILE_AIM, FILE_LIMIT = 400, 1000
FUNCTION_AIM, FUNCTION_LIMIT = 40, 100
CLASS_INIT_LIMIT = 150
UI_AIM, UI_LIMIT = 300, 500
PARAMETERS_LIMIT = 7

# What every asynchronous or failing function takes besides.
TAIL = re.compile(r'\b(GCancellable|GAsyncReadyCallback|gpointer\s+user_data|GError|GDestroyNotify)\b')

PROTOTYPE = re.compile(r'^[a-z_0-9]+ +\*{0,2}[a-z_0-9]+ *\(([^;{]*)\)[^;]*;', re.MULTILINE)


def check_files(tap):
    faults, notes = [], []
    for path in lint.files('src', 'tests', 'bench', suffixes=('.c', '.h')):
        count = lint.read(path).count('\n')
        if count > FILE_LIMIT:
            faults.append(f'{lint.relative(path)} has {count} lines')
        elif count > FILE_AIM:
            notes.append(f'{lint.relative(path)} has {count} lines, aim {FILE_AIM}')
    tap.rule(f'no file is longer than {FILE_LIMIT} lines', faults, notes)


def check_functions(tap):
    faults, notes = [], []
    for path in lint.files('src', 'tests', 'bench', suffixes=('.c',)):
        for name, line, count in lint.functions(lint.read(path)):
            limit = CLASS_INIT_LIMIT if name.endswith('_class_init') else FUNCTION_LIMIT
            where = f'{lint.relative(path)}:{line}: {name} has {count} lines'
            if count > limit:
                faults.append(where)
            elif count > FUNCTION_AIM and not name.endswith('_class_init'):
                notes.append(f'{where}, aim {FUNCTION_AIM}')
    tap.rule(f'no function is longer than {FUNCTION_LIMIT} lines', faults, notes)


def check_templates(tap):
    faults, notes = [], []
    for path in lint.files('data', suffixes=('.ui',)):
        count = lint.read(path).count('\n')
        if count > UI_LIMIT:
            faults.append(f'{lint.relative(path)} has {count} lines')
        elif count > UI_AIM:
            notes.append(f'{lint.relative(path)} has {count} lines, aim {UI_AIM}')
    tap.rule(f'no template is longer than {UI_LIMIT} lines', faults, notes)


def check_parameters(tap):
    """Beyond that a function takes a struct that names what it is given."""
    faults = []
    for path in lint.files('src', suffixes=('.h',)):
        text = lint.bare_code(lint.read(path))
        for match in PROTOTYPE.finditer(text):
            count = sum(not TAIL.search(parameter) for parameter in match.group(1).split(','))
            if count > PARAMETERS_LIMIT:
                line = text.count('\n', 0, match.start()) + 1
                faults.append(f'{lint.relative(path)}:{line}: {count} parameters')
    tap.rule(f'no public function takes more than {PARAMETERS_LIMIT} parameters', faults)


def main():
    tap = lint.Tap()
    check_files(tap)
    check_functions(tap)
    check_templates(tap)
    check_parameters(tap)
    tap.finish()


if __name__ == '__main__':
    main()
