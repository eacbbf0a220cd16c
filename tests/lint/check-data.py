#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the system reads about the desk is valid.

    check-data.py BUILD_DIR
"""

import pathlib
import shutil
import subprocess
import sys

import lint

NAME = 'io.github.diapason.Diapason'


def run(tap, rule, *command):
    if not shutil.which(command[0]):
        tap.skip(rule, f'{command[0]} is not installed')
        return
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    output = (done.stdout + done.stderr).splitlines()
    tap.rule(rule, output or ['it failed without a word'] if done.returncode else [])


def main():
    tap = lint.Tap()
    data = pathlib.Path(sys.argv[1]) / 'data'
    run(tap, 'the desktop entry is valid', 'desktop-file-validate', str(data / f'{NAME}.desktop'))
    run(tap, 'the metainfo is valid', 'appstreamcli', 'validate', '--no-net', str(data / f'{NAME}.metainfo.xml'))
    run(tap, 'the schema is valid', 'glib-compile-schemas', '--strict', '--dry-run', str(lint.ROOT / 'data'))
    for manifest in lint.files('data', suffixes=('.svg', '.ui', '.gresource.xml')):
        run(tap, f'{lint.relative(manifest)} is well formed', 'xmllint', '--noout', '--nonet', str(manifest))
    tap.finish()


if __name__ == '__main__':
    main()
