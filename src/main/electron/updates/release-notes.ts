/** Release notes come from a server, as text or as HTML; a native dialog shows plain text. */

const longest = { lines: 16, characters: 1000 }
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Notes as electron-updater gives them: a text, one text a version, or none. */
export type ReleaseNotes =
  | string
  | readonly { readonly version: string; readonly note: string | null }[]
  | null
  | undefined

/** Plain text without tags, entities and control characters, at most 16 lines or 1000 characters; '' without notes. */
export function plainNotes(notes: ReleaseNotes): string {
  const whole = Array.isArray(notes)
    ? notes.map(({ version, note }) => `${version}\n${note ?? ''}`).join('\n\n')
    : typeof notes === 'string'
      ? notes
      : ''
  const text = plain(whole)
  const lines = text.split('\n')
  const short = lines.slice(0, longest.lines).join('\n').slice(0, longest.characters).trimEnd()
  return short.length < text.length ? `${short} …` : short
}

function plain(html: string): string {
  return html
    .replace(/\r\n?/g, '\n')
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<li\b[^>]*>/gi, '• ')
    .replace(/<br\s*\/?>|<\/(p|li|h\d|div|ul|ol)\s*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(#x?[\da-f]+|\w+);/gi, (entity, name: string) => character(name) ?? entity)
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}|\p{Cf}/gu, '')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function character(name: string): string | null {
  if (!name.startsWith('#')) return named[name.toLowerCase()] ?? null
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code <= 0x10ffff ? String.fromCodePoint(code) : null
}
