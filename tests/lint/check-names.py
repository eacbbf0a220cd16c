#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""File, class, template and test carry one name, and none is forgotten."""

import re

import lint

TEMPLATE = re.compile(r'<template\s+class="(\w+)"')
# A menu has no class, and GTK's shortcuts window cannot be derived from.
CLASSLESS = re.compile(r'<menu\s+id=|<object\s+class="GtkShortcutsWindow"')
RESOURCE_FILE = re.compile(r'<file\b[^>]*>([^<]+)</file>')
TEST_PATH = re.compile(r'g_test_add\w*\s*\(\s*"(/[^"]*)"')
CLASS_TEMPLATE = re.compile(r'set_template_from_resource\s*\(\s*\w+\s*,\s*"([^"]+)"')
RESOURCE_ROOT = '/io/github/diapason/Diapason/'


def kebab(class_name):
    """DiaMonthView → dia-month-view."""
    return re.sub(r'(?<=[a-z0-9])(?=[A-Z])', '-', class_name).lower()


def templates():
    return lint.files('data/ui', suffixes=('.ui',))


def check_sources(tap):
    faults = [f'{lint.relative(path)} does not begin with dia-'
              for path in lint.files('src', suffixes=('.c', '.h'))
              if not path.name.startswith('dia-') and path.name != 'main.c']
    tap.rule('source files begin with dia-', faults)


def check_templates(tap):
    faults = []
    for path in templates():
        match = TEMPLATE.search(lint.read(path))
        if not match:
            if not CLASSLESS.search(lint.read(path)):
                faults.append(f'{lint.relative(path)} has no template')
            continue
        if kebab(match.group(1)) != path.stem:
            faults.append(f'{lint.relative(path)} is the template of {match.group(1)}')
        source = lint.ROOT / 'src' / path.relative_to(lint.ROOT / 'data').with_suffix('.c')
        if not source.is_file():
            faults.append(f'{lint.relative(path)} has no {lint.relative(source)}')
    tap.rule('each template has the class of its name beside it in src/ui', faults)


def check_resources(tap):
    listed = set()
    for manifest in lint.files('data', suffixes=('.gresource.xml',)):
        for name in RESOURCE_FILE.findall(lint.read(manifest)):
            listed.add((manifest.parent / name.strip()).resolve())
    faults = [f'{lint.relative(path)} is in no gresource' for path in templates() if path.resolve() not in listed]
    faults += [f'{path} is listed but missing' for path in sorted(listed) if not path.is_file()]
    tap.rule('each template is in a resource', faults)


def check_resource_paths(tap):
    faults = []
    for path in lint.files('src/ui', suffixes=('.c',)):
        expected = RESOURCE_ROOT + str(path.relative_to(lint.ROOT / 'src').with_suffix('.ui'))
        faults += [f'{lint.relative(path)} reads {name}, expected {expected}'
                   for name in CLASS_TEMPLATE.findall(lint.read(path)) if name != expected]
    tap.rule('each class reads the template of its own name', faults)


def check_test_paths(tap):
    faults = []
    for path in lint.files('tests', suffixes=('.c',)):
        if not path.name.startswith('test-') or path.relative_to(lint.ROOT / 'tests').parts[0] not in lint.LAYERS:
            continue
        layer = path.relative_to(lint.ROOT / 'tests').parts[0]
        prefix = f'/{layer}/{path.stem[len("test-"):]}/'
        faults += [f'{lint.relative(path)}: {name} does not begin with {prefix}'
                   for name in TEST_PATH.findall(lint.read(path)) if not name.startswith(prefix)]
    tap.rule('the path of a test begins with its layer and file', faults)


def check_tests_registered(tap):
    faults = []
    for path in lint.files('tests', suffixes=('.c',)):
        if not path.name.startswith('test-'):
            continue
        builds = [folder / 'meson.build' for folder in path.parents if (folder / 'meson.build').is_file()]
        if not builds or not re.search(rf"'(test-)?{re.escape(path.stem[len('test-'):])}(\.c)?'", lint.read(builds[0])):
            faults.append(f'{lint.relative(path)} is in no meson.build')
    tap.rule('each test program is registered', faults)


def main():
    tap = lint.Tap()
    check_sources(tap)
    check_templates(tap)
    check_resources(tap)
    check_resource_paths(tap)
    check_test_paths(tap)
    check_tests_registered(tap)
    tap.finish()


if __name__ == '__main__':
    main()
