// SPDX-License-Identifier: GPL-3.0-or-later
//
// The person in the browser: opens the server's sign-in page, signs in, agrees,
// and lets the browser follow the redirect to the program that asked.
//
//   approve.mjs URL HANDLE      the password comes from standard input

import { request } from 'node:http'
import { readFileSync } from 'node:fs'

const [address, handle] = process.argv.slice(2)
const password = readFileSync(0, 'utf8').trim()
const origin = new URL(address).origin
const cookies = new Map()

function send (url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const outgoing = request(url, { method, headers: { ...headers, ...(cookie && { Cookie: cookie }) } }, (answer) => {
      const parts = []
      answer.on('data', (part) => parts.push(part))
      answer.on('end', () => {
        for (const line of answer.headers['set-cookie'] ?? []) {
          const [, name, value] = line.match(/^([^=]+)=([^;]*)/)
          cookies.set(name, value)
        }
        resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const navigate = (url, site, referer) => send(url, {
  headers: {
    'Sec-Fetch-Site': site,
    'Sec-Fetch-Mode': 'navigate',
    'Sec-Fetch-Dest': 'document',
    ...(referer && { Referer: referer }),
  },
})

async function call (endpoint, input, bearer) {
  const answer = await send(`${origin}/@atproto/oauth-provider/~api${endpoint}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Sec-Fetch-Site': 'same-origin',
      'Sec-Fetch-Mode': 'same-origin',
      'Sec-Fetch-Dest': 'empty',
      Origin: origin,
      Referer: address,
      'X-CSRF-Token': cookies.get('csrf-token'),
      ...(bearer && { Authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify(input),
  })
  if (answer.status !== 200)
    throw new Error(`${endpoint} answered ${answer.status}: ${answer.text}`)
  return JSON.parse(answer.text)
}

const page = await navigate(address, 'none')
if (page.status !== 200)
  throw new Error(`the page answered ${page.status}: ${page.text.slice(0, 500)}`)

const { account, ephemeralToken } = await call('/sign-in', { locale: 'en', username: handle, password })
const { url } = await call('/consent', { sub: account.sub }, ephemeralToken)
const redirect = await navigate(url, 'same-origin', address)
if (!redirect.headers.location)
  throw new Error(`the redirect answered ${redirect.status}: ${redirect.text.slice(0, 500)}`)
await send(redirect.headers.location)
