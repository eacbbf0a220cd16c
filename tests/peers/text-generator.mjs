// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts that are hard to measure, the same from the same seed.

// Mulberry32: small, and the same on every engine.
export function makeRandom (seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const TONES = ['\u{1f3fb}', '\u{1f3fc}', '\u{1f3fd}', '\u{1f3fe}', '\u{1f3ff}']
const PEOPLE = ['👨', '👩', '🧑', '👧', '👦', '👶', '🧔', '👮', '🕵', '⛹', '🏋', '💂', '🧙', '🧝', '🦸', '🤵']
const OBJECTS = ['⚕️', '⚖️', '✈️', '🌾', '🍳', '🎓', '🎤', '💻', '🚀', '🚒', '🦰', '🦱', '❤️', '💋', '♀️', '♂️', '☠️', '🌈', '🗨', '🐦', '⬛', '🔥', '🩹']
const SIMPLE = ['😀', '👍', '☺', '™', '©', '®', '‼', '⌚', '⏰', '☎', '✂', '✨', '❗', '➕', '⤴', '〰', '㊗', '🃏', '🅰', '🈚', '🌍', '🎅', '🏆', '🐶', '🖐', '🗑', '🚗', '🛒', '🤖', '🥑', '🦄', '🧀', '🪐', '🫠', '🫨', '🫩', '\u{1faea}', '\u{1fac8}', '☝', '✌', '✊', '\ue50a']
const MARKS = ['\u0301', '\u0308', '\u0323', '\u0327', '\u0345', '\u034f', '\u0488', '\u1ab0', '\u20d0', '\u20e3', '\u3099', '\ufe20', '\u{1d165}', '\u{1e8d0}']
const JOINERS = ['\u200b', '\u200c', '\u200d', '\u200e', '\u2060', '\u00ad', '\u061c', '\u202a', '\u2066', '\ufeff', '\ufe0e', '\ufe0f', '\u{e0100}', '\u{e0001}', '\u{e007f}']
const SPACES = [' ', ' ', ' ', '\n', '\r\n', '\t', '\u00a0', '\u1680', '\u2003', '\u2028', '\u2029', '\u202f', '\u3000', '\u0085', '\u180e', '\v', '\f', '\r']
const WORDS = ['Hello', 'le', 'été', 'œuvre', 'Straße', 'naïve', 'Привет', 'мир', 'שלום', 'مرحبا', 'नमस्ते', 'สวัสดี', '日本語', '中文', '한국어', 'ελληνικά', 'İstanbul', '🎉', '2027', '12%', 'l’été', '“quote”', 'it.is', 'node.js', 'a.b', 'ɓ', 'Ⱥⱥ', 'ʌʒ', 'ιΙ', 'ᲀ', '﷽', 'ﬁn', 'Å', 'Ω', '𝒳', '각', 'か\u3099']
const PUNCTUATION = [...'.,;:!?\'"()[]{}<>-_/\\|@#$%^&*+=~`', '…', '–', '—', '’', '»', '«', '。', '、', '！', '？', '）', '（', '＠', '＃', '＄', '・', '「', '」', '¡', '¿', '\u2e5d', '\u{10f86}']
const PROTOCOLS = ['http://', 'https://', 'http://', 'https://', 'HTTP://', 'Https://', 'ftp://', 'http:/', 'https:', 'http', '//', 'gemini://', 'mailto:']
const LABELS = ['example', 'www', 'a', 'b2', 'foo-bar', 'foo_bar', '-x', 'x-', '_', '-', 'münchen', 'пример', '例え', '日本', 'é', 'xn--bcher-kva', 'xn--', 'EXAMPLE', 't', '1', '127', '😀', 'a。b', 'l’été', 'ﬁ', '한국', 'ไทย', 'भारत', '"q"', 'x\u0301', 'co', 'com', 'https', 'http', 'httpbin', 'bücher'.repeat(6), 'x'.repeat(63), 'x'.repeat(64), '字'.repeat(20), '字'.repeat(60)]
const TLDS = ['com', 'fr', 'org', 'COM', 'co.uk', 'zip', 'md', 'txt', 'js', 'invalidtld', 'museum', 'app', 'onion', 'test', 'local', 'io', 'ai', 'xn--p1ai', 'xn--zzz', '中国', '香港', '嘉里大酒店', '嘉里', '한국', 'рф', 'РФ', 'укр', 'ไทย', 'भारत', 'भारतम्', 'ελ', 'vermögensberater', 'VERMÖGENSBERATER', 'c', 'co', 'comx', 'com2', 'ſe', 'uK', '1', '']
const PATH_PARTS = ['/', '/a', '/a/b', '/(a)', '/(a(b)c)', '/a_(b)', '/a_(b', '/a)', '/((', '/@user', '/@user/', '/é', '/ж', '/日本', '/a…', '/a.', '/a,b', '/~x', '/%20', '/a!', '/-', '/–', '/a;b=c', '/[x]', '/😀', '/ⱥ', '/1\ufe0f\u20e3', '/\'q\'', '/a:b', '/$&', '/|', '/x*']
const QUERIES = ['?', '?a', '?a=b', '?a=b&c=d', '?a=b.', '?a=(b)', '?é', '?a=b#c', '?!', '??a', '?a=1|2', '?q=日本', '?a=b,']
const TAGS = ['tag', 'été', '日本語', '123', '1a', 'a1', '_', 'a_b', 'a-b', 'a.b', 'a!', '!a', '…', 'é\u0301', '👍', '👍🏽', '\ufe0fx', 'x\ufe0f', 'a\u200bb', 'a\u200db', 'a’b', '#b', 'x'.repeat(63), 'x'.repeat(64), 'x'.repeat(65), '👨‍👩‍👧'.repeat(20), 'é'.repeat(64), 'a＃b', '٣', '²', '$', '+', 'नमस्ते', '\u{10f86}', 'a\u2e5d']
const HANDLES = ['alice.bsky.social', 'alice.test', 'alice.example.com', 'alice', 'alice.invalidtld', 'a.b-c.fr', 'alice.com.', 'alice.com-', 'alice.com_', '.com', 'a..com', 'ALICE.COM', 'alice.xn--p1ai', '-.com', 'alice.test.', 'test', 'alice@example.org', 'été.fr', 'alice.comé', 'alice.co', '1.to']
const TICKERS = ['AAPL', 'abc', 'A', 'A1B2C', 'TOOLONG', '1A', 'É', 'GOOG,', 'X)', 'Y\'', 'Z’', 'W!', 'V-', 'U.', 'T…']

const RANGES = {
  latin: [0x20, 0x24f], hangulJamo: [0x1100, 0x11ff], hangul: [0xac00, 0xd7a3], jamoExtended: [0xd7b0, 0xd7fb],
  hangulA: [0xa960, 0xa97c], cjk: [0x4e00, 0x9fff], kana: [0x3040, 0x30ff], devanagari: [0x900, 0x97f], bengali: [0x980, 0x9ff],
  gurmukhi: [0xa00, 0xa7f], gujarati: [0xa80, 0xaff], oriya: [0xb00, 0xb7f], tamil: [0xb80, 0xbff], telugu: [0xc00, 0xc7f],
  kannada: [0xc80, 0xcff], malayalam: [0xd00, 0xd7f], sinhala: [0xd80, 0xdff], thai: [0xe00, 0xe7f], lao: [0xe80, 0xeff],
  tibetan: [0xf00, 0xfff], myanmar: [0x1000, 0x109f], khmer: [0x1780, 0x17ff], balinese: [0x1b00, 0x1b7f], arabic: [0x600, 0x6ff],
  hebrew: [0x590, 0x5ff], combining: [0x300, 0x36f], symbols: [0x2000, 0x2bff], cyrillic: [0x400, 0x52f], greek: [0x370, 0x3ff],
  emoji: [0x1f000, 0x1faff], regional: [0x1f1e6, 0x1f1ff], tags: [0xe0000, 0xe01ff], javanese: [0xa980, 0xa9df],
  taiTham: [0x1a20, 0x1aad], indicSupplement: [0x11000, 0x11fff], gurungKhema: [0x16100, 0x16139], kiratRai: [0x16d40, 0x16d79],
  tuluTigalari: [0x11380, 0x113e2], latinExtendedD: [0xa720, 0xa7ff], glagolitic: [0x2c00, 0x2c7f], compatibility: [0xf900, 0xfaff],
  musical: [0x1d100, 0x1d1ff], halfwidth: [0xff00, 0xffef], controls: [0x0, 0x9f],
}

export class TextGenerator {
  constructor (seed) {
    this.random = makeRandom(seed)
    this.makers = [
      () => this.some(1, 12, () => this.emoji()),
      () => this.some(1, 8, () => this.flag()),
      () => this.some(1, 6, () => this.pick(['1', '#', '*', '9', 'a', '1']) + this.maybe('\ufe0f') + this.maybe('\u20e3')),
      () => this.some(1, 20, () => this.pick([this.emoji(), this.pick(JOINERS), this.pick(MARKS), this.pick(WORDS)])),
      () => this.some(1, 12, () => this.letter() + this.some(0, 3, () => this.pick(MARKS))),
      ...['hangulJamo', 'cjk', 'devanagari', 'thai', 'regional', 'symbols', 'emoji'].map(name => () => this.script([name])),
      () => this.script([this.pick(Object.keys(RANGES))]),
      () => this.script([this.pick(Object.keys(RANGES)), this.pick(Object.keys(RANGES)), 'combining']),
      () => this.some(1, 12, () => String.fromCodePoint(this.codePoint(0, 0x10ffff))),
      () => this.conjunct(),
      () => this.sentence(() => this.url()),
      () => this.sentence(() => this.url()),
      () => this.url(),
      () => this.some(1, 4, () => this.url() + this.pick([...SPACES, ...PUNCTUATION, ''])),
      () => this.sentence(() => '@' + this.pick(HANDLES)),
      () => this.sentence(() => this.pick(['#', '＃', '##', '# ']) + this.pick(TAGS)),
      () => this.sentence(() => '$' + this.pick(TICKERS)),
      () => this.some(1, 6, () => this.entity() + this.pick([...SPACES, ...PUNCTUATION, ''])),
      () => this.soup(),
      () => this.soup(),
      () => this.sentence(() => this.entity()),
      () => this.sentence(() => this.emoji()),
    ]
  }

  integer (first, last) {
    return first + Math.floor(this.random() * (last - first + 1))
  }

  pick (list) {
    return list[Math.floor(this.random() * list.length)]
  }

  maybe (text) {
    return this.random() < 0.5 ? text : ''
  }

  some (least, most, make) {
    return Array.from({ length: this.integer(least, most) }, make).join('')
  }

  // Half pairs are no text and cannot be written as UTF-8; U+0000 ends a text in C.
  codePoint (first, last) {
    let c = this.integer(first, last)
    while ((c >= 0xd800 && c <= 0xdfff) || c === 0)
      c = this.integer(first, last)
    return c
  }

  letter () {
    return this.pick(['a', 'e', 'o', 'é', 'ж', 'あ', '中', 'क', 'ก', '한', '🙂', '1', ' '])
  }

  script (names) {
    return this.some(1, 24, () => {
      const [first, last] = RANGES[this.pick(names)]
      return String.fromCodePoint(this.codePoint(first, last))
    })
  }

  conjunct () {
    const consonants = ['क', 'ष', 'ত', 'ક', 'କ', 'క', 'ക', 'က', 'ក', '\u1b13', '\u1a20', '\u11380', '\u0cb0']
    const signs = ['\u094d', '\u09cd', '\u0acd', '\u0b4d', '\u0c4d', '\u0d4d', '\u1039', '\u17d2', '\u1b44', '\u1a60', '\u200d', '\u200c', '\u0301', '\u093c', '\u0ccd', '\u0902']
    return this.some(1, 6, () => this.pick(consonants) + this.some(0, 4, () => this.pick(signs)))
  }

  emoji () {
    const person = () => this.pick(PEOPLE) + this.maybe(this.pick([...TONES, '\ufe0f']))
    return this.pick([
      () => this.pick(SIMPLE) + this.maybe(this.pick(['\ufe0f', '\ufe0e', ...TONES])),
      person,
      () => person() + '\u200d' + this.pick(OBJECTS),
      () => this.some(2, 4, () => person() + '\u200d') + person(),
      () => person() + '\u200d❤️\u200d' + this.maybe('💋\u200d') + person(),
      () => this.pick(['🏳️', '🏴', '🏳']) + '\u200d' + this.pick(OBJECTS),
      () => '🏴' + this.pick(['gbeng', 'gbsct', 'gbwls', 'usca']).replace(/./g, c => String.fromCodePoint(0xe0000 + c.charCodeAt(0))) + this.maybe('\u{e007f}'),
      () => this.flag(),
      () => String.fromCodePoint(this.codePoint(0x1f300, 0x1faff)),
    ])()
  }

  flag () {
    return this.some(1, 3, () => String.fromCodePoint(this.codePoint(0x1f1e6, 0x1f1ff)))
  }

  domain () {
    return this.some(1, 3, () => this.pick(LABELS) + this.pick(['.', '.', '.', '.', '。', '..'])) + this.pick(TLDS)
  }

  url () {
    return this.maybe(this.pick(PROTOCOLS)) + this.domain() + (this.random() < 0.15 ? ':' + this.pick(['80', '', '8080', 'x']) : '') +
      (this.random() < 0.5 ? this.some(1, 3, () => this.pick(PATH_PARTS)) : '') + (this.random() < 0.3 ? this.pick(QUERIES) : '')
  }

  entity () {
    return this.pick([() => this.url(), () => '@' + this.pick(HANDLES), () => '#' + this.pick(TAGS), () => '$' + this.pick(TICKERS), () => this.emoji()])()
  }

  sentence (make) {
    const parts = []

    for (let n = this.integer(1, 6); n > 0; n--)
      parts.push(this.random() < 0.4 ? this.maybe(this.pick(PUNCTUATION)) + make() + this.maybe(this.pick(PUNCTUATION)) : this.pick(WORDS))
    return parts.join(this.pick([' ', ' ', ' ', '', this.pick(SPACES)]))
  }

  soup () {
    const pots = [LABELS, TLDS, PATH_PARTS, QUERIES, PROTOCOLS, SPACES, PUNCTUATION, JOINERS, WORDS, HANDLES, TAGS, SIMPLE, ['.', '@', '#', '$', '(', '/', ':']]
    return this.some(1, 16, () => this.pick(this.pick(pots)))
  }

  next () {
    return this.pick(this.makers)()
  }
}
