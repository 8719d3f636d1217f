/** Keys of key-collision clustering: values with the same key are probably the same. */

const marks = /\p{M}+/gu
/** Letters that do not come apart into a plain letter and a mark. */
const folded: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i'
}
const foldable = /[ßæœøđðłþı]/g

/** Small letters without accents. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  // Most texts are plain: normalising them would take most of the time.
  if (/^[\0-\x7f]*$/.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(marks, '')
    .replace(foldable, (letter) => folded[letter] ?? letter)
}

const notWord = /[\p{P}\p{S}\p{C}]+/gu

/** Words without case, accents, punctuation, order and repetition: `Smith, John` is `John Smith`. */
export function fingerprint(text: string): string {
  const words = fold(text)
    .replace(notWord, '')
    .split(/\s+/u)
    .filter((word) => word !== '')
  return words.length < 2 ? (words[0] ?? '') : [...new Set(words)].sort().join(' ')
}

const notLetter = /[\p{P}\p{S}\p{C}\s]+/gu

/** The different runs of `size` characters, sorted: finds blanks in the wrong place and swapped or doubled letters. */
export function ngramFingerprint(text: string, size: number): string {
  const plain = fold(text).replace(notLetter, '')
  if (plain.length <= size) return plain
  const grams = new Set<string>()
  for (let at = 0; at + size <= plain.length; at++) grams.add(plain.slice(at, at + size))
  return [...grams].sort().join('')
}

/** A phonetic key of every word; words with digits stand for themselves, because digits have no sound. */
export function phonetic(text: string, soundOf: (word: string) => string): string {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
  return words
    .map((word) => (/\p{N}/u.test(word) ? word : soundOf(word) || word))
    .sort()
    .join(' ')
}
