#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""French and English are complete, and French is set as French is set."""

import re
import subprocess

import lint

ENTRY = re.compile(r'^(msgid|msgid_plural|msgctxt|msgstr(?:\[\d\])?) "(.*)"$')
CONTINUED = re.compile(r'^"(.*)"$')

# A no-break space, wide or narrow, belongs before these signs. A colon inside
# an address, a time or a placeholder has none; neither has “?” in a link.
BEFORE_SIGN = re.compile(r'(?<=[\wÀ-ÿ)»%’])( ?)([:;!?»])(?=\s|$|<)')
AFTER_QUOTE = re.compile(r'«(?![\u00a0\u202f])')
STRAIGHT = re.compile(r"(?<=\w)'(?=\w)")
DOTS = re.compile(r'\.\.\.')
LISTS = re.compile(r'^[\w-]+(;[^\s;]+)*;$')
MARKUP = re.compile(r'<[^>]+>|https?://\S+|&\w+;|%[\w.$-]*')


def translations(path):
    """Each msgstr with the line it begins on."""
    kind, text, start = None, '', 0
    for number, line in enumerate(lint.read(path).splitlines() + [''], 1):
        entry, more = ENTRY.match(line), CONTINUED.match(line)
        if more and kind:
            text += more.group(1)
            continue
        if kind and kind.startswith('msgstr') and text:
            yield start, text.replace('\\"', '"').replace('\\n', '\n')
        kind, text, start = (entry.group(1), entry.group(2), number) if entry else (None, '', 0)


def complete(language):
    done = subprocess.run(['msgfmt', '--check', '--statistics', '--output-file=/dev/null',
                           str(lint.ROOT / 'po' / f'{language}.po')],
                          capture_output=True, text=True, check=False, env={'LC_ALL': 'C', 'PATH': '/usr/bin:/bin'})
    words = done.stderr.strip()
    return [words] if done.returncode or 'untranslated' in words or 'fuzzy' in words else []


def faults_of(text):
    plain = MARKUP.sub('x', text)
    if LISTS.match(plain):
        return
    for match in BEFORE_SIGN.finditer(plain):
        yield f'“{match.group(2)}” needs a no-break space before it'
    if AFTER_QUOTE.search(plain):
        yield '“«” needs a no-break space after it'
    if STRAIGHT.search(plain):
        yield 'the apostrophe is straight'
    if DOTS.search(plain):
        yield 'three dots are one sign'


def main():
    tap = lint.Tap()
    tap.rule('English is complete', complete('en'))
    tap.rule('French is complete', complete('fr'))
    french = lint.ROOT / 'po' / 'fr.po'
    entries = [entry for entry in translations(french) if 'Content-Type:' not in entry[1]]
    tap.rule('French signs and spaces are right',
             [f'po/fr.po:{line}: {fault}: {text}' for line, text in entries for fault in faults_of(text)])
    tap.finish()


if __name__ == '__main__':
    main()
