#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes src/base/dia-grapheme-table.c: what UAX #29 needs to know of each code
// point. The classes are asked of npm's unicode-segmenter, one code point at a
// time, because no package of Debian 12 knows the networks' version of Unicode.
//
//   npm ci --prefix DIR     (DIR holds tests/peers/package*.json)
//   node build-aux/make-grapheme-table.mjs DIR > src/base/dia-grapheme-table.c

import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

if (process.argv.length !== 3) {
  console.error('usage: make-grapheme-table.mjs DIRECTORY-WITH-NODE_MODULES')
  process.exit(2)
}

const folder = path.resolve(process.argv[2], 'node_modules/unicode-segmenter')
const { graphemeSegments, countGraphemes, GraphemeCategory } =
  await import(pathToFileURL(path.join(folder, 'grapheme.js')))
const packageVersion = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'))).version
const unicodeVersion = /Unicode® (\d+\.\d+\.\d+)/.exec(fs.readFileSync(path.join(folder, 'README.md'), 'utf8'))[1]

const CLASSES = {
  CR: 'CR', LF: 'LF', Control: 'CONTROL', Extend: 'EXTEND', ZWJ: 'ZWJ', Regional_Indicator: 'REGIONAL',
  Prepend: 'PREPEND', SpacingMark: 'SPACING_MARK', L: 'L', V: 'V', T: 'T', LV: 'LV', LVT: 'LVT',
  Extended_Pictographic: 'PICTOGRAPHIC',
}
const categoryNames = Object.fromEntries(Object.entries(GraphemeCategory).map(([name, number]) => [number, name]))

const KA = '\u0915'
const VIRAMA = '\u094d'

// Indic_Conjunct_Break is not exported: it shows in how a letter, a sign and
// a letter hold together.
function classify (codePoint) {
  const ch = String.fromCodePoint(codePoint)
  const category = categoryNames[graphemeSegments(ch).next().value._catBegin]

  if (category === 'Any')
    return countGraphemes(KA + VIRAMA + ch) === 1 ? 'CONSONANT' : null
  if (category === 'Extend') {
    if (countGraphemes(KA + ch + KA) === 1)
      return 'LINKER'
    return countGraphemes(KA + VIRAMA + ch + KA) === 1 ? 'EXTEND' : 'EXTEND_NOT_CONJUNCT'
  }
  return CLASSES[category]
}

// Hangul syllables follow from arithmetic and lone surrogates are no text.
function isLeftOut (codePoint) {
  return (codePoint >= 0xac00 && codePoint <= 0xd7a3) || (codePoint >= 0xd800 && codePoint <= 0xdfff)
}

function collectRanges () {
  const ranges = []

  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
    const found = isLeftOut(codePoint) ? null : classify(codePoint)
    const last = ranges[ranges.length - 1]

    if (found === null)
      continue
    if (last !== undefined && last.class === found && last.end === codePoint - 1)
      last.end = codePoint
    else
      ranges.push({ start: codePoint, end: codePoint, class: found })
  }
  return ranges
}

const ranges = collectRanges()
const hex = codePoint => '0x' + codePoint.toString(16).padStart(5, '0')

console.log(`/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made by build-aux/make-grapheme-table.mjs from unicode-segmenter ${packageVersion}
 * (MIT, https://github.com/cometkim/unicode-segmenter), which carries data of
 * the Unicode Character Database ${unicodeVersion} (Unicode License v3). Do not edit. */
#include "dia-grapheme-private.h"

const char dia_grapheme_unicode_version[] = "${unicodeVersion}";

const gsize dia_grapheme_n_ranges = ${ranges.length};

const DiaGraphemeRange dia_grapheme_ranges[] = {
${ranges.map(r => `  { ${hex(r.start)}, ${hex(r.end)}, DIA_GRAPHEME_${r.class} },`).join('\n')}
};`)
