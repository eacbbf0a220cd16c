#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes generated texts and what the references say of them. One record:
//
//   BYTES GRAPHEMES WEIGHTED N-FACETS          (-1: this engine cannot tell)
//   the text
//   KIND BYTE-START BYTE-END VALUE-BYTES       (N-FACETS times, with its value below)
//
// An engine with an older Unicode than the table of src/base knows less: texts
// with characters that are new to it are compared by their graphemes only, as
// unicode-segmenter counts them.
//
//   node write-text-answers.mjs DIRECTORY-WITH-NODE_MODULES COUNT SEED > FILE

import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

import { TextGenerator } from './text-generator.mjs'

const folder = path.resolve(process.argv[2], 'node_modules')
const count = Number(process.argv[3])
const generator = new TextGenerator(Number(process.argv[4]))

const require = createRequire(path.join(folder, 'package.json'))
const load = name => import(pathToFileURL(path.join(folder, name)))
const versionOf = name => JSON.parse(fs.readFileSync(path.join(folder, name, 'package.json'))).version

const { parseTweet } = require('twitter-text')
const { countGraphemes } = await load('unicode-segmenter/grapheme.js')
const packageUnicode = /Unicode® (\d+\.\d+)\.\d+/.exec(fs.readFileSync(path.join(folder, 'unicode-segmenter/README.md'), 'utf8'))[1]
const engineIsCurrent = process.versions.unicode === packageUnicode

// The counter inside @atproto/api is the engine's own: with an older engine it
// is replaced before the package is loaded.
if (!engineIsCurrent) {
  const { Segmenter } = await load('unicode-segmenter/intl-adapter.js')
  Intl.Segmenter = Segmenter
}
const { RichText } = await load('@atproto/api/dist/index.js')

const KINDS = {
  'app.bsky.richtext.facet#link': feature => ['link', feature.uri],
  'app.bsky.richtext.facet#mention': feature => ['mention', feature.did],
  'app.bsky.richtext.facet#tag': feature => ['tag', feature.tag],
}

function listFacets (richText) {
  richText.detectFacetsWithoutResolution()
  return [...richText.segments()].filter(segment => segment.facet !== undefined).map(({ facet }) => {
    const [kind, value] = KINDS[facet.features[0].$type](facet.features[0])
    return `${kind} ${facet.index.byteStart} ${facet.index.byteEnd} ${Buffer.byteLength(value)}\n${value}\n`
  })
}

function writeRecord (text) {
  const richText = new RichText({ text })
  const graphemes = richText.graphemeLength
  const isKnown = engineIsCurrent || !/\p{Cn}/u.test(text)
  const weighted = isKnown ? parseTweet(text).weightedLength : -1
  const facets = isKnown ? listFacets(richText) : []

  if (graphemes !== countGraphemes(text))
    throw new Error(`the references disagree: ${JSON.stringify(text)}`)
  return `${Buffer.byteLength(text)} ${graphemes} ${weighted} ${isKnown ? facets.length : -1}\n${text}\n${facets.join('')}`
}

const out = fs.openSync('/dev/stdout', 'w')
fs.writeSync(out, `Unicode ${packageUnicode} in unicode-segmenter ${versionOf('unicode-segmenter')}, ` +
  `Unicode ${process.versions.unicode} in Node.js ${process.versions.node}, ` +
  `twitter-text ${versionOf('twitter-text')}, @atproto/api ${versionOf('@atproto/api')}\n${count}\n`)
for (let written = 0; written < count; written += 1000) {
  const records = []
  for (let i = written; i < Math.min(count, written + 1000); i++)
    records.push(writeRecord(generator.next()))
  fs.writeSync(out, records.join(''))
}
