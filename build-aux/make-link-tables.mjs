#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes src/base/dia-link-tables.c: the top-level domains, emoji and letters
// that X and Bluesky go by when they look for links in a text.
//
//   npm ci --prefix DIR     (DIR holds tests/peers/package*.json)
//   node build-aux/make-link-tables.mjs DIR > src/base/dia-link-tables.c

import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'

if (process.argv.length !== 3) {
  console.error('usage: make-link-tables.mjs DIRECTORY-WITH-NODE_MODULES')
  process.exit(2)
}

const require = createRequire(path.resolve(process.argv[2], 'package.json'))
const versionOf = name => JSON.parse(
  fs.readFileSync(path.resolve(process.argv[2], 'node_modules', name, 'package.json'))).version
const xRegexp = name => require(`twitter-text/dist/regexp/${name}.js`)
const emojiRegexp = require('twemoji-parser/dist/lib/regex.js').default

// The alternatives of "(?:(?:aaa|aarp|…)(?=…))", in their order.
function listAlternatives (regexp) {
  return /^\(\?:\(\?:([^()]*)\)\(\?=\[\^0-9a-zA-Z@\+-\]\|\$\)\)$/.exec(regexp.source)[1].split('|')
}

// Ranges of the numbers up to `last` that `test` accepts.
function collectRanges (last, test) {
  const ranges = []

  for (let i = 0; i <= last; i++) {
    if (!test(i))
      continue
    if (ranges.length > 0 && ranges[ranges.length - 1][1] === i - 1)
      ranges[ranges.length - 1][1] = i
    else
      ranges.push([i, i])
  }
  return ranges
}

// A parser for the few forms that the emoji expression uses: it lists every
// string of UTF-16 units that the expression can match.
class Lister {
  constructor (source) {
    this.source = source
    this.at = 0
  }

  eat (text) {
    if (!this.source.startsWith(text, this.at))
      return false
    this.at += text.length
    return true
  }

  readUnit () {
    const escape = /^\\u([0-9a-f]{4})/.exec(this.source.slice(this.at, this.at + 6))

    if (escape !== null) {
      this.at += 6
      return parseInt(escape[1], 16)
    }
    return this.source.charCodeAt(this.at++)
  }

  readSet () {
    const units = []

    while (!this.eat(']')) {
      const first = this.readUnit()
      const last = this.eat('-') ? this.readUnit() : first

      for (let unit = first; unit <= last; unit++)
        units.push(String.fromCharCode(unit))
    }
    return units
  }

  readAtom () {
    if (this.eat('(?!\\ufe0e)'))
      return ['']
    if (this.eat('(?:') || this.eat('(')) {
      const inside = this.readAlternatives()
      if (!this.eat(')'))
        throw new Error(`no ) at ${this.at}`)
      return inside
    }
    return this.eat('[') ? this.readSet() : [String.fromCharCode(this.readUnit())]
  }

  readSequence () {
    let strings = ['']

    while (this.at < this.source.length && !'|)'.includes(this.source[this.at])) {
      const atom = this.readAtom()
      const choices = this.eat('?') ? [...atom, ''] : atom

      strings = strings.flatMap(head => choices.map(tail => head + tail))
    }
    return strings
  }

  readAlternatives () {
    const strings = this.readSequence()

    while (this.eat('|'))
      strings.push(...this.readSequence())
    return strings
  }
}

const matchAtStart = text => {
  emojiRegexp.lastIndex = 0
  const found = emojiRegexp.exec(text)
  return found !== null && found.index === 0 ? found[0] : null
}

const ACCEPT_NEVER = 0
const ACCEPT_ALWAYS = 1
const ACCEPT_NOT_BEFORE_FE0E = 2

// That the expression takes each of its strings whole makes "the longest that
// fits" the same as its own order of alternatives.
function acceptanceOf (text) {
  if (matchAtStart(text) !== text)
    throw new Error(`not matched whole: ${JSON.stringify(text)}`)
  const before = matchAtStart(text + '\ufe0e')
  if (before !== text && before !== null)
    throw new Error(`matched in part: ${JSON.stringify(text)}`)
  return before === text ? ACCEPT_ALWAYS : ACCEPT_NOT_BEFORE_FE0E
}

// The smallest automaton that reads all `texts`: equal ends are shared.
function buildAutomaton (texts) {
  const root = { accept: ACCEPT_NEVER, next: new Map() }
  const states = []
  const known = new Map()

  for (const text of texts) {
    let node = root

    for (const unit of text) {
      if (!node.next.has(unit))
        node.next.set(unit, { accept: ACCEPT_NEVER, next: new Map() })
      node = node.next.get(unit)
    }
    node.accept = acceptanceOf(text.join(''))
  }

  const share = node => {
    const edges = []

    for (const unit of [...node.next.keys()].sort()) {
      const target = share(node.next.get(unit))
      const code = unit.charCodeAt(0)
      const last = edges[edges.length - 1]

      if (last !== undefined && last.target === target && last.last === code - 1)
        last.last = code
      else
        edges.push({ first: code, last: code, target })
    }
    const key = JSON.stringify([node.accept, edges])
    if (!known.has(key)) {
      known.set(key, states.length)
      states.push({ accept: node.accept, edges })
    }
    return known.get(key)
  }
  share(root)
  return states
}

// Pairs beyond the first plane that NFC makes one: GLib's Unicode is older and
// lacks those of the newest scripts.
function listCompositions () {
  const compositions = []

  for (let c = 0x10000; c <= 0x10ffff; c++) {
    const pair = [...String.fromCodePoint(c).normalize('NFD')].map(ch => ch.codePointAt(0))
    const composed = String.fromCodePoint(c).normalize('NFC')

    if (pair.length > 1 && composed.codePointAt(0) === c)
      compositions.push(pair.length === 2 ? [...pair, c] : [...splitLast(c), c])
  }
  return compositions.sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

// What decomposes into three is composed from a composed pair and a third.
function splitLast (c) {
  const points = [...String.fromCodePoint(c).normalize('NFD')]
  const last = points.pop()
  return [points.join('').normalize('NFC').codePointAt(0), last.codePointAt(0)]
}

const hex = number => '0x' + number.toString(16).padStart(4, '0')
const quote = text => '"' + text + '"'
const wideQuote = text => 'u"' + [...text].map(ch => ch < '\u0080' ? ch : '\\u' + hex(ch.codePointAt(0)).slice(2)).join('') + '"'

function wrap (items) {
  const lines = ['']

  for (const item of items) {
    if (lines[lines.length - 1].length + item.length > 110)
      lines.push('')
    lines[lines.length - 1] += ' ' + item + ','
  }
  return lines.map(line => ' ' + line).join('\n')
}

function writeTable (type, name, items) {
  console.log(`\nconst gsize dia_link_n_${name} = ${items.length};\nconst ${type} dia_link_${name}[] = {\n${wrap(items)}\n};`)
}

const isAscii = text => /^[\0-\x7f]+$/.test(text)
const byBytes = (a, b) => a < b ? -1 : a > b ? 1 : 0
const writeRanges = (name, ranges) =>
  writeTable('DiaLinkRange', name, ranges.map(([first, last]) => `{ ${hex(first)}, ${hex(last)} }`))

const xTlds = [...listAlternatives(xRegexp('validGTLD')), ...listAlternatives(xRegexp('validCCTLD'))]
const emoji = [...new Set(new Lister(emojiRegexp.source).readAlternatives())]
const states = buildAutomaton(emoji.map(text => text.split('')))
const edges = states.flatMap(state => state.edges)
let firstEdge = 0

console.log(`/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made by build-aux/make-link-tables.mjs; do not edit. The data are those of
 * these npm packages, under their licences, which the GPL allows to join:
 * - twitter-text ${versionOf('twitter-text')}: the top-level domains and letters that X goes by
 *   (Copyright Twitter, Inc.; Apache-2.0; https://github.com/twitter/twitter-text)
 * - twemoji-parser ${versionOf('twemoji-parser')}: the ${emoji.length} emoji that X counts as one
 *   (Copyright Twitter, Inc.; MIT; https://github.com/twitter/twemoji-parser)
 * - tlds ${versionOf('tlds')}: the top-level domains that Bluesky goes by
 *   (Copyright Stephen Mathieson and Richie Bendall; MIT; https://www.npmjs.com/package/tlds)
 * Punctuation and compositions are those of Unicode ${process.versions.unicode}. */
#include "dia-link-private.h"`)

writeTable('char *const', 'x_tlds', xTlds.filter(isAscii).sort(byBytes).map(quote))
writeTable('gunichar2 *const', 'x_wide_tlds', xTlds.filter(tld => !isAscii(tld)).map(wideQuote))
writeTable('char *const', 'bluesky_tlds', require('tlds').filter(isAscii).sort(byBytes).map(quote))
writeRanges('latin', collectRanges(0xffff, i =>
  new RegExp(`[${xRegexp('latinAccentChars').source}]`, 'i').test(String.fromCharCode(i))))
writeRanges('cyrillic', collectRanges(0xffff, i =>
  new RegExp(`[${xRegexp('cyrillicLettersAndMarks').source}]`, 'i').test(String.fromCharCode(i))))
writeRanges('punctuation', collectRanges(0x10ffff, i => /^\p{P}$/u.test(String.fromCodePoint(i))))
writeTable('DiaLinkComposition', 'compositions', listCompositions().map(c => `{ ${c.map(hex).join(', ')} }`))
writeTable('DiaEmojiEdge', 'emoji_edges', edges.map(e => `{ ${hex(e.first)}, ${hex(e.last)}, ${e.target} }`))
writeTable('DiaEmojiState', 'emoji_states', states.map(state => {
  const text = `{ ${firstEdge}, ${state.edges.length}, ${['NEVER', 'ALWAYS', 'NOT_BEFORE_FE0E'].map(n => 'DIA_EMOJI_' + n)[state.accept]} }`
  firstEdge += state.edges.length
  return text
}))
