/** A page that stands by itself: one HTML file without scripts and without anything to be fetched, made to be read and to be printed. */

export interface PrintCell {
  readonly text: string
  readonly look?: 'number' | 'code' | 'bad' | 'good' | undefined
}

export type PrintSection =
  | {
      readonly kind: 'facts'
      readonly title: string
      readonly facts: readonly (readonly [string, PrintCell | string])[]
    }
  | {
      readonly kind: 'table'
      readonly title: string
      readonly note?: string | undefined
      readonly columns: readonly { readonly label: string; readonly isNumber?: boolean }[]
      readonly rows: readonly { readonly cells: readonly (PrintCell | string)[]; readonly isBad?: boolean }[]
    }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[]; readonly none: string }
  /** Text as it is, such as a log: in an appendix. */
  | { readonly kind: 'text'; readonly title: string; readonly text: string }

export interface PrintPage {
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly subtitle: string
  /** What it comes to, in one line. */
  readonly verdict: { readonly text: string; readonly isGood: boolean } | null
  readonly sections: readonly PrintSection[]
  readonly foot: string
}

/** The whole file. Every text is escaped: names and values come out of people's files. */
export function printablePage(page: PrintPage): string {
  const { verdict } = page
  return `<!doctype html>
<html lang="${escaped(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)}</title>
<style>${styles}</style>
</head>
<body>
<main>
<header>
<h1>${escaped(page.title)}</h1>
<p>${escaped(page.subtitle)}</p>
${verdict ? `<p class="verdict ${verdict.isGood ? 'good' : 'bad'}">${verdict.isGood ? '✓' : '✗'} ${escaped(verdict.text)}</p>` : ''}
</header>
${page.sections.map(sectionOf).join('\n')}
<footer>${escaped(page.foot)}</footer>
</main>
</body>
</html>
`
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML has it; characters that a page may not hold, or that turn the direction of what follows, are shown as a box. */
function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
      .replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
  )
}

function sectionOf(section: PrintSection): string {
  const heading = `<h2>${escaped(section.title)}</h2>`
  switch (section.kind) {
    case 'facts':
      return `<section>${heading}<dl>${section.facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${cellOf(value)}</dd>`).join('')}</dl></section>`
    case 'table':
      return `<section>${heading}${section.note === undefined ? '' : `<p class="note">${escaped(section.note)}</p>`}${tableOf(section)}</section>`
    case 'list':
      return section.items.length === 0
        ? `<section>${heading}<p class="note">${escaped(section.none)}</p></section>`
        : `<section>${heading}<ol>${section.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ol></section>`
    case 'text':
      return `<section class="appendix">${heading}<pre>${escaped(section.text)}</pre></section>`
  }
}

function tableOf({ columns, rows }: Extract<PrintSection, { kind: 'table' }>): string {
  const head = columns.map(
    ({ label, isNumber }) => `<th scope="col"${isNumber ? ' class="number"' : ''}>${escaped(label)}</th>`
  )
  const body = rows.map(({ cells, isBad }) => {
    const inner = cells.map((cell, at) => {
      const look = columns[at]?.isNumber ? 'number' : ''
      return `<td${look === '' ? '' : ` class="${look}"`}>${cellOf(cell)}</td>`
    })
    return `<tr${isBad ? ' class="bad"' : ''}>${inner.join('')}</tr>`
  })
  return `<table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

function cellOf(cell: PrintCell | string): string {
  if (typeof cell === 'string') return escaped(cell)
  const text = escaped(cell.text)
  if (cell.look === undefined) return text
  return cell.look === 'code' ? `<code>${text}</code>` : `<span class="${cell.look}">${text}</span>`
}

const styles = `
:root { color-scheme: light }
* { box-sizing: border-box }
body { margin: 0; background: #eef0f4; color: #161b26; font: 13px/1.45 "Inter Variable", Inter, "Segoe UI", system-ui, sans-serif }
main { max-width: 900px; margin: 24px auto; padding: 36px 44px; background: #fff; border: 1px solid #e2e5ec; border-radius: 10px }
header { padding-bottom: 14px; border-bottom: 2px solid #161b26 }
h1 { margin: 0 0 2px; font-size: 24px; letter-spacing: -0.01em; overflow-wrap: anywhere }
header p { margin: 2px 0; color: #4b5568; overflow-wrap: anywhere }
header .verdict { display: inline-block; margin-top: 10px; padding: 4px 10px; border: 1px solid; border-radius: 6px; font-weight: 600 }
.good { color: #116c40 }
.bad { color: #b3263e }
section { margin-top: 22px }
h2 { margin: 0 0 6px; font-size: 14px; break-after: avoid }
.note { margin: 0 0 6px; color: #5f6a7d }
dl { display: grid; grid-template-columns: 190px minmax(0, 1fr); gap: 3px 14px; margin: 0 }
dt { color: #5f6a7d }
dd { margin: 0; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse }
th, td { padding: 4px 14px 4px 0; border-bottom: 1px solid #e2e5ec; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { color: #5f6a7d; font-size: 12px; font-weight: 400 }
.number { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap }
th.number, td.number { padding-left: 8px }
tr.bad td { background: #fbe8eb; font-weight: 600 }
code, pre { font: 11px/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
pre { margin: 0; padding: 10px 12px; background: #f6f7f9; border: 1px solid #e2e5ec; border-radius: 6px; white-space: pre-wrap }
ol { margin: 0; padding-left: 22px }
li { padding: 2px 0; overflow-wrap: anywhere }
footer { margin-top: 26px; padding-top: 10px; border-top: 1px solid #e2e5ec; color: #5f6a7d; font-size: 11px }
@page { size: A4; margin: 16mm 14mm }
@media print {
  body { background: #fff; font-size: 10.5px }
  main { max-width: none; margin: 0; padding: 0; border: 0 }
  tr, li, dt, dd { break-inside: avoid }
  thead { display: table-header-group }
  h2 { font-size: 12.5px }
  code, pre { font-size: 8.5px }
  pre { padding: 0; border: 0; background: none }
  tr.bad td, header .verdict { -webkit-print-color-adjust: exact; print-color-adjust: exact }
}
`
