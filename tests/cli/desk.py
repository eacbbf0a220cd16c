# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of diapasonctl share: a home of their own, a session bus with
a keyring of its own, a fake server, and a runner that prints TAP."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.environ['DIAPASONCTL']
KEYRING_PASSWORD = 'the-keyring-of-a-test'
# In seconds: only so that what hangs ends. A sanitizer on a busy computer makes
# a demonstration in minutes.
PATIENCE = 300


class Skip(Exception):
    """This computer cannot do what the test needs."""


class Result:
    def __init__(self, done):
        self.status = done.returncode
        self.out = done.stdout
        self.err = done.stderr

    @property
    def json(self):
        return json.loads(self.out)


class Server:
    """The fake server as a process; it ends with its input."""

    def __init__(self):
        self.process = subprocess.Popen([os.environ['FAKE_MASTODON']], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        told = json.loads(self.process.stdout.readline())
        self.origin = told['origin']
        self.token = told['token']
        self.oauth_token = told['oauth_token']

    def ledger(self):
        import urllib.request
        with urllib.request.urlopen(self.origin + '/-/ledger', timeout=10) as answer:
            return answer.read().decode()

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=PATIENCE)
        self.process.stdout.close()


class Desk:
    """A workspace in a folder of its own."""

    def __init__(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix='diapason-cli-'))
        self.path = self.home / 'desk.diapason'
        self.log = ''

    def run(self, *words, given=None, env=None, workspace=True):
        common = ['--workspace', str(self.path)] if workspace else []
        done = subprocess.run([PROGRAM, *common, *words], input=given, capture_output=True, text=True, timeout=PATIENCE,
                              env={**os.environ, **(env or {})})
        self.log += done.stdout + done.stderr
        return Result(done)

    def good(self, *words, **more):
        result = self.run(*words, **more)
        assert result.status == 0, (words, result.status, result.err)
        return result

    def refused(self, *words, status=2, **more):
        result = self.run(*words, **more)
        assert result.status == status, (words, result.status, result.out, result.err)
        assert result.out == '', result.out
        assert result.err.startswith('diapasonctl: '), result.err
        return result

    def close(self):
        shutil.rmtree(self.home)


def enter_session():
    """Runs this test again on a private bus with an open keyring."""
    if os.environ.get('DIAPASON_TEST_SESSION'):
        daemon = subprocess.run(['gnome-keyring-daemon', '--unlock', '--components=secrets'],
                                input=KEYRING_PASSWORD, capture_output=True, text=True, timeout=PATIENCE)
        assert daemon.returncode == 0, daemon.stderr
        return
    home = tempfile.mkdtemp(prefix='diapason-home-')
    runtime = os.path.join(home, 'runtime')
    os.mkdir(runtime, 0o700)
    env = {**os.environ, 'DIAPASON_TEST_SESSION': '1', 'HOME': home, 'XDG_RUNTIME_DIR': runtime,
           'XDG_DATA_HOME': os.path.join(home, 'data'), 'XDG_CONFIG_HOME': os.path.join(home, 'config'),
           'XDG_CACHE_HOME': os.path.join(home, 'cache'), 'PYTHONDONTWRITEBYTECODE': '1'}
    env.pop('DISPLAY', None)
    status = subprocess.run(['dbus-run-session', '--', sys.executable, *sys.argv], env=env).returncode
    shutil.rmtree(home, ignore_errors=True)
    sys.exit(status)


def run_tests(tests):
    print(f'1..{len(tests)}', flush=True)
    failed = False
    for number, test in enumerate(tests, 1):
        name = re.sub(r'^[a-z]\d+-', lambda number: number.group().upper(), test.__name__.removeprefix('test_').replace('_', '-'))
        try:
            test()
            print(f'ok {number} - {name}', flush=True)
        except Skip as why:
            print(f'ok {number} - {name} # SKIP {why}', flush=True)
        except Exception:
            failed = True
            print(f'not ok {number} - {name}', flush=True)
            for line in traceback.format_exc().splitlines():
                print('# ' + line, flush=True)
    sys.exit(1 if failed else 0)
