#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual and the completion know every command and option."""

import os
import pathlib
import re
import shutil
import subprocess

import desk

ROOT = pathlib.Path(os.environ['SOURCE_ROOT'])
MANUAL = (ROOT / 'data' / 'man' / 'diapasonctl.1').read_text()
COMPLETION = ROOT / 'data' / 'completion' / 'diapasonctl'
COMMON = {'--workspace', '--json', '--help'}


def read_help(*words):
    return subprocess.run([desk.PROGRAM, *words, '--help'], capture_output=True, text=True, timeout=desk.PATIENCE, check=True).stdout


def list_commands():
    table = read_help().split('Commands:')[1]
    return [match.group(1).split() for match in re.finditer(r'^  (\S+(?: \S+)?)  +\S', table, re.MULTILINE)]


def list_options(words):
    return set(re.findall(r'(--[a-z-]+)', re.sub(r'^Usage:.*$', '', read_help(*words), flags=re.MULTILINE)))


def find_section(words):
    """The manual's part about one command, without the marks of troff."""
    heading = '.SS ' + ' '.join(words)
    sections = re.split(r'(?m)^(?=\.S[SH] )', MANUAL)
    found = [section for section in sections if re.match(re.escape(heading) + r'(\s|$)', section)]
    assert len(found) == 1, (heading, len(found))
    return found[0].replace('\\-', '-')


def complete(line):
    words = line.split(' ')
    script = (f'source {COMPLETION}; COMP_WORDS=({" ".join(repr(word) for word in words)}); '
              f'COMP_CWORD={len(words) - 1}; _diapasonctl; printf "%s\\n" "${{COMPREPLY[@]}}"')
    done = subprocess.run(['bash', '--norc', '-c', script], capture_output=True, text=True, timeout=desk.PATIENCE, check=True)
    assert done.stderr == '', done.stderr
    return set(done.stdout.split())


def test_manual_lists_every_option():
    commands = list_commands()
    assert len(commands) >= 17, commands
    for words in commands:
        section = find_section(words)
        for option in list_options(words) - COMMON:
            assert re.search(re.escape(option) + r'(?![a-z-])', section), (words, option)


def test_manual_lists_no_other_option():
    for words in list_commands():
        options = list_options(words) | COMMON
        named = re.findall(r'(?m)^\.B[IR]? (--[a-z][a-z-]*)', find_section(words).split('\n', 1)[1])
        assert set(named) <= options, (words, set(named) - options)


def test_manual_names_every_key():
    place = desk.Desk()
    place.good('init')
    place.good('brand', 'add', 'Alizé')
    seen = [place.good('brand', 'list', '--json').json[0],
            place.good('account', 'add', 'practice', '--brand', 'Alizé', '--handle', 'a', '--json').json,
            place.good('post', 'add', '--account', 'a', '--text', 'Bonjour', '--json').json[0],
            place.good('publish', '--json').json[0],
            place.good('account', 'check', '--json').json[0],
            place.good('doctor', '--offline', '--json').json[0],
            place.good('health', '--json').json[0],
            place.good('measure', '--network', 'x', given='a').json]
    seen.append(place.good('post', 'show', seen[2]['id'], '--json').json)
    seen += seen[-1]['journal']
    seen.append(place.good('post', 'story', seen[2]['id'], '--json').json)
    seen += seen[-1]['story']
    server = desk.Server()
    place.good('account', 'add', 'mastodon', '--brand', 'Alizé', '--server', server.origin, '--token-stdin',
               given=server.token + '\n')
    seen.append(place.good('account', 'remove', 'alize', '--json').json)
    seen += seen[-1]['errands']
    seen.append(place.good('account', 'history', '--json').json[0])
    server.close()
    part = MANUAL.split('.SH JSON OUTPUT')[1].split('.SH EXIT STATUS')[0].replace('\\-', '-')
    for value in seen:
        for key in value:
            assert re.search(r'(?<![a-z_])' + key + r'(?![a-z_])', part), key
    place.close()


def test_manual_is_clean():
    if shutil.which('man') is None:
        return
    done = subprocess.run(['man', '--warnings', '-l', str(ROOT / 'data' / 'man' / 'diapasonctl.1')],
                          capture_output=True, text=True, timeout=desk.PATIENCE,
                          env={**os.environ, 'MANWIDTH': '80', 'LC_ALL': 'C.UTF-8'})
    assert done.returncode == 0 and done.stderr == '', done.stderr


def test_completion():
    commands = list_commands()
    assert complete('diapasonctl ') >= {words[0] for words in commands}
    for words in commands:
        if len(words) == 2:
            assert words[1] in complete(f'diapasonctl {words[0]} ')
        if words[0] != 'backup':
            known = complete(f'diapasonctl {" ".join(words)} --')
            assert known >= list_options(words), (words, list_options(words) - known)
    assert complete('diapasonctl --json account add mas') == {'mastodon'}
    assert complete('diapasonctl post list --state mis') == {'missed'}


if __name__ == '__main__':
    desk.enter_session()
    desk.run_tests([test_manual_lists_every_option, test_manual_lists_no_other_option, test_manual_names_every_key,
                    test_manual_is_clean, test_completion])
