/** Labelled files: what a person wrote down about them, in several forms. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** Parts that were labelled; absent ones are not judged. */
export interface LabelledFile {
  readonly file: string
  readonly encoding?: string
  readonly delimiter?: string
  readonly quote?: string | null
  readonly escape?: string
  readonly lineEnd?: string
  readonly header?: boolean
}

const delimiterWords: Record<string, string> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  vslash: '|',
  pipe: '|',
  space: ' ',
  colon: ':',
  caret: '^',
  tilde: '~',
  nsection: '§',
  section: '§',
  '\\t': '\t'
}
const quoteWords: Record<string, string | null> = { doublequote: '"', singlequote: "'", quotechar: '"', none: null }
const encodingWords: Record<string, string> = {
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  utf_8: 'utf-8',
  ascii: 'utf-8',
  'us-ascii': 'utf-8',
  ansi: 'windows-1252',
  cp1252: 'windows-1252',
  cp1251: 'windows-1251',
  'utf-16': 'utf-16le'
}

/** The label as the platform names the encoding; as it stands when it has no such name. */
function encodingOf(label: string): string {
  const known = encodingWords[label.toLowerCase()] ?? label
  try {
    return new TextDecoder(known).encoding
  } catch {
    return known.toLowerCase()
  }
}

/** @param path `|`-separated annotations, a CSV with a header, or JSON: file, encoding, delimiter, quote, escape, lineEnd, header */
export function labelledFiles(path: string): LabelledFile[] {
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  if (path.endsWith('.json')) return fromJson(JSON.parse(text))
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line !== '' && !line.startsWith('#'))
  const [head = '', ...rest] = lines
  const mark = head.includes('|') ? '|' : ','
  const names = head.split(mark).map((name) => name.trim().toLowerCase())
  return rest.map((line) => {
    const cells = mark === '|' ? line.split('|') : csvCells(line)
    return labelled(Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])))
  })
}

/** A list of objects, or one object by file name. */
function fromJson(data: unknown): LabelledFile[] {
  const isList = Array.isArray(data)
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).map(([file, parts]) =>
    labelled({ ...(isList ? {} : { file }), ...(typeof parts === 'object' ? parts : {}) })
  )
}

function labelled(parts: Readonly<Record<string, unknown>>): LabelledFile {
  const text = (...names: string[]) => {
    const found = names
      .map((name) => parts[name])
      .find((value) => typeof value === 'string' || typeof value === 'boolean')
    return found === undefined || found === '' ? undefined : String(found)
  }
  const encoding = text('encoding')
  const delimiter = text('delimiter', 'fields_delimiter')
  const quote = text('quote', 'quotechar')
  const escaping = text('escape', 'escapechar')
  const lineEnd = text('lineEnd', 'lineend', 'records_delimiter')
  const header = text('header', 'hasHeader', 'hasheader')
  return {
    file: text('file', 'file_name', 'filename') ?? '',
    ...(encoding === undefined ? {} : { encoding: encodingOf(encoding) }),
    ...(delimiter === undefined ? {} : { delimiter: delimiterWords[delimiter.toLowerCase()] ?? delimiter }),
    ...('quote' in parts && parts.quote === null ? { quote: null } : {}),
    ...(quote === undefined
      ? {}
      : { quote: quote.toLowerCase() in quoteWords ? quoteWords[quote.toLowerCase()] : quote }),
    ...(escaping === undefined
      ? {}
      : {
          escape: /^(doublequote|doubled|"|"")$/.test(escaping)
            ? 'doubled'
            : /^(backslash|\\)$/.test(escaping)
              ? 'backslash'
              : escaping
        }),
    ...(lineEnd === undefined ? {} : { lineEnd: lineEnd.toLowerCase() }),
    ...(header === undefined ? {} : { header: /^(true|1|yes|y)$/i.test(header) })
  }
}

/** Cells of one line of a CSV with doubled quotes. */
function csvCells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''
  )
}

/** The name a label has in the folder, whatever folder it was labelled in. */
export const fileNameOf = ({ file }: LabelledFile) => basename(file.replaceAll('\\', '/'))
