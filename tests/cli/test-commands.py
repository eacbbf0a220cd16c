#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole journeys on the command line."""

import json
import os
import sqlite3
import subprocess

import desk


def make_picture(path):
    """A red square, written without any library."""
    import struct
    import zlib

    def chunk(kind, data):
        body = kind + data
        return struct.pack('>I', len(data)) + body + struct.pack('>I', zlib.crc32(body))

    rows = b''.join(b'\0' + b'\xc0\x20\x20' * 40 for _ in range(30))
    path.write_bytes(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 40, 30, 8, 2, 0, 0, 0)) +
                     chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def make_desk():
    place = desk.Desk()
    place.good('init')
    place.good('brand', 'add', 'Alizé')
    return place


def add_practice(place, handle='exercice', zone='Europe/Paris'):
    return place.good('account', 'add', 'practice', '--brand', 'Alizé', '--handle', handle, '--zone', zone,
                      '--language', 'fr', '--market', 'FR', '--json').json


def test_init():
    place = desk.Desk()
    told = place.good('init', '--json').json
    assert told == {'path': str(place.path), 'demo': False}
    assert os.stat(place.path).st_mode & 0o077 == 0
    place.refused('init', status=1)
    place.close()


def test_default_path():
    place = desk.Desk()
    env = {'XDG_DATA_HOME': str(place.home)}
    told = place.good('init', '--json', workspace=False, env=env).json
    assert told['path'] == str(place.home / 'diapason' / 'workspace.diapason')
    assert place.good('brand', 'list', '--json', workspace=False, env=env).json == []
    place.close()


def test_demonstration():
    place = desk.Desk()
    place.good('init', '--demo')
    assert len(place.good('brand', 'list', '--json').json) == 5
    accounts = place.good('account', 'list', '--json').json
    assert len(accounts) == 52
    assert all(account['zone'] and account['language'] for account in accounts)
    assert len(place.good('post', 'list', '--json', '--state', 'scheduled', '--limit', '50').json) == 50
    place.close()


def test_moments():
    place = make_desk()
    moment = place.good('moment', 'add', 'Saint-Valentin', '--from', '2027-02-08', '--to', '2027-02-14', '--json').json
    assert moment['last_day'] == '2027-02-14'
    place.good('moment', 'add', 'Chandeleur', '--from', '2027-02-02')
    listed = place.good('moment', 'list', '--json').json
    assert [one['title'] for one in listed] == ['Chandeleur', 'Saint-Valentin']
    assert [one['title'] for one in place.good('moment', 'list', '--from', '2027-02-03', '--json').json] == ['Saint-Valentin']
    assert place.good('moment', 'show', 'Saint-Valentin', '--json').json == moment
    coverage = place.good('moment', 'coverage', moment['id'], '--json').json
    assert [line['name'] for line in coverage][0] == 'Alizé'
    assert coverage[-1]['cells'] == 0 and coverage[-1]['coverage'] is None
    add_practice(place)
    coverage = place.good('moment', 'coverage', moment['id'], '--json').json
    assert coverage[-1]['cells'] == coverage[-1]['missing'] == coverage[-1]['accounts'] == 1
    assert (coverage[-1]['contents'], coverage[-1]['ready'], coverage[-1]['coverage']) == (0, 0, 0)
    assert place.good('moment', 'coverage', moment['id'], '--by', 'market', '--json').json[-1] == coverage[-1]
    place.refused('moment', 'coverage', moment['id'], '--by', 'colour')
    place.good('moment', 'edit', 'Saint-Valentin', '--message', 'fr=Écris en premier.', '--message', 'en=Write first.',
               '--deadline', '2037-02-05', '--deadline', 'BE=2037-02-03', '--hashtags', '#valentin',
               '--link', 'https://alize.example/jeu')
    add_practice(place, 'pratica')
    place.good('moment', 'edit', 'Saint-Valentin', '--budget', '1 200,50', '--currency', 'EUR', '--dos', 'Tutoyer')
    shown = place.good('moment', 'show', 'Saint-Valentin', '--json').json
    assert shown['budget'] == '1200.50' and shown['currency'] == 'EUR'
    assert shown['deadlines'] == [{'market': None, 'day': '2037-02-05'}, {'market': 'BE', 'day': '2037-02-03'}]
    assert shown['toolkit']['messages'][1] == {'language': 'en', 'text': 'Write first.'}
    assert shown['toolkit']['links'][0]['marked_url'].startswith('https://alize.example/jeu?utm_source=diapason')
    told = place.good('moment', 'show', 'Saint-Valentin').out
    assert 'BE  2037-02-03' in told and 'Write first.' in told and '1200.50 EUR' in told and 'Tutoyer' in told
    picture = place.home / 'heart.png'
    make_picture(picture)
    place.good('moment', 'edit', 'Saint-Valentin', '--picture', str(picture), '--alt', 'Un cœur')
    assert [one['alt'] for one in place.good('moment', 'show', 'Saint-Valentin', '--json').json['toolkit']['pictures']] == ['Un cœur']
    place.good('moment', 'edit', 'Saint-Valentin', '--picture', '')
    assert place.good('moment', 'show', 'Saint-Valentin', '--json').json['toolkit']['pictures'] == []
    place.refused('moment', 'edit', 'Saint-Valentin', '--picture', str(place.home / 'missing.png'), status=1)
    place.refused('moment', 'edit', 'Saint-Valentin', '--budget', 'beaucoup')
    place.refused('moment', 'edit', 'Saint-Valentin', '--alt', 'Un cœur')
    assert place.good('moment', 'remind', 'Saint-Valentin', '--json').json == {'owed': 2}
    assert 'Saint-Valentin' in place.good('moment', 'remind', 'Saint-Valentin').out
    assert place.good('moment', 'remind', 'Saint-Valentin', '--as', 'csv').out.count('\n') == 3
    assert place.good('moment', 'remind', 'Saint-Valentin', '--as', 'mailto').out.startswith('mailto:?subject=')
    place.refused('moment', 'waive', 'Saint-Valentin', '--account', 'pratica', status=1)
    place.refused('moment', 'waive', 'Saint-Valentin', '--reason', 'Fermé')
    place.good('moment', 'waive', 'Saint-Valentin', '--account', 'pratica', '--reason', 'Fermé')
    assert place.good('moment', 'make', 'Saint-Valentin', '--json').json == {'made': 1}
    drafts = place.good('post', 'list', '--state', 'draft', '--json').json
    assert [post['text'].split('\n')[0] for post in drafts] == ['Écris en premier.']
    whole = place.good('moment', 'coverage', 'Saint-Valentin', '--json').json[-1]
    assert (whole['cells'], whole['waived'], whole['missing'], whole['coverage']) == (2, 1, 0, 0)
    place.good('moment', 'unwaive', 'Saint-Valentin', '--account', 'pratica')
    assert place.good('moment', 'coverage', 'Saint-Valentin', '--json').json[-1]['waived'] == 0
    place.refused('moment', 'edit', 'Saint-Valentin', '--message', 'Écris')
    place.refused('moment', 'edit', 'Saint-Valentin', '--deadline', 'demain')
    place.refused('moment', 'remind', 'Saint-Valentin', '--as', 'pigeon')
    place.refused('moment', 'add', '', '--from', '2027-02-08', status=1)
    place.refused('moment', 'add', 'x', '--from', '2027-02-30', status=1)
    place.refused('moment', 'add', 'x', '--from', '2027-02-08', '--to', '2027-02-07', status=1)
    place.refused('moment', 'show', 'Noël')
    place.good('moment', 'remove', 'Chandeleur')
    assert len(place.good('moment', 'list', '--json').json) == 1
    place.close()


def test_calendar():
    place = make_desk()
    add_practice(place)
    place.good('post', 'add', '--account', 'exercice', '--at', '2037-03-14T09:30', '--text', 'Lettre du vendredi')
    place.good('moment', 'add', 'Printemps', '--from', '2037-03-10', '--to', '2037-03-20')
    chips = place.good('calendar', '--month', '2037-03', '--json').json
    assert [(chip['day'], chip['time'], chip['posts'], chip['state']) for chip in chips] == [('2037-03-14', '09:30', 1, 'scheduled')]
    told = place.good('calendar', '--month', '2037-03').out
    assert '09:30' in told and 'Lettre du vendredi' in told and '★ Printemps' in told
    assert place.good('calendar', '--month', '2037-03', '--scope', 'market=DE', '--json').json == []
    assert place.good('calendar', '--month', '2037-04', '--json').json == []
    week = place.good('calendar', '--week', '2037-03-12', '--json').json
    assert [chip['title'] for chip in week] == ['Lettre du vendredi']
    assert place.good('calendar', '--week', '2037-03-20', '--json').json == []
    place.refused('calendar', '--month', '2037-13')
    place.refused('calendar', '--month', '2037-03', '--week', '2037-03-12')
    place.refused('calendar', '--scope', 'nowhere')
    place.close()


def test_dates():
    place = make_desk()
    dates = place.good('moment', 'dates', '--year', '2027', '--country', 'FR', '--json').json
    assert {'id': 'valentine', 'title': 'Valentine’s Day', 'kind': 'custom', 'first_day': '2027-02-14',
            'last_day': '2027-02-14', 'countries': []} in dates
    assert [date['first_day'] for date in dates] == sorted(date['first_day'] for date in dates)
    assert 'kings-day' not in [date['id'] for date in dates]
    holidays = place.good('moment', 'dates', '--year', '2026', '--country', 'DE', '--holidays', '--json').json
    assert len(holidays) == 9 and {date['kind'] for date in holidays} == {'holiday'}
    picked = place.good('moment', 'pick', 'winter-sales-fr', '--year', '2027', '--json').json
    assert (picked['title'], picked['first_day'], picked['last_day']) == ('Winter sales', '2027-01-06', '2027-02-02')
    place.good('moment', 'pick', 'christmas')
    assert len(place.good('moment', 'list', '--json').json) == 2
    place.refused('moment', 'pick', 'sales-in-july')
    place.refused('moment', 'dates', '--year', '12')
    place.close()


def read_pdf(path):
    """The words of a PDF as another program reads them, without white space, and its number of pages."""
    told = subprocess.run(['pdfinfo', path], capture_output=True, text=True, check=True).stdout
    words = subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True, check=True).stdout
    return ''.join(words.split()), int(told.split('Pages:')[1].split()[0])


def test_paper():
    place = desk.Desk()
    place.good('init', '--demo')
    month = place.home / 'month.pdf'
    for paper in 'a4', 'a3':
        place.good('calendar', '--pdf', str(month), '--paper', paper)
        text, pages = read_pdf(month)
        # Nothing is left out, whether it is in the grid or in the list.
        for chip in place.good('calendar', '--json').json:
            assert chip['time'] + ('×' + str(chip['posts']) if chip['posts'] > 1 else '') in text
            assert ''.join(chip['title'].split()) in text or len(chip['title']) > 15, chip['title']
    place.good('calendar', '--week', '2037-03-12', '--scope', 'market=FR', '--pdf', str(month))
    text, pages = read_pdf(month)
    assert pages == 1 and 'market=FR' in text
    place.refused('calendar', '--pdf', str(month), '--paper', 'letter')
    place.refused('calendar', '--pdf', '/nowhere/month.pdf', status=1)
    place.close()


def test_slots():
    place = make_desk()
    add_practice(place)
    assert [account['times'] for account in place.good('slots', 'list', '--json').json] == ['']
    place.refused('slots', 'next', '--account', 'exercice', status=1)
    place.good('slots', 'set', '--account', 'exercice', 'sat,sun 10:00; mon-fri 9:00 18:30')
    listed = place.good('slots', 'list', '--account', 'exercice', '--json').json
    assert [(one['handle'], one['times']) for one in listed] == [('exercice', 'mon-fri 09:00 18:30; sat,sun 10:00')]
    free = place.good('slots', 'next', '--account', 'exercice', '--count', '20', '--json').json
    times = [slot['wall_time'] for slot in free]
    assert len(times) == 20 and times == sorted(set(times))
    assert all(time[11:] in ('09:00', '18:30', '10:00') for time in times)
    # What is planned takes its time, and one that was dropped gives it back.
    post = place.good('post', 'add', '--account', 'exercice', '--at', times[1], '--text', 'Pris', '--json').json[0]
    assert place.good('slots', 'next', '--account', 'exercice', '--count', '2').out.split()[::2] == [times[0], times[2]]
    place.good('post', 'cancel', post['id'])
    assert place.good('slots', 'next', '--account', 'exercice', '--count', '2').out.split()[::2] == times[:2]
    place.refused('slots', 'set', '--account', 'exercice', 'lundi 09:00')
    place.refused('slots', 'set', 'mon 09:00')
    place.refused('slots', 'set', '--account', 'nobody', 'mon 09:00')
    place.refused('slots', 'next')
    place.refused('slots', 'next', '--account', 'exercice', '--count', '0')
    assert place.good('slots', 'list', '--json').json[0]['times'] == 'mon-fri 09:00 18:30; sat,sun 10:00'
    place.good('slots', 'set', '--account', 'exercice', '')
    assert place.good('slots', 'list', '--json').json[0]['times'] == ''
    place.close()


def test_silence():
    place = make_desk()
    add_practice(place)
    assert place.good('silence', 'status', '--json').json == {'silent': False, 'silences': []}
    place.good('silence', 'on')
    whole = place.good('silence', 'status', '--json').json
    assert whole['silent'] is True
    assert [one['scope'] for one in whole['silences']] == ['']
    place.good('silence', 'off')
    assert place.good('silence', 'on', '--scope', 'network=practice', '--json').json['silent'] is False
    one, = place.good('silence', 'status', '--json').json['silences']
    assert one['scope'] == 'network=practice'
    assert one['n_accounts'] == 1
    place.good('post', 'add', '--account', 'exercice', '--text', 'Chut')
    place.good('publish')
    assert place.good('post', 'list', '--json').json[0]['state'] == 'scheduled'
    assert place.good('silence', 'status', '--json').json['silences'][0]['n_held'] == 1
    assert '1 planned post is held back' in place.good('silence', 'status').out
    place.refused('silence', 'off', '--scope', 'market=FR', status=1)
    place.good('silence', 'on', '--scope', 'Alizé')
    assert 'Silence of brand=Alizé: nothing of 1 account' in place.good('silence', 'status').out
    place.good('silence', 'off', '--scope', 'brand=Alizé')
    place.refused('silence', 'on', '--scope', 'market=XX')
    assert 'no brand “Nobody”' in place.refused('silence', 'on', '--scope', 'brand=Nobody').err
    assert 'no scope “Nobody”' in place.refused('silence', 'on', '--scope', 'Nobody').err
    place.good('silence', 'off', '--scope', 'network=practice')
    assert place.good('silence', 'status', '--json').json == {'silent': False, 'silences': []}
    place.close()


def test_brands():
    place = make_desk()
    bruine = place.good('brand', 'add', 'Bruine', '--color', '#3f51b5', '--json').json
    assert bruine['color'] == '#3f51b5'
    assert [brand['name'] for brand in place.good('brand', 'list', '--json').json] == ['Alizé', 'Bruine']
    place.good('brand', 'remove', bruine['id'])
    place.refused('brand', 'remove', 'Bruine')
    assert [brand['name'] for brand in place.good('brand', 'list', '--json').json] == ['Alizé']
    place.close()


def test_practice_journey():
    place = make_desk()
    account = add_practice(place)
    assert account['sign_in'] == 'not-needed'
    post = place.good('post', 'add', '--account', account['id'], '--text', 'Bonjour', '--json').json[0]
    assert post['state'] == 'scheduled'
    sent = place.good('publish', '--until-empty', '--json').json
    assert [entry['id'] for entry in sent] == [post['id']]
    assert sent[0]['state'] == 'published' and sent[0]['sentence']
    shown = place.good('post', 'show', post['id'], '--json').json
    assert shown['state'] == 'published' and shown['attempts'] == 1
    assert [entry['outcome'] for entry in shown['journal'] if entry['step'] == 'commit'] == ['done']
    assert place.good('publish', '--json').json == []
    place.close()


def test_mastodon_journey():
    place = make_desk()
    server = desk.Server()
    account = place.good('account', 'add', 'mastodon', '--brand', 'Alizé', '--server', server.origin, '--token-stdin',
                         '--market', 'FR', '--language', 'fr', '--zone', 'Europe/Paris', '--json',
                         given=server.token + '\n').json
    assert account['handle'] == 'alize' and account['sign_in'] == 'ok'
    assert account['limits']['max_length'] > 0 and account['limits_read_at']
    picture = place.home / 'poster.png'
    make_picture(picture)
    place.good('post', 'add', '--account', 'alize', '--text', 'Sept jours pour oser', '--media', str(picture),
               '--alt', 'Un carré rouge')
    sent = place.good('publish', '--until-empty', '--json').json
    assert sent[0]['state'] == 'published', sent
    assert sent[0]['url'].startswith(server.origin)
    ledger = server.ledger()
    assert ledger.count('Sept jours pour oser') == 1, ledger
    assert place.good('account', 'check', '--json').json[0]['ok']
    place.good('account', 'remove', 'alize')
    assert place.good('account', 'list', '--json').json == []
    server.close()
    place.close()


def test_wrong_token():
    place = make_desk()
    server = desk.Server()
    place.refused('account', 'add', 'mastodon', '--brand', 'Alizé', '--server', server.origin, '--token-stdin',
                  given='a-wrong-token\n', status=1)
    assert place.good('account', 'list', '--json').json == []
    server.close()
    place.close()


def test_plain_http_refused():
    place = make_desk()
    told = place.refused('account', 'add', 'mastodon', '--brand', 'Alizé', '--server', 'http://mastodon.example',
                         '--token-stdin', given='t\n', status=1)
    assert 'mastodon.example' in told.err or 'http' in told.err, told.err
    place.close()


def test_local_times():
    place = make_desk()
    add_practice(place, 'paris', 'Europe/Paris')
    add_practice(place, 'montreal', 'America/Montreal')
    posts = place.good('post', 'add', '--account', 'paris,montreal', '--text', 'Partout à dix heures', '--at',
                       '2027-02-08T10:00', '--json').json
    assert sorted(post['at'] for post in posts) == ['2027-02-08T09:00:00.000Z', '2027-02-08T15:00:00.000Z']
    posts = place.good('post', 'add', '--account', 'paris', '--account', 'montreal', '--text', 'En même temps', '--at',
                       '2027-02-09T10:00', '--zone', 'Europe/Paris', '--json').json
    assert {post['at'] for post in posts} == {'2027-02-09T09:00:00.000Z'}
    place.close()


def test_gap_and_fold():
    place = make_desk()
    add_practice(place)
    gap = place.good('post', 'add', '--account', 'exercice', '--text', 'a', '--at', '2027-03-28T02:30', '--json')
    assert gap.json[0]['at'] == '2027-03-28T01:30:00.000Z'
    assert '03:30' in gap.err, gap.err
    fold = place.good('post', 'add', '--account', 'exercice', '--text', 'b', '--at', '2027-10-31T02:30', '--json')
    assert fold.json[0]['at'] == '2027-10-31T00:30:00.000Z'
    assert 'CEST' in fold.err, fold.err
    plain = place.good('post', 'add', '--account', 'exercice', '--text', 'c', '--at', '2027-06-01T02:30')
    assert plain.err == '', plain.err
    place.close()


def test_cancel_and_retry():
    place = make_desk()
    add_practice(place)
    post = place.good('post', 'add', '--account', 'exercice', '--text', 'Non #practice-refuse', '--json').json[0]
    told = place.run('publish', '--json')
    assert told.status == 1 and told.json[0]['state'] == 'failed' and told.json[0]['problem']
    again = place.good('post', 'retry', post['id'], '--json').json
    assert again['state'] == 'scheduled'
    assert place.good('post', 'cancel', post['id'], '--json').json['state'] == 'cancelled'
    place.refused('post', 'retry', post['id'], status=1)
    assert place.good('publish', '--json').json == []
    place.close()


def test_hand_over():
    """A server keeps a post, and gives it back when it is dropped."""
    place = make_desk()
    add_practice(place)
    server = desk.Server()
    place.refused('post', 'add', '--account', 'exercice', '--text', 'a', '--at', '2126-12-01T10:00', '--hand-over', status=1)
    place.refused('post', 'add', '--account', 'exercice', '--text', 'a', '--hand-over')
    assert place.good('post', 'list', '--json').json == []
    place.good('account', 'add', 'mastodon', '--brand', 'Alizé', '--server', server.origin, '--token-stdin', '--zone',
               'Europe/Paris', given=server.token + '\n')
    post = place.good('post', 'add', '--account', 'alize', '--text', 'Gardé', '--at', '2126-12-01T10:00', '--hand-over',
                      '--json').json[0]
    assert post['kept'] == 'wanted'
    place.good('publish')
    assert place.good('post', 'show', post['id'], '--json').json['kept'] == 'yes'
    assert 'on the server' in place.good('post', 'list').out
    assert 'Its server sends it, also with this computer off.' in place.good('post', 'show', post['id']).out
    with sqlite3.connect(place.path) as workspace:
        workspace.execute("INSERT INTO content_plans (content_id, changed_at, timing, wall, zone, sender)"
                          " SELECT content_id, 0, '', '', '', 'desk' FROM posts WHERE kept = 3")
    workspace.close()
    assert place.good('post', 'show', post['id'], '--json').json['waiting'] == ['hand-over']
    told = place.good('post', 'show', post['id']).out
    assert 'A changed hand-over waits: the post goes out as it is shown here.' in told, told
    assert 'The server keeps it until its time' in place.good('post', 'story', post['id']).out
    assert json.loads(server.ledger()) == []
    assert place.good('post', 'take-back', post['id'], '--json').json['kept'] == 'returning'
    assert 'is asked to give it back' in place.good('post', 'show', post['id']).out
    assert place.good('post', 'show', post['id'], '--json').json['waiting'] == []
    place.good('publish')
    assert place.good('post', 'show', post['id'], '--json').json['kept'] == 'no'
    assert place.good('post', 'hand-over', post['id'], '--json').json['kept'] == 'wanted'
    place.good('publish')
    place.good('post', 'cancel', post['id'])
    place.good('publish')
    assert place.good('post', 'show', post['id'], '--json').json['state'] == 'cancelled'
    assert 'given it back' in place.good('post', 'story', post['id']).out
    server.close()
    place.close()


def test_lost_answer():
    place = make_desk()
    add_practice(place)
    place.good('post', 'add', '--account', 'exercice', '--text', 'Une fois #practice-no-answer')
    sent = place.good('publish', '--json').json
    assert sent[0]['state'] == 'published'
    story = place.good('post', 'show', sent[0]['id'], '--json').json['journal']
    assert [entry['outcome'] for entry in story if entry['step'] == 'commit'] == ['unknown']
    assert [entry['outcome'] for entry in story if entry['step'] == 'look'] == ['done']
    told = place.good('post', 'story', sent[0]['id'], '--json').json
    assert told['state'] == 'published' and told['id'] == sent[0]['id']
    began = ['Sent, attempt 1, with its own record key', 'No clear answer: ', 'Looked on the server: it is there']
    assert len(told['story']) == 3, told
    assert all(line['sentence'].startswith(words) for line, words in zip(told['story'], began)), told
    assert all(line['sentence'] in told['line'] for line in told['story'])
    lines = place.good('post', 'story', sent[0]['id']).out.splitlines()
    assert [line.split('  ', 1)[1] for line in lines] == [line['sentence'] for line in told['story']], lines
    later = place.good('post', 'add', '--account', 'exercice', '--text', 'Demain', '--at', '2126-12-01T10:00', '--json').json
    assert place.good('post', 'story', later[0]['id']).out == 'Nothing has been sent yet.\n'
    place.close()


def test_settings():
    place = make_desk()
    assert place.good('settings', '--json').json == {'late': 'send', 'grace_minutes': 60, 'late_pace_minutes': 5,
                                                     'pace_seconds': 0}
    assert place.good('settings', 'late', 'ask', '--json').json['late'] == 'ask'
    place.good('settings', 'grace', '90')
    told = place.good('settings', '--json').json
    assert (told['late'], told['grace_minutes'], told['late_pace_minutes']) == ('ask', 90, 5), told
    assert place.good('settings').out.startswith('late       ask'), place.log
    for words in (['late'], ['late', 'never'], ['grace', '-1'], ['grace', 'soon'], ['pace', '1', '2'], ['speed', '1']):
        place.refused('settings', *words)
    place.close()


def test_drafts():
    place = make_desk()
    add_practice(place)
    post = place.good('post', 'add', '--account', 'exercice', '--text-file', '-', '--draft', '--json',
                      given='Un brouillon\n').json[0]
    assert post['state'] == 'draft' and post['text'] == 'Un brouillon' and post['at'] is None
    assert place.good('publish', '--json').json == []
    place.close()


def test_changes_wait():
    place = make_desk()
    add_practice(place)
    post = place.good('post', 'add', '--account', 'exercice', '--text', 'Bonjour', '--at', '2099-12-01T10:00',
                      '--json').json[0]
    assert place.good('post', 'show', post['id'], '--json').json['waiting'] == []
    with sqlite3.connect(place.path) as workspace:
        workspace.execute("INSERT INTO content_plans SELECT content_id, 0, 'local', '2099-12-01T11:00', '', '' FROM posts")
    workspace.close()
    assert place.good('post', 'show', post['id'], '--json').json['waiting'] == ['time']
    told = place.good('post', 'show', post['id']).out
    assert 'Another time waits: the post goes out as it is shown here.' in told, told
    place.close()


def test_measure():
    place = desk.Desk()
    told = place.good('measure', '--network', 'bluesky', given='👩‍👩‍👧 é', workspace=False).json
    assert told['length'] == 3 and told['limit'] == 300 and told['remaining'] == 297 and told['fits'] is True
    told = place.good('measure', '--network', 'x', given='a' * 281, workspace=False).json
    assert told['remaining'] == -1 and told['fits'] is False
    place.refused('measure', '--network', 'nowhere', given='a', workspace=False)
    place.close()


def test_backup():
    place = make_desk()
    copy = place.home / 'copy.diapason'
    place.good('backup', str(copy))
    place.refused('backup', str(copy), status=1)
    place.path = copy
    assert [brand['name'] for brand in place.good('brand', 'list', '--json').json] == ['Alizé']
    place.close()


def test_doctor():
    place = make_desk()
    checks = place.good('doctor', '--offline', '--json').json
    assert {check['name'] for check in checks} == {'keyring', 'clock', 'zones', 'disk', 'workspace'}
    assert {check['level'] for check in checks} <= {'ok', 'warning'}
    place.close()


def test_health():
    place = make_desk()
    place.good('account', 'add', 'practice', '--brand', 'Alizé', '--handle', 'health')
    place.good('post', 'add', '--account', 'health', '--text', 'Bonjour')
    place.good('publish')
    rows = place.good('health', '--json').json
    row = next(row for row in rows if row['title'] == 'health')
    assert (row['on_time'], row['failed'], row['level'], row['troubles']) == (1, 0, 'well', []), row
    assert row['lateness_p99_ms'] >= row['lateness_p50_ms'] >= 0 and row['next_at'] is None, row
    networks = place.good('health', '--by', 'network', '--order', 'failed', '--json').json
    practice = next(row for row in networks if row['network'] == 'practice')
    assert practice['accounts'] == len([row for row in rows if row['network'] == 'practice']) and practice['account_id'] is None
    assert 'health (practice)' in place.good('health', '--order', 'name').out
    assert place.good('health', '--scope', 'network=bluesky', '--json').json == [row for row in rows if row['network'] == 'bluesky']
    place.good('health', '--trouble', '--by', 'server')
    place.refused('health', '--by', 'colour')
    place.refused('health', '--order', 'colour')
    place.refused('health', '--scope', 'nobody saved that')
    place.close()


def test_no_workspace():
    place = desk.Desk()
    place.refused('brand', 'list', status=1)
    assert not place.path.exists()
    place.close()


def test_usage():
    place = make_desk()
    add_practice(place)
    for words in ([], ['nonsense'], ['post'], ['post', 'nonsense'], ['brand', 'add'], ['brand', 'list', 'more'],
                  ['post', 'add', '--text', 'a'], ['post', 'add', '--account', 'nobody', '--text', 'a'],
                  ['post', 'add', '--account', 'exercice'], ['post', 'show', '!'], ['publish', '--unknown'],
                  ['post', 'add', '--account', 'exercice', '--text', 'a', '--zone', 'Europe/Paris'],
                  ['post', 'add', '--account', 'exercice', '--text', 'a', '--at', 'soon'],
                  ['post', 'add', '--account', 'exercice', '--text', 'a', '--at', '2027-02-30T10:00'],
                  ['post', 'add', '--account', 'exercice', '--text', 'a', '--alt', 'before any picture'],
                  ['post', 'list', '--state', 'asleep'], ['account', 'add', 'mastodon', '--brand', 'Alizé'],
                  ['account', 'add', 'nowhere', '--brand', 'Alizé'], ['measure']):
        place.refused(*words, given='')
    assert place.good('--version', workspace=False).out.startswith('diapasonctl ')
    assert 'post add' in place.good('--help', workspace=False).out
    place.close()


def test_wrong_values():
    """What was typed wrong is said so, and nothing was done."""
    place = make_desk()
    add_practice(place)
    folder = str(place.home)
    for words in (['brand', 'add', 'Bruine', '--color', 'pink'], ['brand', 'add', 'Bruine', '--color', '#zzzzzz'],
                  ['account', 'add', 'practice', '--brand', 'Alizé', '--handle', 'b', '--zone', 'Mars/Olympus'],
                  ['account', 'add', 'practice', '--brand', 'Alizé', '--handle', 'b', '--market', 'UK'],
                  ['account', 'add', 'practice', '--brand', 'Alizé', '--handle', 'b', '--language', 'français'],
                  ['account', 'add', 'x', '--brand', 'Alizé', '--handle', 'b', '--token-stdin'],
                  ['account', 'add', 'mastodon', '--brand', 'Alizé', '--server', 'https://a.example', '--token-stdin',
                   '--password-stdin'],
                  ['post', 'add', '--account', 'exercice', '--text', 'a', '--link', 'javascript:x'],
                  ['post', 'add', '--account', 'exercice', '--text', 'a', '--reply-to', 'nonsense'],
                  ['post', 'add', '--account', 'exercice', '--text-file', folder],
                  ['post', 'add', '--account', 'exercice', '--text', 'a', '--media', folder + '/missing.png'],
                  ['backup', '']):
        place.refused(*words, given='t\n')
    place.good('brand', 'add', 'Alizé')
    told = place.refused('account', 'add', 'practice', '--brand', 'Alizé', '--handle', 'c')
    assert 'Several' in told.err
    assert len(place.good('account', 'list', '--json').json) == 1
    assert place.good('post', 'list', '--json').json == []
    place.refused('--workspace', '', 'brand', 'list', workspace=False)
    place.refused('--workspace', folder, 'brand', 'list', workspace=False, status=1)
    place.close()


def test_streams():
    """Closed input is no empty text, and output that is lost is no success."""
    place = make_desk()
    command = [desk.PROGRAM, '--workspace', str(place.path)]
    closed = subprocess.run([*command, 'measure', '--network', 'x'], capture_output=True, text=True, timeout=desk.PATIENCE,
                            preexec_fn=lambda: os.close(0))
    assert closed.returncode == 2 and closed.stdout == '' and 'cannot be read' in closed.stderr, closed
    with open('/dev/full', 'w') as full:
        lost = subprocess.run([*command, 'brand', 'list', '--json'], stdout=full, stderr=subprocess.PIPE, text=True, timeout=desk.PATIENCE)
    assert lost.returncode == 1 and 'written' in lost.stderr, lost
    nowhere = subprocess.run([*command, 'brand', 'list'], stderr=subprocess.PIPE, text=True, timeout=desk.PATIENCE,
                             preexec_fn=lambda: os.close(1))
    assert nowhere.returncode == 1, nowhere
    assert [brand['name'] for brand in place.good('brand', 'list', '--json').json] == ['Alizé']
    place.close()


def test_json_with_errors():
    """A failure leaves standard output empty: no half JSON, and none about errors."""
    place = make_desk()
    for words, status in ((['nonsense'], 2), (['post', 'show', '!'], 2), (['brand', 'remove', 'Nobody'], 2),
                          (['backup', '/nonexistent-folder/x/copy.diapason'], 1)):
        place.refused('--json', *words, status=status)
    place.close()


def test_two_publish_once():
    """P9, a short run: several programs on one workspace."""
    place = make_desk()
    handles = [f'compte{number}' for number in range(6)]
    for handle in handles:
        add_practice(place, handle)
    for number in range(10):
        place.good('post', 'add', '--account', ','.join(handles), '--text', f'Message {number}')
    programs = [subprocess.Popen([desk.PROGRAM, '--workspace', str(place.path), 'publish', '--until-empty'],
                                 stdout=subprocess.PIPE, text=True) for _ in range(4)]
    lines = [line for program in programs for line in program.communicate(timeout=desk.PATIENCE)[0].splitlines()]
    assert all(program.returncode == 0 for program in programs)
    ids = [line.split()[0] for line in lines]
    assert len(ids) == 60 and len(set(ids)) == 60, (len(ids), len(set(ids)))
    posts = place.good('post', 'list', '--json', '--limit', '1000').json
    assert len(posts) == 60 and all(post['state'] == 'published' and post['attempts'] == 1 for post in posts)
    place.close()


if __name__ == '__main__':
    desk.enter_session()
    desk.run_tests([test_init, test_default_path, test_demonstration, test_brands, test_moments, test_calendar, test_dates, test_paper, test_slots, test_silence, test_practice_journey,
                    test_mastodon_journey, test_wrong_token, test_plain_http_refused, test_local_times,
                    test_gap_and_fold, test_cancel_and_retry, test_hand_over, test_lost_answer, test_settings, test_drafts, test_measure,
                    test_backup, test_doctor, test_health, test_no_workspace, test_usage, test_wrong_values, test_streams, test_json_with_errors, test_two_publish_once])
