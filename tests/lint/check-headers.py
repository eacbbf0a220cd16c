#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every function of a header is explained, alone or with its group."""

import re

import lint

PROTOTYPE = re.compile(r'^(?!typedef|struct|enum|union|static|extern|return|G_|#)[A-Za-z_][\w \t*]*?[ *](\w+)[ \t]*\(', re.MULTILINE)


def undocumented(path):
    """A group is what stands between two empty lines; its comment explains all
    of it, whether it stands in the group or right above."""
    text = lint.COMMENT.sub(lambda m: '\x01' + lint.blank_out(m)[1:].replace('\n', '\x02'), lint.read(path))
    explained = False
    for block in re.split(r'\n[ \t]*\n', text):
        names = [name for name in PROTOTYPE.findall(block.replace('\x02', '\n')) if not name.endswith(('_get_type', '_quark'))]
        if names and '\x01' not in block and not explained:
            yield f"{lint.relative(path)}: {', '.join(names)}"
        explained = block.rstrip().endswith('\x02') or block.strip().startswith('\x01') and not names


def main():
    tap = lint.Tap()
    headers = lint.files('src', suffixes=('.h',))
    tap.rule('each function of a header is explained', [fault for path in headers for fault in undocumented(path)])
    tap.rule('each header is read once', [lint.relative(path) for path in headers
                                          if '\n#pragma once\n' not in lint.read(path)])
    tap.finish()


if __name__ == '__main__':
    main()
