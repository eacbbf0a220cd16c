#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of shortcuts lists the keys that work, and no other."""

import html
import re

import lint

WINDOW = lint.ROOT / 'data/ui/shell/shortcuts-window.ui'
LISTED = re.compile(r'<property name="accelerator">([^<]+)</property>')
# What every list, menu and dialog of the toolkit does is nobody's shortcut.
TOOLKIT = {'Escape', 'F10'}
BINDING = re.compile(r'add_binding(?:_action)? \(widget_class, (?:\(guint\) \()?GDK_KEY_(\w+)[^,]*, ([^,]+),|'
                     r'keyval_trigger_new \(GDK_KEY_(\w+), (\w+)\)')
# A choice of widgets of their own, in any window.
WIDGETS = lint.ROOT / 'src/ui/common'
TRIGGER = re.compile(r'"((?:<\w+>)+\w+(?:\|[<>\w|]+)?)"|add_key \(self, controller, "([^"]+)"')
MASKS = (('GDK_CONTROL_MASK', '<Control>'), ('GDK_ALT_MASK', '<Alt>'), ('GDK_SHIFT_MASK', '<Shift>'))


def name_key(key, masks):
    return ''.join(name for mask, name in MASKS if mask in masks) + key


def working_keys():
    """{key: the first file that binds it}; keys of the number pad double others."""
    found = {}
    for path in lint.files('src/ui', 'src/app', suffixes=('.c',)):
        text = lint.read(path)
        keys = []
        for match in BINDING.finditer(text):
            if match.group(3) or WIDGETS not in path.parents:
                keys.append(name_key(match.group(1) or match.group(3), match.group(2) or match.group(4)))
        for match in TRIGGER.finditer(text):
            keys += (match.group(1) or match.group(2)).split('|')
        for key in keys:
            if 'KP_' not in key:
                found.setdefault(key, lint.relative(path))
    return found


def listed_keys():
    """“<Alt>1...9” stands for its first key."""
    keys = [key for text in LISTED.findall(lint.read(WINDOW)) for key in html.unescape(text).split()]
    return {key.split('...')[0] for key in keys}


def main():
    tap = lint.Tap()
    working, listed = working_keys(), listed_keys()
    tap.rule('each key that works is in the window of shortcuts',
             [f'{file}: {key} is not in it' for key, file in sorted(working.items()) if key not in listed | TOOLKIT])
    tap.rule('each key in the window of shortcuts works',
             [f'{key} does nothing' for key in sorted(listed) if key not in working.keys() | TOOLKIT])
    tap.finish()


if __name__ == '__main__':
    main()
