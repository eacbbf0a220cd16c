#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""S1: after a full session no secret is anywhere but in the keyring: not in the
workspace, its log and copies, the home, the folder for temporary files, the
output, the system's journal, the D-Bus traffic, the arguments and variables of
any process, nor in what a crash leaves behind."""

import base64
import glob
import http.server
import json
import os
import pathlib
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
import uuid

import desk

DEBUG = {'G_MESSAGES_DEBUG': 'all'}
JOURNAL = '/run/systemd/journal'
DID = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa'


def disguises(secret):
    """A secret as it may look once somebody has written it down."""
    raw = secret.encode()
    return {raw, raw.hex().encode(), base64.b64encode(raw).rstrip(b'='), base64.urlsafe_b64encode(raw).rstrip(b'='),
            urllib.parse.quote(secret, safe='').encode()}


def assert_clean(data, secrets, where):
    for secret in secrets:
        for disguise in disguises(secret):
            assert disguise not in data, (secret, where)


class Pds(threading.Thread):
    """As much of a Bluesky server as a session with an app password needs."""

    def __init__(self):
        super().__init__(daemon=True)
        number = uuid.uuid4().hex
        self.password = 'canary-password-' + number
        self.access = 'canary-access-' + number
        self.refresh = 'canary-refresh-' + number
        self.posts = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *words):
                pass

            def answer(self, value, status=200):
                body = json.dumps(value).encode()
                self.send_response(status)
                self.send_header('Content-Type', 'application/json')
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def respond(self):
                name = urllib.parse.urlparse(self.path).path.rpartition('.')[2]
                body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
                if name == 'createSession':
                    assert json.loads(body)['password'] == outer.password
                    self.answer({'did': DID, 'handle': 'bruine.test', 'accessJwt': outer.access,
                                 'refreshJwt': outer.refresh})
                elif name == 'deleteSession':
                    assert self.headers['Authorization'] == 'Bearer ' + outer.refresh
                    self.answer({})
                elif self.headers['Authorization'] != 'Bearer ' + outer.access:
                    # Servers have been seen to repeat what they were sent.
                    self.answer({'error': 'InvalidToken', 'message': 'Bad token ' + str(self.headers['Authorization'])}, 400)
                elif name == 'getSession':
                    self.answer({'did': DID, 'handle': 'bruine.test'})
                elif name == 'putRecord':
                    put = json.loads(body)
                    outer.posts.append(put['record']['text'])
                    self.answer({'uri': f'at://{DID}/app.bsky.feed.post/{put["rkey"]}', 'cid': 'bafy'})
                else:
                    self.answer({'error': 'RecordNotFound', 'message': 'Not there'}, 400)

            do_GET = do_POST = respond

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.origin = f'http://127.0.0.1:{self.server.server_port}'
        self.start()

    def run(self):
        self.server.serve_forever()


class Monitor:
    """All that crosses the session bus, byte for byte."""

    def __init__(self, place):
        self.path = place.home / 'traffic'
        with open(self.path, 'wb') as file:
            self.process = subprocess.Popen(['dbus-monitor', '--session', '--binary'], stdout=file, stderr=subprocess.DEVNULL)
        self.meet('hello')

    def meet(self, word):
        """Says a word on the bus until it was heard: the monitor is listening, and
        has written all that was said before."""
        sign = f'{word}.{uuid.uuid4().hex}'.encode()
        for _ in range(600):
            subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
                            '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.NameHasOwner', sign.decode()],
                           stdout=subprocess.DEVNULL, check=True, timeout=60)
            if sign in self.path.read_bytes():
                return
            time.sleep(0.05)
        raise AssertionError('dbus-monitor hears nothing')

    def stop(self):
        self.meet('goodbye')
        self.process.terminate()
        self.process.wait(timeout=30)
        traffic = self.path.read_bytes()
        self.path.unlink()
        return traffic


class ProcessWatch(threading.Thread):
    """Reads the arguments and variables of all processes over and over."""

    def __init__(self, secrets):
        super().__init__(daemon=True)
        self.secrets = [secret.encode() for secret in secrets]
        self.found = set()
        self.seen = set()
        self.over = threading.Event()

    def run(self):
        while not self.over.is_set():
            for path in glob.glob('/proc/[0-9]*/cmdline') + glob.glob('/proc/[0-9]*/environ'):
                try:
                    data = pathlib.Path(path).read_bytes()
                except OSError:
                    continue
                if os.path.basename(desk.PROGRAM).encode() in data:
                    self.seen.add(path.rpartition('/')[2])
                self.found |= {path for secret in self.secrets if secret in data}

    def stop(self):
        self.over.set()
        self.join()
        assert self.seen == {'cmdline', 'environ'}, self.seen
        assert not self.found, self.found


def sign_in_by_browser(place, server):
    """Does what a person does: opens the address that is shown, and comes back."""
    program = subprocess.Popen([desk.PROGRAM, '--workspace', str(place.path), 'account', 'add', 'mastodon', '--brand',
                                'Alizé', '--server', server.origin], stderr=subprocess.PIPE, stdout=subprocess.PIPE,
                               text=True, env={**os.environ, **DEBUG})
    lines = []
    for line in program.stderr:
        lines.append(line)
        if line.startswith(server.origin):
            with urllib.request.urlopen(line.strip(), timeout=30) as page:
                assert page.status == 200
            break
    out, err = program.communicate(timeout=60)
    place.log += ''.join(lines) + out + err
    assert program.returncode == 0, err


def live(place, server, pds):
    """A full session, with all debug output and with what goes wrong."""
    place.good('init', env=DEBUG)
    place.good('brand', 'add', 'Alizé', env=DEBUG)
    sign_in_by_browser(place, server)
    place.good('account', 'remove', 'alize', env=DEBUG)
    place.good('account', 'add', 'mastodon', '--brand', 'Alizé', '--server', server.origin, '--token-stdin', '--json',
               given=server.token + '\n', env=DEBUG)
    place.good('account', 'add', 'bluesky', '--brand', 'Alizé', '--server', pds.origin, '--identifier', 'bruine.test',
               '--password-stdin', '--json', given=pds.password + '\n', env=DEBUG)
    place.good('post', 'add', '--account', 'alize,bruine.test', '--text', 'Bonjour', env=DEBUG)
    sent = place.good('publish', '--until-empty', '--json', env=DEBUG).json
    assert {post['state'] for post in sent} == {'published'} and len(sent) == 2, sent
    # A server that does not know the token any more, and says it aloud.
    access, pds.access = pds.access, 'something else'
    assert place.run('account', 'check', '--json', env=DEBUG).status == 1
    pds.access = access
    for words in (['post', 'list', '--json'], ['account', 'list', '--json'], ['account', 'history', '--json'],
                  ['backup', str(place.home / 'copy.diapason')]):
        place.good(*words, env=DEBUG)
    place.run('doctor', '--json', env=DEBUG)
    assert server.ledger().count('Bonjour') == 1 and pds.posts == ['Bonjour']


def read_new_files(folder, since):
    """What was written below a folder since then, and can be read."""
    for root, _, names in os.walk(folder, followlinks=False):
        for name in names:
            path = pathlib.Path(root) / name
            try:
                if path.is_symlink() or not path.is_file() or path.stat().st_mtime < since:
                    continue
                yield path, path.read_bytes()
            except OSError:
                continue


def test_s1_nowhere_else():
    since = time.time() - 1
    place = desk.Desk()
    server = desk.Server()
    pds = Pds()
    secrets = [server.token, server.oauth_token, pds.password, pds.access, pds.refresh]
    watch = ProcessWatch(secrets)
    monitor = Monitor(place)
    watch.start()
    live(place, server, pds)
    watch.stop()
    traffic = monitor.stop()

    assert 'DEBUG' in place.log, 'the debug output was not captured'
    assert_clean(place.log.encode(), secrets, 'output')
    # The conversation was overheard; what was handed over was not understood.
    assert b'io.github.diapason.Diapason.Account' in traffic and b'CreateItem' in traffic
    assert b'dh-ietf1024-sha256-aes128-cbc-pkcs7' in traffic and b'\0plain\0' not in traffic
    assert_clean(traffic, secrets, 'D-Bus')
    seen = set()
    for folder in (place.home, os.environ['HOME'], tempfile.gettempdir(), '/tmp', '/var/tmp', '/dev/shm'):
        for path, data in read_new_files(folder, since):
            seen.add(path.name)
            assert_clean(data, secrets, path)
    assert {'desk.diapason', 'copy.diapason'} <= seen and any(name.endswith('.keyring') for name in seen), seen
    server.close()
    place.close()


class Journal(threading.Thread):
    """Stands in for systemd-journald: keeps all that programs send it."""

    def __init__(self):
        super().__init__(daemon=True)
        self.data = b''
        self.records = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.records.bind(JOURNAL + '/socket')
        self.lines = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.lines.bind(JOURNAL + '/stdout')
        self.lines.listen(64)
        self.start()
        threading.Thread(target=self.take_lines, daemon=True).start()

    def run(self):
        while True:
            data, ancillary, _, _ = self.records.recvmsg(1 << 20, socket.CMSG_SPACE(4))
            for _, _, fds in ancillary:
                # A long record comes as a sealed file.
                number = int.from_bytes(fds[:4], sys.byteorder)
                with open(f'/proc/self/fd/{number}', 'rb') as file:
                    data += file.read()
                os.close(number)
            self.data += data

    def take_lines(self):
        while True:
            connection, _ = self.lines.accept()
            threading.Thread(target=self.take_line, args=[connection], daemon=True).start()

    def take_line(self, connection):
        with connection:
            while data := connection.recv(1 << 16):
                self.data += data

    def connect(self):
        """What a program that runs as a service has for its output."""
        stream = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        stream.connect(JOURNAL + '/stdout')
        return stream


def live_as_service():
    """In a world of its own, where this is the journal."""
    subprocess.run(['mount', '-t', 'tmpfs', 'tmpfs', '/run'], check=True, timeout=30)
    os.makedirs(JOURNAL)
    journal = Journal()
    place = desk.Desk()
    server = desk.Server()
    for words, given in ((['init'], None), (['brand', 'add', 'Alizé'], None),
                         (['account', 'add', 'mastodon', '--brand', 'Alizé', '--server', server.origin, '--token-stdin'],
                          server.token + '\n'),
                         (['post', 'add', '--account', 'alize', '--text', 'Bonjour'], None),
                         (['publish', '--until-empty'], None)):
        with journal.connect() as stream:
            subprocess.run([desk.PROGRAM, '--workspace', str(place.path), *words], input=given, text=True, check=True,
                           timeout=120, stdout=stream, stderr=stream, env={**os.environ, **DEBUG})
    for _ in range(600):
        if b'published' in journal.data:
            break
        time.sleep(0.05)
    assert b'GLIB_DOMAIN=dia-net' in journal.data and b'published' in journal.data, journal.data[-2000:]
    assert_clean(journal.data, [server.token], 'journal')
    server.close()
    place.close()


def test_s1_not_in_the_journal():
    world = ['unshare', '--mount'] if os.geteuid() == 0 else ['unshare', '--user', '--map-root-user', '--mount']
    if subprocess.run([*world, 'true'], stderr=subprocess.DEVNULL, timeout=30).returncode != 0:
        raise desk.Skip('no private file system can be made here')
    done = subprocess.run([*world, sys.executable, *sys.argv, '--as-service'], capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr


def test_s1_not_in_a_crash():
    """It dies while it waits for an answer to a request that carries the token:
    nothing of its memory is left."""
    place = desk.Desk()
    place.good('init')
    place.good('brand', 'add', 'Alizé')
    secret = 'canary-crash-' + uuid.uuid4().hex
    with socket.create_server(('127.0.0.1', 0)) as listener:
        origin = f'http://127.0.0.1:{listener.getsockname()[1]}'
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        # The sanitizer would catch the signal and end the program in its own way.
        environment = {**os.environ, 'ASAN_OPTIONS': 'handle_segv=0'}
        program = subprocess.Popen([desk.PROGRAM, '--workspace', str(place.path), 'account', 'add', 'mastodon', '--brand',
                                    'Alizé', '--server', origin, '--token-stdin'], stdin=subprocess.PIPE, cwd=place.home,
                                   env=environment,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (hard, hard)))
        program.stdin.write((secret + '\n').encode())
        program.stdin.close()
        connection, _ = listener.accept()
        with connection:
            received = b''
            while secret.encode() not in received:
                received += connection.recv(1 << 16)
            limits = pathlib.Path(f'/proc/{program.pid}/limits').read_text()
            assert next(line for line in limits.splitlines() if line.startswith('Max core file size')).split()[4] in '01', limits
            os.kill(program.pid, signal.SIGSEGV)
            _, status = os.waitpid(program.pid, 0)
    program.returncode = -signal.SIGSEGV
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGSEGV and not os.WCOREDUMP(status), status
    for path, data in read_new_files(place.home, 0):
        assert_clean(data, [secret], path)
    place.close()


if __name__ == '__main__':
    if '--as-service' in sys.argv:
        live_as_service()
        sys.exit()
    desk.enter_session()
    desk.run_tests([test_s1_nowhere_else, test_s1_not_in_the_journal, test_s1_not_in_a_crash])
