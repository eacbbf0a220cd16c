#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom: nothing points up, and each library has its layer.

The build refuses most of this already, since each layer exports only its own
folder. What it cannot see is an include with two dots, and a header that a
dependency happens to hand on.
"""

import re

import lint

BELOW = {
    'base': (),
    'model': ('base',),
    'chart': ('base',),
    'net': ('base',),
    'vault': ('base',),
    'picture': (),
    'store': ('base', 'model'),
    'connectors': ('base', 'model', 'net'),
    'voice': ('base', 'model'),
    'services': ('base', 'model', 'chart', 'net', 'vault', 'store', 'connectors', 'voice', 'picture'),
    'ui': ('base', 'model', 'chart', 'voice', 'services'),
    'cli': ('base', 'model', 'chart', 'net', 'vault', 'store', 'connectors', 'voice', 'services'),
    'app': ('base', 'model', 'chart', 'net', 'vault', 'store', 'connectors', 'voice', 'services', 'ui'),
}

OUTSIDE = (
    (r'sqlite3\.h', ('store',)),
    (r'libsoup/', ('net',)),
    (r'libsecret/', ('vault',)),
    (r'json-glib/', ('net', 'connectors', 'services', 'cli')),
    (r'libxml/', ('connectors',)),
    (r'unicode/', ('base', 'voice')),
    (r'enchant', ('voice',)),
    (r'yaml\.h', ('voice',)),
    (r'libical/', ('services',)),
    (r'gdk-pixbuf/', ('picture', 'services', 'ui')),
    (r'cairo', ('chart', 'services', 'ui')),
    (r'pango', ('chart', 'ui')),
    (r'(gtk/|gdk/|gsk/|adwaita\.h)', ('ui', 'app')),
)

# Made by the build, in the folder of the one who includes them.
GENERATED = re.compile(r'(config|.*-resources|.*-enums|.*-version)\.h$')
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def layer_of(path):
    return path.relative_to(lint.ROOT / 'src').parts[0]


def network_of(path):
    """The folder of one network below connectors, or None."""
    parts = path.relative_to(lint.ROOT / 'src').parts
    return parts[1] if parts[0] == 'connectors' and len(parts) > 2 else None


def includes(sources):
    for path in sources:
        text = lint.COMMENT.sub(lint.blank_out, lint.read(path))
        for match in INCLUDE.finditer(text):
            line = text.count('\n', 0, match.start()) + 1
            yield path, f'{lint.relative(path)}:{line}', match.group(1), match.group(2)


def main():
    tap = lint.Tap()
    sources = lint.files('src', suffixes=('.c', '.h'))
    owners = {path.name: path for path in sources if path.suffix == '.h'}
    dots, upwards, unknown, outside, networks, twice = [], [], [], [], [], []

    for path, where, kind, header in includes(sources):
        layer = layer_of(path)
        if '..' in header or '/' in header and kind == '"':
            dots.append(f'{where}: "{header}" names a folder')
        elif kind == '"' and header in owners:
            owner = layer_of(owners[header])
            if owner != layer and owner not in BELOW[layer]:
                upwards.append(f'{where}: {layer} includes {header} of {owner}')
            theirs = network_of(owners[header])
            # The list of networks is the one place that knows them all.
            if layer == owner == 'connectors' and theirs and network_of(path) not in (theirs, None):
                networks.append(f'{where}: {network_of(path)} includes {header} of {theirs}')
        elif kind == '"' and not GENERATED.match(header):
            unknown.append(f'{where}: nobody owns {header}')
        for pattern, allowed in OUTSIDE:
            if kind == '<' and re.match(pattern, header) and layer not in allowed:
                outside.append(f'{where}: {layer} includes <{header}>')

    bases = [path.name for path in sources]
    twice = [f'{name} exists twice' for name in sorted(set(bases)) if bases.count(name) > 1 and name != 'main.c']
    strangers = [lint.relative(path) for path in sources if layer_of(path) not in BELOW]

    tap.rule('every source lies in a known layer', strangers)
    tap.rule('an include names a file, never a folder', dots)
    tap.rule('no include points up', upwards)
    tap.rule('each included header has an owner', unknown)
    tap.rule('each library is seen by its layers only', outside)
    tap.rule('no network knows another', networks)
    tap.rule('a file name is used once', twice)
    tap.finish()


if __name__ == '__main__':
    main()
