import { expect, test } from 'vitest'
import { plainNotes } from './release-notes'

test('HTML becomes lines of text', () => {
  const html = '<h2>New</h2><ul><li>Loads <b>faster</b></li><li>3 &lt; 4 &amp; &#228; &#x20AC;</li></ul><p>Thanks!</p>'
  expect(plainNotes(html)).toBe('New\n• Loads faster\n• 3 < 4 & ä €\n\nThanks!')
})

test('scripts, styles and characters that cannot be seen are left out', () => {
  expect(plainNotes('<style>p{}</style><p>A</p><script>steal()</script>B\u202e\u0007C')).toBe('A\nBC')
})

test('plain text stays as it is, also where it uses < and &', () => {
  expect(plainNotes('1 < 2 & 4 > 3\r\n\tAT&T &unknown;')).toBe('1 < 2 & 4 > 3\nAT&T &unknown;')
})

test('several versions come under their numbers, none is nothing', () => {
  expect(
    plainNotes([
      { version: '1.2.0', note: 'b' },
      { version: '1.1.0', note: null }
    ])
  ).toBe('1.2.0\nb\n\n1.1.0')
  expect([plainNotes(null), plainNotes(undefined), plainNotes('')]).toEqual(['', '', ''])
})

test('a long text is cut so that the buttons stay on the screen', () => {
  const lines = Array.from({ length: 40 }, (_, n) => `line ${n + 1}`).join('\n')
  expect(plainNotes(lines)).toMatch(/line 16 …$/)
  expect(plainNotes('x'.repeat(5000))).toBe(`${'x'.repeat(1000)} …`)
})
