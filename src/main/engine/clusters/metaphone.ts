/** Metaphone (L. Philips, 1990): how English words sound, as consonants. `0` is th, `X` is sh. */
import { fold } from './keys'

const isVowel = (letter: string | undefined) => letter !== undefined && 'aeiou'.includes(letter)
const isFront = (letter: string | undefined) => letter !== undefined && 'eiy'.includes(letter)

const same: Readonly<Record<string, string>> = {
  f: 'F',
  j: 'J',
  l: 'L',
  m: 'M',
  n: 'N',
  q: 'K',
  r: 'R',
  v: 'F',
  x: 'KS',
  z: 'S'
}

function begun(word: string): string {
  if (/^(kn|gn|pn|ae|wr)/.test(word)) return word.slice(1)
  if (word.startsWith('x')) return `s${word.slice(1)}`
  if (word.startsWith('wh')) return `w${word.slice(2)}`
  return word
}

function soundAt(word: string, at: number): string {
  const [letter, before, after, third] = [word[at] ?? '', word[at - 1], word[at + 1], word[at + 2]]
  if (isVowel(letter)) return at === 0 ? letter.toUpperCase() : ''
  switch (letter) {
    case 'b':
      return before === 'm' && after === undefined ? '' : 'B'
    case 'c':
      if (before === 's' && isFront(after)) return ''
      if (after === 'i' && third === 'a') return 'X'
      if (isFront(after)) return 'S'
      return after === 'h' && before !== 's' ? 'X' : 'K'
    case 'd':
      return after === 'g' && isFront(third) ? 'J' : 'T'
    case 'g':
      if (after === 'h' && third !== undefined && !isVowel(third)) return ''
      if (after === 'n' && (third === undefined || word.slice(at + 2) === 'ed')) return ''
      if (before === 'd' && isFront(after)) return ''
      return isFront(after) && before !== 'g' ? 'J' : 'K'
    case 'h':
      if (before !== undefined && 'csptg'.includes(before)) return ''
      return isVowel(before) && !isVowel(after) ? '' : 'H'
    case 'k':
      return before === 'c' ? '' : 'K'
    case 'p':
      return after === 'h' ? 'F' : 'P'
    case 's':
      return after === 'h' || (after === 'i' && (third === 'o' || third === 'a')) ? 'X' : 'S'
    case 't':
      if (after === 'i' && (third === 'a' || third === 'o')) return 'X'
      if (after === 'h') return '0'
      return after === 'c' && third === 'h' ? '' : 'T'
    case 'w':
    case 'y':
      return isVowel(after) ? letter.toUpperCase() : ''
    default:
      return same[letter] ?? ''
  }
}

/** Sound of a word: `Thompson` is 0MSN or TMSN as its spelling says. Empty for a word without Latin letters. */
export function metaphone(word: string): string {
  const letters = begun(fold(word).replace(/[^a-z]/g, ''))
  let code = ''
  for (let at = 0; at < letters.length; at++) {
    // A doubled letter sounds once; cc may be two sounds.
    if (letters[at] === letters[at - 1] && letters[at] !== 'c') continue
    code += soundAt(letters, at)
  }
  return code
}
