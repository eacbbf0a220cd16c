# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests share: the project's files, C read in large strokes, TAP."""

import os
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAYERS = ('base', 'model', 'chart', 'net', 'vault', 'picture', 'store', 'connectors', 'voice', 'services', 'ui', 'cli', 'app')
SKIPPED_FOLDERS = {'.git', 'node_modules', 'demo-output', '__pycache__'}


def files(*folders, suffixes=None):
    """The project's files under the folders (all of it without any), sorted."""
    found = []
    for folder in folders or ('.',):
        for path, names, bases in os.walk(ROOT / folder):
            names[:] = [n for n in names if n not in SKIPPED_FOLDERS and not n.startswith('_build')]
            found += [pathlib.Path(path) / base for base in bases]
    if suffixes:
        found = [path for path in found if path.name.endswith(tuple(suffixes))]
    return sorted(found)


def relative(path):
    return str(path.relative_to(ROOT))


def read(path):
    return path.read_text(encoding='utf-8')


def blank_out(match):
    """Keeps line breaks, so that line numbers stay right."""
    return re.sub(r'[^\n]', ' ', match.group(0))


COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
COMMENT = re.compile(r'/\*.*?\*/', re.DOTALL)


def bare_code(text):
    """The text with comments, strings and characters blanked."""
    return COMMENT_OR_STRING.sub(blank_out, text)


FUNCTION_NAME = re.compile(r'^(\w+) \(', re.MULTILINE)


def functions(text):
    """(name, first line, lines of body) of each function in GNU style."""
    lines = bare_code(text).split('\n')
    start = None
    for number, line in enumerate(lines):
        if line.startswith('{'):
            start = number
        elif line.startswith('}') and start is not None:
            head = '\n'.join(lines[max(0, start - 12):start])
            names = FUNCTION_NAME.findall(head)
            if names and lines[start - 1].rstrip().endswith(')'):
                yield names[-1], start, number - start - 1
            start = None


class Tap:
    """Collects the faults of one rule after the other."""

    def __init__(self):
        self.number = 0
        self.failed = 0

    def rule(self, name, faults, notes=()):
        self.number += 1
        faults = list(faults)
        self.failed += bool(faults)
        for line in faults:
            print(f'# {line}')
        for line in notes:
            print(f'# note: {line}')
        print(f"{'not ok' if faults else 'ok'} {self.number} - {name}")

    def skip(self, name, why):
        self.number += 1
        print(f'ok {self.number} - {name} # SKIP {why}')

    def finish(self):
        print(f'1..{self.number}')
        sys.exit(1 if self.failed else 0)
