// SPDX-License-Identifier: GPL-3.0-or-later
//
// Starts a real Bluesky server (PDS) with a directory of DIDs of its own on
// loopback ports, makes two accounts, prints one line of JSON and runs until its
// input ends. Each account comes with an access token that the server itself
// would have given three hours ago: it is well signed and has expired.

import { createHmac } from 'node:crypto'
import { TestNetworkNoAppView } from '@atproto/dev-env'

const password = 'canary-pds-password-61c7'
const names = ['alize', 'goutte']

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
const decode = (text) => JSON.parse(Buffer.from(text, 'base64url'))

function makeExpired (token, secret) {
  const [header, payload] = token.split('.').slice(0, 2).map(decode)
  const past = { ...payload, iat: payload.iat - 10800, exp: payload.exp - 10800 }
  const signed = `${encode(header)}.${encode(past)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

async function createAccount (pds, name) {
  const answer = await fetch(`${pds.url}/xrpc/com.atproto.server.createAccount`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ handle: `${name}.test`, email: `${name}@test.example`, password }),
  })
  if (!answer.ok)
    throw new Error(`createAccount answered ${answer.status}: ${await answer.text()}`)
  const { did, handle, accessJwt } = await answer.json()
  return { did, handle, password, expired: makeExpired(accessJwt, pds.jwtSecretKey()) }
}

const network = await TestNetworkNoAppView.create({})
const accounts = []
for (const name of names)
  accounts.push(await createAccount(network.pds, name))

process.stdout.write(JSON.stringify({ pds: network.pds.url, plc: network.plc.url, accounts }) + '\n')
process.stdin.resume()
process.stdin.on('end', async () => {
  await network.close()
  process.exit(0)
})
