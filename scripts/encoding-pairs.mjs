// Makes src/main/engine/scan/sniff/encoding-pairs.ts: how often letters stand side by side in languages that were written
// in one-byte encodings. `node scripts/encoding-pairs.mjs`. Counted over the names of countries, languages, currencies,
// months and days that Node's own locale data (Unicode CLDR) has in each language, and over the words of encoding-words.mjs.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { inRoot } from './bootstrap/places.mjs'
import { words as furtherWords } from './encoding-words.mjs'
import { localeTexts } from './locale-texts.mjs'

/** Letters above ASCII (small ones) of each language, by locale. */
const languages = {
  german: ['de', 'äöüß'],
  french: ['fr', 'éèàêçôîûâùïëœæ'],
  spanish: ['es', 'óíáéñúü'],
  catalan: ['ca', 'àèòéíóúçïü'],
  portuguese: ['pt', 'ãçáéíóõêúâôà'],
  italian: ['it', 'àèùòìé'],
  swedish: ['sv', 'äåöé'],
  danish: ['da', 'øåæé'],
  norwegian: ['nb', 'øåæéò'],
  finnish: ['fi', 'äöå'],
  dutch: ['nl', 'éëïèöüóê'],
  icelandic: ['is', 'áíðéóþöæúý'],
  estonian: ['et', 'äõüöšž'],
  polish: ['pl', 'łęóążśćńź'],
  czech: ['cs', 'íáéěýřčšžůúťňďó'],
  slovak: ['sk', 'áíčéýšžúťôľňäďóĺŕ'],
  hungarian: ['hu', 'áéöóőíüúű'],
  croatian: ['hr', 'čšžćđ'],
  slovenian: ['sl', 'čšž'],
  romanian: ['ro', 'ăîâşţ'],
  turkish: ['tr', 'ışüğçöâ'],
  lithuanian: ['lt', 'ėšžųūąčįę'],
  latvian: ['lv', 'āīēšņļūķģčž'],
  russian: ['ru', 'абвгдежзийклмнопрстуфхцчшщъыьэюяё'],
  ukrainian: ['uk', 'абвгдежзийклмнопрстуфхцчшщьюяєіїґ'],
  bulgarian: ['bg', 'абвгдежзийклмнопрстуфхцчшщъьюя'],
  serbian: ['sr', 'абвгдежзиклмнопрстуфхцчшђјљњћџ'],
  greek: ['el', 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ'],
  hebrew: ['he', 'אבגדהוזחטיכלמנסעפצקרשתךםןףץ'],
  arabic: ['ar', 'ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأؤإئ'],
  thai: ['th', 'กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะัาำิีึืุูเแโใไๅๆ็่้๊๋์']
}
const leastShare = 1 / 6000

/** All the words that the locale data has in a language. */
function wordsOf(name, locale) {
  const further = (furtherWords[name] ?? '').split(' ')
  const texts = [...further, ...further, ...further, ...localeTexts(locale)]
  const words = texts.flatMap((text) =>
    text
      .normalize('NFC')
      .toLowerCase()
      .split(/[^\p{L}\p{M}]+/u)
  )
  // A common word of many names counts once more for each doubling only.
  const counts = new Map()
  for (const word of words) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].map(([word, count]) => [word, 1 + Math.log2(count)])
}

/** Pairs by how rare they are: those of e-fold k in the k-th group. */
function pairsOf(name, locale, own) {
  const fold = locale === 'ro' ? (word) => word.replaceAll('ș', 'ş').replaceAll('ț', 'ţ') : (word) => word
  const isKnown = (char) => own.includes(char) || /[a-z_]/.test(char)
  const counts = new Map()
  let total = 0
  for (const [raw, weight] of wordsOf(name, locale)) {
    const word = `_${fold(raw)}_`
    for (let i = 0; i + 1 < word.length; i++) {
      const pair = word.slice(i, i + 2)
      if (![...pair].some((char) => own.includes(char)) || ![...pair].every(isKnown)) continue
      counts.set(pair, (counts.get(pair) ?? 0) + weight)
      total += weight
    }
  }
  const groups = []
  for (const [pair, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (count / total < leastShare) break
    const rarity = Math.round(-Math.log(count / total))
    groups[rarity] = (groups[rarity] ?? '') + pair
  }
  return Array.from(groups, (group) => group ?? '').join(' ')
}

const lines = Object.entries(languages).map(
  ([name, [locale, own]]) => `  ${name}:\n    '${pairsOf(name, locale, own)}'`
)
const path = inRoot('src/main/engine/scan/sniff/encoding-pairs.ts')
writeFileSync(
  path,
  `/**
 * Made by scripts/encoding-pairs.mjs, not by hand. Letters that stand side by side in a language, at least one of them
 * above ASCII, \`_\` for the edge of a word. Groups are separated by blanks: a pair of the k-th group (from 0) has a share of
 * about e^-k among all such pairs.
 */
export const pairGroups = {
${lines.join(',\n')}
} as const
`
)
execFileSync(inRoot('node_modules/.bin/biome'), ['format', '--write', path])
