#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""diapasonctl voice: what a charter finds in a text, from outside."""

import pathlib

import desk

RULE = """extends: existence
message: "Avoid '%s'"
messages: {fr: "À éviter : %s"}
level: error
action: {name: remove}
tokens: [very]
examples:
  good: [nice]
  bad: [very nice]
"""


def make_charter(place, **files):
    folder = place.home / 'charter' / 'Brand'
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f'{name}.yml').write_text(text)
    return str(folder.parent)


def run(place, *words, **more):
    return place.run('voice', *words, workspace=False, **more)


def test_a_finding_is_a_line_and_fails():
    place = desk.Desk()
    charter = make_charter(place, Words=RULE)
    text = place.home / 'post.txt'
    text.write_text('A nice\nand 🇫🇷 very nice day\n')
    done = run(place, 'check', '--lang', 'en', '--no-packs', '--charter', charter, str(text))
    assert done.status == 1
    assert done.out == f"{text}:2:7:Brand.Words:Avoid 'very'\n", done.out
    assert done.err == '', done.err
    done = run(place, 'check', '--lang', 'en', '--no-packs', '--charter', charter, given='nice')
    assert (done.status, done.out, done.err) == (0, '', '')
    place.close()


def test_json_has_places_and_fixes():
    place = desk.Desk()
    charter = make_charter(place, Words=RULE)
    found = run(place, 'check', '--lang', 'en', '--no-packs', '--charter', charter, '--json', '-', given='é very').json
    assert found == [{'file': '-', 'rule': 'Brand.Words', 'level': 'error', 'message': "Avoid 'very'", 'match': 'very',
                      'link': None, 'line': 1, 'column': 3, 'byte_start': 3, 'byte_end': 7, 'grapheme_start': 2,
                      'grapheme_end': 6, 'fixes': ['']}], found
    place.close()


def test_warnings_do_not_fail():
    place = desk.Desk()
    done = run(place, 'check', '--lang', 'fr', given='Bravo!')
    assert done.status == 0, done.err
    assert done.out.startswith('-:1:6:French.HighPunctuation:'), done.out
    place.close()


def test_a_refused_rule_is_told_and_fails():
    place = desk.Desk()
    charter = make_charter(place, Words=RULE, Slow='extends: existence\nmessage: m\ntokens:\n  - (a+)+b\n')
    done = run(place, 'check', '--lang', 'en', '--no-packs', '--charter', charter, given='nice')
    assert done.status == 1
    assert 'Brand/Slow.yml:4: ' in done.err, done.err
    place.close()


def test_messages_are_in_the_language_of_the_user():
    place = desk.Desk()
    charter = make_charter(place, Words=RULE)
    done = run(place, 'check', '--lang', 'en', '--no-packs', '--charter', charter, given='very', env={'LANGUAGE': 'fr'})
    assert done.out == '-:1:1:Brand.Words:À éviter : very\n', done.out
    place.close()


def test_spellings_on_demand():
    place = desk.Desk()
    words = ('check', '--lang', 'fr', '--json')
    assert run(place, *words, given='La maizon').json[0]['fixes'] == []
    assert 'maison' in run(place, *words, '--spellings', given='La maizon').json[0]['fixes']
    place.close()


def test_rules():
    place = desk.Desk()
    charter = make_charter(place, Words=RULE, Heading='extends: existence\nmessage: m\nscope: heading\ntokens: [a]\n')
    done = run(place, 'rules', '--no-packs', '--charter', charter)
    assert done.status == 0
    assert [line.split()[:3] for line in done.out.splitlines()] == [
        ['warning', 'existence', 'Brand.Heading'], ['error', 'existence', 'Brand.Words']], done.out
    rule = run(place, 'rules', '--no-packs', '--charter', charter, '--json').json[1]
    assert (rule['name'], rule['examples'], rule['asked']) == ('Brand.Words', 2, True), rule
    place.close()


def test_examples():
    place = desk.Desk()
    charter = make_charter(place, Words=RULE)
    assert run(place, 'test', '--charter', charter).status == 0
    (pathlib.Path(charter) / 'Brand' / 'Words.yml').write_text(RULE.replace('[nice]', '[very]'))
    done = run(place, 'test', '--charter', charter)
    assert done.status == 1
    assert 'Brand/Words.yml:8: ' in done.out, done.out
    place.close()


def test_the_rules_of_the_desk_pass_their_examples():
    place = desk.Desk()
    for language in 'fr', 'en':
        done = run(place, 'test', '--lang', language, '--json')
        assert done.status == 0, done.json['failures']
        assert done.json['examples'] > 40, done.json
    place.close()


def test_what_is_typed_wrong():
    place = desk.Desk()
    for words in (('check', '--lang', 'no language'), ('check', '--no-packs'), ('check', '/nowhere/post.txt')):
        done = run(place, *words, given='')
        assert done.status == 2, (words, done.status, done.err)
        assert done.err.startswith('diapasonctl: '), done.err
    done = run(place, 'check', '--charter', str(place.home), given='')
    assert done.status == 1 and done.err.startswith('diapasonctl: '), done.err
    place.close()


if __name__ == '__main__':
    desk.run_tests([test_a_finding_is_a_line_and_fails, test_json_has_places_and_fixes, test_warnings_do_not_fail,
                    test_a_refused_rule_is_told_and_fails, test_messages_are_in_the_language_of_the_user,
                    test_spellings_on_demand, test_rules, test_examples,
                    test_the_rules_of_the_desk_pass_their_examples, test_what_is_typed_wrong])
