/** Cologne phonetics (H. J. Postel, 1969): how German names sound, as digits. */
import { fold } from './keys'

const simple: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'aeijouy'].map((letter) => [letter, '0'])),
  ...Object.fromEntries([...'fvw'].map((letter) => [letter, '3'])),
  ...Object.fromEntries([...'gkq'].map((letter) => [letter, '4'])),
  ...Object.fromEntries([...'mn'].map((letter) => [letter, '6'])),
  ...Object.fromEntries([...'sz'].map((letter) => [letter, '8'])),
  b: '1',
  h: '',
  l: '5',
  r: '7'
}

const isIn = (letters: string, letter: string | undefined) => letter !== undefined && letters.includes(letter)

function codeOf(word: string, at: number): string {
  const [letter, before, after] = [word[at] ?? '', word[at - 1], word[at + 1]]
  switch (letter) {
    case 'p':
      return after === 'h' ? '3' : '1'
    case 'd':
    case 't':
      return isIn('csz', after) ? '8' : '2'
    case 'x':
      return isIn('ckq', before) ? '8' : '48'
    case 'c':
      if (at === 0) return isIn('ahkloqrux', after) ? '4' : '8'
      return !isIn('sz', before) && isIn('ahkoqux', after) ? '4' : '8'
    default:
      return simple[letter] ?? ''
  }
}

/** Digits of a word: `Müller-Lüdenscheidt` sounds like 65752682. Empty for a word without Latin letters. */
export function cologne(word: string): string {
  const plain = fold(word).replace(/[^a-z]/g, '')
  let code = ''
  for (let at = 0; at < plain.length; at++) code += codeOf(plain, at)
  const single = code.replace(/(.)\1+/g, '$1')
  return single.slice(0, 1) + single.slice(1).replace(/0/g, '')
}
