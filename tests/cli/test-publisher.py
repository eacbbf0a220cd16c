#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The publisher as a process: beside a window, beside another one, killed,
restarted, and on a session bus that starts it."""

import contextlib
import datetime
import os
import pathlib
import re
import signal
import subprocess
import time

import desk

NAME = 'io.github.diapason.Publisher'


def wait_until(condition, what):
    """Waits for a state, never for a time; the limit is only so that a failure
    ends."""
    end = time.monotonic() + desk.PATIENCE
    while time.monotonic() < end:
        result = condition()
        if result:
            return result
        time.sleep(0.02)
    raise AssertionError(f'in vain: {what}')


class Program:
    """A program that runs beside the test; what it logs is kept. One that
    talks is read line by line."""

    running = []

    def __init__(self, *words, env=None, talks=False):
        self.log = pathlib.Path(os.environ['HOME']) / f'log-{time.monotonic_ns()}'
        with open(self.log, 'w') as log:
            self.process = subprocess.Popen([*map(str, words)], stdin=subprocess.PIPE,
                                            stdout=subprocess.PIPE if talks else log, stderr=log, text=True,
                                            env={**os.environ, **(env or {})})
        Program.running.append(self)

    @classmethod
    def end_all(cls):
        """What a failed test left must not stand in the way of the next one."""
        while cls.running:
            program = cls.running.pop()
            if program.process.poll() is None:
                program.process.kill()
                program.process.wait()

    def read(self):
        return self.process.stdout.readline().rstrip('\n')

    def say(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()

    def end(self, how=signal.SIGTERM):
        """Ends it and says with which status."""
        if how is None:
            self.process.stdin.close()
        else:
            self.process.send_signal(how)
        status = self.process.wait(timeout=desk.PATIENCE)
        if self.process.stdout:
            self.process.stdout.close()
        return status

    def err(self):
        return self.log.read_text()


def start_publisher(place=None, env=None):
    given = ['--workspace', place.path] if place else []
    return Program(desk.PROGRAM, *given, 'publisher', env=env)


def start_window(place):
    window = Program(os.environ['WINDOW_CLIENT'], place.path, talks=True)
    assert window.read() == 'here', window.err()
    return window


def call(method, *arguments, path='/io/github/diapason/Publisher'):
    return subprocess.run(['gdbus', 'call', '--session', '--dest', NAME, '--object-path', path, '--method', method,
                           *arguments], capture_output=True, text=True, timeout=desk.PATIENCE)


def read_property(name):
    done = call('org.freedesktop.DBus.Properties.Get', NAME, name)
    return done.stdout if done.returncode == 0 else ''


def has_owner():
    done = subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/',
                           '--method', 'org.freedesktop.DBus.NameHasOwner', NAME], capture_output=True, text=True)
    return 'true' in done.stdout


def wait_served(place):
    wait_until(lambda: str(place.path) in read_property('Workspaces'), 'the workspace is served')


@contextlib.contextmanager
def make_place(handles=('alize',)):
    """A workspace whose accounts are on the fake server."""
    place = desk.Desk()
    server = desk.Server()
    place.good('init')
    place.good('brand', 'add', 'Alizé')
    place.good('account', 'add', 'mastodon', '--brand', 'Alizé', '--server', server.origin, '--token-stdin', '--market',
               'FR', '--language', 'fr', '--zone', 'Europe/Paris', given=server.token + '\n')
    try:
        yield place, server
    finally:
        Program.end_all()
        server.close()
        place.close()


def add_post(place, text, seconds=None):
    when = []
    if seconds is not None:
        at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
        when = ['--at', at.strftime('%Y-%m-%dT%H:%M:%S'), '--zone', 'UTC']
    return place.good('post', 'add', '--account', 'alize', '--text', text, *when, '--json').json[0]['id']


def wait_state(place, post, state='published'):
    wait_until(lambda: place.good('post', 'show', post, '--json').json['state'] == state, f'{post} is {state}')


def assert_once(server, *texts):
    ledger = server.ledger()
    for text in texts:
        assert ledger.count(text) == 1, (text, ledger)


def test_sends_what_is_due():
    with make_place() as (place, server):
        first = add_post(place, 'Tout de suite')
        publisher = start_publisher(place)
        wait_state(place, first)
        soon = add_post(place, 'Bientôt', 2)
        wait_state(place, soon)
        assert re.search(r'int64 0\b', read_property('NextDue'))
        add_post(place, 'Demain', 24 * 3600)
        wait_until(lambda: re.search(r'int64 [1-9]', read_property('NextDue')), 'the next one is known')
        assert publisher.end() == 0
        assert not has_owner()
        assert_once(server, 'Tout de suite', 'Bientôt')
        assert 'Demain' not in server.ledger()


def test_window_hands_over_and_takes_over():
    """The publisher comes, is killed, comes again and ends: at each moment one
    sends, and each post goes out once."""
    with make_place() as (place, server):
        window = start_window(place)
        posts = [add_post(place, 'La fenêtre')]
        wait_state(place, posts[0])
        for number, how in enumerate((signal.SIGKILL, signal.SIGTERM)):
            publisher = start_publisher(place)
            assert window.read() == 'elsewhere', window.err()
            posts.append(add_post(place, f'Le service {number}'))
            wait_state(place, posts[-1])
            publisher.end(how)
            assert window.read() == 'here', window.err()
            posts.append(add_post(place, f'De nouveau la fenêtre {number}'))
            wait_state(place, posts[-1])
        assert window.end(None) == 0
        assert_once(server, 'La fenêtre', *(f'Le service {number}' for number in range(2)),
                    *(f'De nouveau la fenêtre {number}' for number in range(2)))


def add_practice_posts(place, n_accounts, n_posts):
    """On the practice network, which needs no minute to settle a question."""
    handles = [f'exercice{number}' for number in range(n_accounts)]
    for handle in handles:
        place.good('account', 'add', 'practice', '--brand', 'Alizé', '--handle', handle, '--zone', 'UTC')
    return [post['id'] for number in range(n_posts) for post in
            place.good('post', 'add', '--account', ','.join(handles), '--text', f'Numéro {number}', '--json').json]


def count_published(place):
    return len(place.good('post', 'list', '--state', 'published', '--limit', '1000', '--json').json)


def test_p2_killed_while_sending():
    """Killed again and again while posts go out; a window then finishes. How
    often they went out is counted by the tests of reliability."""
    with make_place() as (place, server):
        posts = add_practice_posts(place, 3, 8)
        for number in range(4):
            publisher = start_publisher(place)
            wait_until(lambda: count_published(place) > number, 'another one is out')
            publisher.end(signal.SIGKILL)
        window = start_window(place)
        for post in posts:
            wait_state(place, post)
        assert window.end(None) == 0


def test_one_in_a_session():
    with make_place() as (place, server):
        publisher = start_publisher(place)
        wait_served(place)
        second = start_publisher(place)
        assert second.process.wait(timeout=desk.PATIENCE) == 1
        assert 'already' in second.err(), second.err()
        assert publisher.end() == 0


def count_commits(place, post):
    return sum(entry['step'] == 'commit' for entry in place.good('post', 'show', post, '--json').json['journal'])


def test_p9_two_sessions():
    """A second publisher where the first cannot be seen, nor the keyring: claims
    keep them apart."""
    with make_place() as (place, server):
        elsewhere = {'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'}
        publishers = [start_publisher(place), start_publisher(place, env=elsewhere)]
        posts = add_practice_posts(place, 4, 5)
        for post in posts:
            wait_state(place, post)
        assert [publisher.end() for publisher in publishers] == [0, 0]
        assert 'no session bus' in publishers[1].err()
        assert [count_commits(place, post) for post in posts] == [1] * len(posts)


def test_s2_keyring_closed():
    """A publisher that cannot open the keyring says so, and does not keep a post
    from one that can."""
    with make_place() as (place, server):
        post = add_post(place, 'À qui a la clef')
        closed = start_publisher(place, env={'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'})
        wait_until(lambda: place.good('post', 'show', post, '--json').json['journal'], 'it has tried')
        publisher = start_publisher(place)
        wait_state(place, post)
        story = place.good('post', 'show', post, '--json').json['journal']
        assert [entry['key'] for entry in story if entry['step'] == 'hold'] == ['keyring'], story
        assert [closed.end(), publisher.end()] == [0, 0]
        assert_once(server, 'À qui a la clef')


def test_silence():
    """Asked for over the bus, kept in the workspace."""
    with make_place() as (place, server):
        publisher = start_publisher(place)
        wait_served(place)
        assert call(NAME + '.SetPaused', str(place.path), 'true').returncode == 0
        wait_until(lambda: 'true' in read_property('Paused'), 'it is silent')
        post = add_post(place, 'Chut')
        assert place.good('publish', '--json').json == []
        assert call(NAME + '.SetPaused', '', 'false').returncode == 0
        wait_state(place, post)
        assert call(NAME + '.SetPaused', '/nowhere', 'true').returncode != 0
        assert call(NAME + '.Quit').returncode == 0
        assert publisher.process.wait(timeout=desk.PATIENCE) == 0
        assert_once(server, 'Chut')


def test_nothing_to_do():
    assert not has_owner()
    publisher = start_publisher()
    assert publisher.process.wait(timeout=desk.PATIENCE) == 0
    assert 'nothing to do' in publisher.err()


def test_missing_workspace():
    place = desk.Desk()
    place.refused('publisher', status=1)
    place.close()


def install_service(command):
    """Lets the bus start the publisher, as after an installation."""
    folder = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'dbus-1' / 'services'
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f'{NAME}.service').write_text(f'[D-BUS Service]\nName={NAME}\nExec={command}\n')
    subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
                    '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.ReloadConfig'], check=True,
                   capture_output=True, timeout=desk.PATIENCE)


def test_background():
    """A person wants it in the background: the bus starts it, the window leaves
    sending to it, it goes on when the window is closed, and ends when nobody
    wants it any more."""
    with make_place() as (place, server):
        window = start_window(place)
        window.say('background')
        told = window.read()
        assert told.startswith('error: The publisher is not installed'), (told, window.err())
        install_service('/bin/false')
        window.say('background')
        told = window.read()
        assert told.startswith('error: The publisher does not start'), (told, window.err())

        install_service(f'{desk.PROGRAM} publisher')
        window.say('background')
        assert {window.read(), window.read()} == {'elsewhere', 'ok'}, window.err()
        assert window.end(None) == 0
        post = add_post(place, 'Sans fenêtre')
        wait_state(place, post)

        window = start_window(place)
        assert window.read() == 'elsewhere', window.err()
        window.say('foreground')
        assert {window.read(), window.read()} == {'here', 'ok'}, window.err()
        wait_until(lambda: not has_owner(), 'the publisher has ended')
        post = add_post(place, 'Avec fenêtre')
        wait_state(place, post)
        assert window.end(None) == 0
        assert_once(server, 'Sans fenêtre', 'Avec fenêtre')


def test_s1_log():
    """With all debug output: no secret in the log."""
    with make_place() as (place, server):
        post = add_post(place, 'Bonjour')
        publisher = start_publisher(place, env={'G_MESSAGES_DEBUG': 'all'})
        wait_state(place, post)
        assert publisher.end() == 0
        assert 'DEBUG' in publisher.err()
        assert server.token not in publisher.err()


def test_unit():
    """systemd takes the unit as it is installed."""
    text = pathlib.Path(os.environ['PUBLISHER_UNIT']).read_text()
    unit = pathlib.Path(os.environ['HOME']) / 'diapason-publisher.service'
    assert f'BusName={NAME}' in text
    unit.write_text(re.sub(r'(?m)^ExecStart=\S+', f'ExecStart={desk.PROGRAM}', text))
    done = subprocess.run(['systemd-analyze', '--user', '--man=no', 'verify', str(unit)], capture_output=True, text=True,
                          timeout=desk.PATIENCE)
    # A computer without sessions of systemd has no session bus of systemd either.
    told = [line for line in done.stderr.splitlines() if 'dbus.socket not found' not in line]
    assert told == [], done.stderr
    assert done.returncode == 0 or done.stderr, done.returncode


if __name__ == '__main__':
    desk.enter_session()
    desk.run_tests([test_sends_what_is_due, test_window_hands_over_and_takes_over, test_p2_killed_while_sending,
                    test_one_in_a_session, test_p9_two_sessions, test_s2_keyring_closed, test_silence, test_nothing_to_do,
                    test_missing_workspace, test_background, test_s1_log, test_unit])
