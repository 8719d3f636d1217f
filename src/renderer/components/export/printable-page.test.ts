import { expect, test } from 'vitest'
import { type PrintPage, printablePage } from './printable-page'

const nasty = `<img src=x onerror="alert(1)">&'</style><script>alert(2)</script>`

const page: PrintPage = {
  language: `en" onload="x`,
  title: nasty,
  subtitle: nasty,
  verdict: { text: nasty, isGood: false },
  sections: [
    { kind: 'facts', title: nasty, facts: [[nasty, { text: nasty, look: 'code' }]] },
    {
      kind: 'table',
      title: nasty,
      note: nasty,
      columns: [{ label: nasty, isNumber: true }],
      rows: [{ cells: [nasty], isBad: true }]
    },
    { kind: 'list', title: nasty, items: [nasty], none: nasty },
    { kind: 'list', title: nasty, items: [], none: nasty },
    { kind: 'text', title: nasty, text: `${nasty}</pre>` }
  ],
  foot: nasty
}

test('nothing of a file becomes a tag, an attribute or a style', () => {
  const html = printablePage(page)
  const tags = [...html.matchAll(/<([a-z]\w*)/g)].map(([, name]) => name)
  expect(new Set(tags)).toEqual(
    new Set(
      'html head meta title style body main header h1 p section h2 dl dt dd code table thead tr th tbody td ol li pre footer'.split(
        ' '
      )
    )
  )
  expect(html).not.toMatch(/<(img|script)/)
  expect(html.match(/<style>/g)).toHaveLength(1)
  expect(html).not.toContain('onload="x"')
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;')
})

test('characters that a page may not hold, or that turn the direction of text, are shown as a box', () => {
  expect(printablePage({ ...page, title: 'a\u0000b\u202ec\u001b' })).toContain('<h1>a\ufffdb\ufffdc\ufffd</h1>')
})

test('the file asks for nothing from elsewhere and allows itself no script', () => {
  const html = printablePage(page)
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  expect(html.replaceAll(/&[a-z#0-9]+;/g, '')).not.toMatch(/\b(src|href|url)\s*[=(]\s*["']?(https?:|\/\/)/)
})
