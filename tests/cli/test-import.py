#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that come in on the command line."""

import os
import signal
import sqlite3
import subprocess
import time

import desk

HEAD = 'date,account,text\n'


def make_desk():
    place = desk.Desk()
    place.good('init')
    place.good('brand', 'add', 'Alizé')
    place.good('account', 'add', 'practice', '--brand', 'Alizé', '--handle', 'exercice', '--zone', 'Europe/Paris',
               '--language', 'fr', '--market', 'FR')
    return place


def write(place, text, encoding='utf-8', name='posts.csv'):
    path = place.home / name
    path.write_bytes(text.encode(encoding))
    return str(path)


def posts_of(place):
    return sorted(((post['wall_time'], post['text'], post['state'])
                   for post in place.good('post', 'list', '--json', '--limit', '1000').json), key=str)


def test_journey():
    place = make_desk()
    path = write(place, HEAD + '2037-12-01 10:00,exercice,Bonjour\n,exercice,Un jour\n')
    told = place.good('import', 'csv', path, '--dry-run', '--json').json
    assert (told['written'], told['taken'], told['posts'], told['layout']) == (False, 2, 2, 'diapason'), told
    assert posts_of(place) == []
    told = place.good('import', 'csv', path, '--json').json
    assert told['written'] and [line['scheduled'] for line in told['lines']] == [True, False]
    wanted = [('2037-12-01T10:00', 'Bonjour', 'scheduled'), (None, 'Un jour', 'draft')]
    assert sorted(posts_of(place), key=str) == sorted(wanted, key=str), posts_of(place)
    told = place.good('import', 'csv', path, '--json').json
    assert (told['taken'], told['doubled']) == (0, 2)
    assert '2 rows left out' in place.good('import', 'csv', path).out
    place.close()


def test_encodings_and_separators():
    place = make_desk()
    text = 'date;account;text\n2037-12-{:02d} 10:00;exercice;"Été – n° {}, déjà"\n'
    for day, encoding in enumerate(['utf-8', 'utf-8-sig', 'cp1252', 'utf-16', 'utf-16-le', 'utf-16-be'], 1):
        told = place.good('import', 'csv', write(place, text.format(day, day), encoding), '--json').json
        assert told['separator'] == ';' and told['posts'] == 1, told
    assert [post[1] for post in posts_of(place)] == [f'Été – n° {day}, déjà' for day in range(1, 7)]
    told = place.good('import', 'csv', '-', given='date\taccount\ttext\n2037-12-24 10:00\texercice\tNoël\n')
    assert 'Imported: 1 post' in told.out
    place.close()


def test_refused_rows():
    place = make_desk()
    path = write(place, HEAD + '2037-12-01 10:00,exercice,Bon\nsoon,exercice,Jour\n')
    told = place.run('import', 'csv', path)
    assert told.status == 1 and 'Line 3 refused' in told.out and 'Nothing was imported' in told.out, told.out
    assert posts_of(place) == []
    told = place.run('import', 'csv', path, '--good-rows', '--json')
    assert told.status == 1 and told.json['written'] and told.json['refused'] == 1
    assert len(posts_of(place)) == 1
    place.close()


def test_dates_are_not_guessed():
    place = make_desk()
    path = write(place, '01/02/2037 10:00,Bonjour,\n')
    told = place.refused('import', 'csv', path, '--account', 'exercice')
    assert '--dates' in told.err
    told = place.good('import', 'csv', path, '--account', 'exercice', '--dry-run', '--json')
    assert told.json['ambiguous_dates'] and '--dates' in told.err
    assert posts_of(place) == []
    place.good('import', 'csv', path, '--account', 'exercice', '--dates', 'month-first', '--drafts')
    assert posts_of(place) == [('2037-01-02T10:00', 'Bonjour', 'draft')]
    place.close()


CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a
SUMMARY:Saint-Valentin
DTSTART;VALUE=DATE:20370214
END:VEVENT
BEGIN:VEVENT
UID:b
SUMMARY:{}
DTSTART:20370301T100000Z
END:VEVENT
{}END:VCALENDAR
"""


def test_calendar():
    place = make_desk()
    path = write(place, CALENDAR.format('Printemps', ''), name='moments.ics')
    days = ['--from', '2037-01-01', '--to', '2037-12-31']
    assert place.good('import', 'ics', path, *days, '--dry-run', '--json').json['new'] == 2
    assert place.good('moment', 'list', '--json').json == []
    told = place.good('import', 'ics', path, *days)
    assert '2037-02-14  Saint-Valentin' in told.out, told.out
    told = place.good('import', 'ics', write(place, CALENDAR.format('Le printemps', '')), *days, '--json').json
    assert (told['new'], told['updated'], told['unchanged']) == (0, 1, 1), told
    assert [one['title'] for one in place.good('moment', 'list', '--json').json] == ['Saint-Valentin', 'Le printemps']
    hourly = 'BEGIN:VEVENT\nUID:c\nDTSTART:20370301T100000Z\nRRULE:FREQ=HOURLY\nEND:VEVENT\n'
    told = place.run('import', 'ics', write(place, CALENDAR.format('Printemps', hourly)), *days, '--json')
    assert told.status == 1 and told.json['refused'] == 1 and told.json['updated'] == 1
    assert [line['line'] for line in told.json['lines'] if line['outcome'] == 'refused'] == [12]
    assert place.good('import', 'ics', path, '--from', '2030-01-01', '--to', '2030-12-31', '--json').json['outside'] == 2
    place.refused('import', 'ics', path, '--from', 'soon')
    place.refused('import', 'ics', path, '--from', '2037-02-01', '--to', '2037-01-01')
    place.refused('import', 'ics', write(place, 'a,b\n'), status=1)
    place.close()


def test_export():
    place = make_desk()
    path = write(place, HEAD + '2037-12-01 10:00,exercice,"=1+1, ""dit""-elle"\n2037-12-02 10:00,exercice,Plus tard\n')
    place.good('import', 'csv', path)
    place.good('moment', 'add', 'Avent', '--from', '2037-12-01', '--to', '2037-12-24')
    days = ['--from', '2037-12-01', '--to', '2037-12-01']
    table = place.good('export', 'csv', *days).out
    assert '"\'=1+1, ""dit""-elle"' in table and 'Plus tard' not in table, table
    told = place.good('import', 'csv', '-', '--json', given=table).json
    assert (told['taken'], told['doubled']) == (0, 1), told
    found = place.good('export', 'json', *days).json
    assert [post['wall_time'] for post in found['posts']] == ['2037-12-01T10:00']
    assert [moment['title'] for moment in found['moments']] == ['Avent']
    assert place.good('export', 'json', *days, '--scope', 'market=DE').json['posts'] == []
    calendar = place.good('export', 'ics', *days).out
    assert calendar.count('BEGIN:VEVENT') == 2 and 'DTSTART:20371201T090000Z' in calendar, calendar
    target = place.home / 'out.ics'
    assert place.good('export', 'ics', *days, '--output', str(target)).out == ''
    assert target.read_text().count('BEGIN:VEVENT') == 2
    place.refused('export', 'csv', '--from', 'soon')
    place.refused('export', 'csv', '--scope', 'nowhere')
    place.refused('export', 'csv', '--output', str(place.home / 'none' / 'x.csv'), status=1)
    place.close()


def test_usage():
    place = make_desk()
    path = write(place, 'a,b\nc,d\n')
    place.refused('import', 'csv')
    place.refused('import', 'csv', str(place.home / 'nothing.csv'))
    place.refused('import', 'csv', path, '--account', 'nobody')
    place.refused('import', 'csv', path, '--dates', 'backwards')
    place.refused('import', 'csv', path, '--zone', 'Mars/Olympus')
    place.refused('import', 'csv', path, '--dry-run')
    place.refused('import', 'csv', path, '--columns', 'text=7', status=1)
    told = place.good('import', 'csv', path, '--columns', 'text=1', '--account', 'exercice', '--dry-run', '--json').json
    assert told['layout'] == 'other' and told['taken'] == 2, told
    place.refused('import', 'csv', write(place, ''), status=1)
    place.close()


def count_posts(path):
    connection = sqlite3.connect(path)
    found = connection.execute('SELECT COUNT(*) FROM posts').fetchone()[0], \
        connection.execute('SELECT COUNT(*) FROM contents').fetchone()[0]
    assert connection.execute('PRAGMA integrity_check').fetchone() == ('ok',)
    connection.close()
    return found


def wait_for_size(path, size, process):
    """Until the file is that large, or the process has ended."""
    while process.poll() is None:
        try:
            if os.stat(path).st_size >= size:
                return
        except FileNotFoundError:
            pass
        time.sleep(0.001)


def test_killed():
    """Whenever it is killed, all rows are there or none."""
    place = make_desk()
    rows = 2000
    text = HEAD + ''.join(f'2037-{1 + i % 12:02d}-{1 + i // 12 % 28:02d} {8 + i // 336:02d}:00,exercice,'
                          f'"Publication {i} {"du mois " * 40}"\n' for i in range(rows))
    path = write(place, text)
    ends = []
    # What SQLite cannot hold goes to the log before the commit: a kill then finds
    # half of the rows there.
    for size in [1, 200_000, 1_000_000, 2_000_000, 3_000_000, 1 << 40]:
        process = subprocess.Popen([desk.PROGRAM, '--workspace', str(place.path), 'import', 'csv', path],
                                   stdout=subprocess.DEVNULL)
        wait_for_size(str(place.path) + '-wal', size, process)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=desk.PATIENCE)
        ends.append(count_posts(place.path))
        assert ends[-1] in [(0, 0), (rows, rows)], ends
    assert ends[0] == (0, 0) and ends[-1] == (rows, rows), ends
    place.close()


if __name__ == '__main__':
    desk.enter_session()
    desk.run_tests([test_journey, test_encodings_and_separators, test_refused_rows, test_dates_are_not_guessed, test_calendar,
                    test_export, test_usage,
                    test_killed])
