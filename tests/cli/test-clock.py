#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""C1: the computer's clock is somewhere else at each start of the program."""

import datetime
import glob
import os

import desk

NOON = datetime.datetime(2027, 2, 8, 12, tzinfo=datetime.timezone.utc)
STEPS = [datetime.timedelta(seconds=1), datetime.timedelta(minutes=1), datetime.timedelta(hours=1),
         datetime.timedelta(days=1), datetime.timedelta(days=365), datetime.timedelta(days=3653)]


def at(moment):
    """The environment in which the wall clock begins at that moment, and runs."""
    sanitizer = os.environ.get('ASAN_OPTIONS', '')
    return {'LD_PRELOAD': glob.glob('/usr/lib/*/faketime/libfaketime.so.1')[0], 'TZ': 'UTC',
            'FAKETIME': moment.strftime('@%Y-%m-%d %H:%M:%S'), 'FAKETIME_DONT_FAKE_MONOTONIC': '1',
            'ASAN_OPTIONS': (sanitizer + ':' if sanitizer else '') + 'verify_asan_link_order=0'}


def test_c1_steps_between_starts():
    if not glob.glob('/usr/lib/*/faketime/libfaketime.so.1'):
        raise desk.Skip('libfaketime is not installed')
    place = desk.Desk()
    early = at(NOON - STEPS[-1] - STEPS[-1])
    place.good('init', env=early)
    place.good('brand', 'add', 'Alizé', env=early)
    place.good('account', 'add', 'practice', '--brand', 'Alizé', '--handle', 'exercice', '--zone', 'UTC', env=early)
    for step in STEPS:
        due = NOON + step
        post = place.good('post', 'add', '--account', 'exercice', '--text', str(step), '--at',
                          due.strftime('%Y-%m-%dT%H:%M:%S'), '--json', env=at(NOON)).json[0]
        assert place.good('publish', '--json', env=at(NOON - step)).json == []
        assert place.good('publish', '--json', env=at(due - datetime.timedelta(hours=2) - step)).json == []
        sent = place.good('publish', '--json', env=at(due + datetime.timedelta(seconds=5))).json
        assert [(entry['id'], entry['state']) for entry in sent] == [(post['id'], 'published')], (step, sent)
        for moment in (NOON - step, due, due + step):
            assert place.good('publish', '--json', env=at(moment)).json == [], (step, moment)
        shown = place.good('post', 'show', post['id'], '--json', env=at(NOON - step)).json
        assert shown['state'] == 'published' and shown['attempts'] == 1
        assert shown['published_at'] >= due.strftime('%Y-%m-%dT%H:%M:%S'), shown
    place.close()


if __name__ == '__main__':
    desk.enter_session()
    desk.run_tests([test_c1_steps_between_starts])
