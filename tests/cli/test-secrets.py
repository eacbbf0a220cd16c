#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""S2 and S5: what happens when the keyring says no, and when an account goes. S1
is in test-traces.py."""

import os
import pathlib
import subprocess
import urllib.error
import urllib.request

import desk


def sign_in(place, server, **more):
    return place.run('account', 'add', 'mastodon', '--brand', 'Alizé', '--server', server.origin, '--token-stdin',
                     '--zone', 'Europe/Paris', '--json', given=server.token + '\n', **more)


def make_desk():
    place = desk.Desk()
    place.good('init')
    place.good('brand', 'add', 'Alizé')
    return place


def files_with(folder, needle):
    return [str(path) for path in pathlib.Path(folder).rglob('*')
            if path.is_file() and needle.encode() in path.read_bytes()]


def sign_in_by_browser(place, server):
    """Does what a person does: opens the address that is shown, and comes back."""
    program = subprocess.Popen([desk.PROGRAM, '--workspace', str(place.path), 'account', 'add', 'mastodon', '--brand',
                                'Alizé', '--server', server.origin], stderr=subprocess.PIPE, stdout=subprocess.PIPE,
                               text=True)
    address = next(line.strip() for line in program.stderr if line.startswith(server.origin))
    with urllib.request.urlopen(address, timeout=desk.PATIENCE) as page:
        assert page.status == 200
    out, err = program.communicate(timeout=desk.PATIENCE)
    place.log += out + err
    assert program.returncode == 0, err


def has_token(server, token):
    request = urllib.request.Request(server.origin + '/api/v1/accounts/verify_credentials',
                                     headers={'Authorization': 'Bearer ' + token})
    try:
        with urllib.request.urlopen(request, timeout=desk.PATIENCE) as answer:
            return answer.status == 200
    except urllib.error.HTTPError as error:
        assert error.code == 401
        return False


def test_s5_removal():
    """Removing an account revokes the token at the server and deletes the secret."""
    place = make_desk()
    server = desk.Server()
    before = count_secrets()
    sign_in_by_browser(place, server)
    assert count_secrets() == before + 1
    assert has_token(server, server.oauth_token)
    removed = place.good('account', 'remove', 'alize', '--json').json
    assert removed['errands'] == []
    assert count_secrets() == before
    assert not has_token(server, server.oauth_token)
    story = place.good('account', 'history', removed['id'], '--json').json
    assert [(entry['event'], entry['outcome']) for entry in story] == [('sign-in-ended', 'done'), ('signed-in', 'done')]
    assert server.oauth_token not in place.log and files_with(place.home, server.oauth_token) == []
    server.close()
    place.close()


def test_s5_server_gone():
    """What it takes to end a sign-in stays in the keyring alone until the server can be told."""
    place = make_desk()
    server = desk.Server()
    before = count_secrets()
    assert sign_in(place, server).status == 0
    assert count_secrets() == before + 1
    server.close()
    removed = place.good('account', 'remove', 'alize')
    assert server.origin + '/settings/applications' in removed.err, removed.err
    assert count_secrets() == before + 1
    assert place.good('account', 'list', '--json').json == []
    assert [entry['event'] for entry in place.good('account', 'history', '--json').json] == ['signed-in']
    assert server.token not in place.log and files_with(place.home, server.token) == []
    place.close()


def test_s5_pasted_token():
    """Nobody but the person can end a pasted token: it is said where, and kept."""
    place = make_desk()
    server = desk.Server()
    before = count_secrets()
    account = sign_in(place, server).json
    removed = place.good('account', 'remove', 'alize', '--json')
    assert [errand['url'] for errand in removed.json['errands']] == [server.origin + '/settings/applications']
    assert removed.json['errands'][0]['sentence'] in removed.err
    assert count_secrets() == before
    assert has_token(server, server.token)
    entry = place.good('account', 'history', '--json').json[0]
    assert (entry['account_id'], entry['event'], entry['outcome']) == (account['id'], 'sign-in-ended', 'person')
    assert server.token not in place.log
    server.close()
    place.close()


def test_s2_locked():
    """Nothing is sent, nothing is lost, the reason has a name, and no secret is
    kept in clear text instead."""
    place = make_desk()
    server = desk.Server()
    assert sign_in(place, server).status == 0
    place.good('post', 'add', '--account', 'alize', '--text', 'Plus tard')
    lock_keyring()
    told = place.good('publish', '--json').json
    assert told[0]['state'] == 'scheduled' and told[0]['problem'], told
    account = place.good('account', 'list', '--json').json[0]
    assert account['sign_in'] == 'ok', account
    assert server.ledger().count('Plus tard') == 0
    refused = sign_in(place, server)
    assert refused.status == 1 and refused.err
    check = next(check for check in place.run('doctor', '--offline', '--json').json if check['name'] == 'keyring')
    assert check['level'] == 'error'
    assert files_with(place.home, server.token) == []
    server.close()
    place.close()


def count_secrets():
    told = subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.secrets', '--object-path',
                           '/org/freedesktop/secrets', '--method', 'org.freedesktop.Secret.Service.SearchItems',
                           "{'xdg:schema': 'io.github.diapason.Diapason.Account'}"],
                          capture_output=True, text=True, timeout=desk.PATIENCE, check=True).stdout
    return told.count('/org/freedesktop/secrets/collection/')


def lock_keyring():
    subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.secrets', '--object-path',
                    '/org/freedesktop/secrets', '--method', 'org.freedesktop.Secret.Service.Lock',
                    "[objectpath '/org/freedesktop/secrets/collection/login']"],
                   capture_output=True, text=True, timeout=desk.PATIENCE, check=True)


if __name__ == '__main__':
    desk.enter_session()
    desk.run_tests([test_s5_removal, test_s5_server_gone, test_s5_pasted_token,
                    test_s2_locked])
