#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The summary of "make test" counts what did not run as failed."""

import json
import pathlib
import subprocess
import sys
import tempfile

import lint

# (name, what meson logged, last line expected, exit status expected)
CASES = [
    ('passed sub-tests are counted', [('OK', 0, '1..2\nok 1 /a/b\nok 2 /a/c\n')], '2 passed, 0 failed', 0),
    ('a failed sub-test fails', [('FAIL', 1, '1..2\nok 1 /a/b\nnot ok 2 /a/c\n')], '1 passed, 1 failed', 1),
    ('what a bail-out left unrun fails', [('ERROR', -6, '1..3\nok 1 /a\nBail out! assertion\n')], '1 passed, 2 failed', 1),
    ('a crash after the last sub-test fails', [('ERROR', -11, '1..1\nok 1 /a\n')], '1 passed, 1 failed', 1),
    ('a skip is no pass', [('OK', 0, '1..2\nok 1 /a\nok 2 /b # SKIP no server\n')], '1 passed, 0 failed, 1 skipped', 0),
    ('a time-out without output fails', [('TIMEOUT', -9, '')], '0 passed, 1 failed', 1),
    ('a program without TAP is one test', [('OK', 0, 'words\n')], '1 passed, 0 failed', 0),
    ('several programs add up', [('OK', 0, '1..1\nok 1 /a\n'), ('OK', 0, 'ok 1 - x\n1..1\n')], '2 passed, 0 failed', 0),
    ('no test at all is a failure', [], '0 passed, 0 failed', 1),
]


def faults_of(folder, logged, last_line, status, name='testlog.json'):
    log = pathlib.Path(folder) / 'meson-logs' / name
    log.parent.mkdir(exist_ok=True)
    for old in log.parent.glob('testlog*'):
        old.unlink()
    log.write_text(''.join(json.dumps({'name': 'x', 'result': result, 'returncode': code, 'stdout': stdout}) + '\n'
                           for result, code, stdout in logged), encoding='utf-8')
    done = subprocess.run([sys.executable, str(lint.ROOT / 'build-aux' / 'report-tests'), folder],
                          capture_output=True, text=True, check=False)
    said = done.stdout.splitlines()[-1] if done.stdout else done.stderr
    if said != last_line:
        yield f'it said “{said}”, expected “{last_line}”'
    if done.returncode != status:
        yield f'it ended with {done.returncode}, expected {status}'


def main():
    tap = lint.Tap()
    with tempfile.TemporaryDirectory() as folder:
        for name, logged, last_line, status in CASES:
            tap.rule(name, faults_of(folder, logged, last_line, status))
        tap.rule('a build without a log is a failure', faults_without_log(folder))
        tap.rule('a run under a wrapper is counted', faults_of(folder, *CASES[0][1:], name='testlog-with-sanitizer.json'))
    tap.finish()


def faults_without_log(folder):
    done = subprocess.run([sys.executable, str(lint.ROOT / 'build-aux' / 'report-tests'), folder + '/none'],
                          capture_output=True, text=True, check=False)
    return [] if done.stdout.endswith('0 passed, 1 failed\n') and done.returncode == 1 else [done.stdout]


if __name__ == '__main__':
    main()
