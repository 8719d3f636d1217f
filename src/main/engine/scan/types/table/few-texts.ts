/**
 * Columns of few different texts: each text is written once and rows have its number. So such a column is written anew with other texts by
 * exchanging its dictionaries alone; the numbers of the rows are copied as they are.
 */
import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { translateFileError } from '../../source-file'
import { pauser } from '../pause'
import type { WrittenGroup } from './group-writer'
import { dictionaryHeader, footer, magic, type StoredChunk, type StoredGroup } from './parquet'
import { mostTexts, type RangeTexts } from './texts-seen'

export type FewTexts = {
  /** All different texts (trimmed, no null token among them). */
  readonly texts: readonly string[]
  /** For each dictionary the places of its texts in `texts`. */
  readonly dictionaries: readonly (readonly number[])[]
  /** The groups of each file, in its order. */
  readonly files: readonly (readonly NumberedGroup[])[]
}

/** Where the numbers of a group of rows stand in the file. */
export type NumberedGroup = {
  readonly rows: number
  readonly offset: number
  readonly bytes: number
  readonly dictionary: number
  /** Texts of the dictionary that were there when the group was written; 0 where no row has a text. */
  readonly different: number
}

/**
 * Puts together what the workers met of a column; null where they are many.
 * @param files the groups of each file
 * @param chunk place of the column among the chunks of a group
 */
export function fewTexts(
  parts: readonly (readonly RangeTexts[] | null)[],
  files: readonly (readonly WrittenGroup[])[],
  chunk: number
): FewTexts | null {
  const places = new Map<string, number>()
  const dictionaries: number[][] = []
  const byRange = new Map<number, number>()
  for (const part of parts) {
    if (part === null) return null
    for (const { range, texts } of part) {
      byRange.set(range, dictionaries.length)
      dictionaries.push(
        texts.map((text) => {
          const place = places.get(text) ?? places.size
          places.set(text, place)
          return place
        })
      )
    }
  }
  if (places.size === 0 || places.size > mostTexts(1)) return null
  return {
    texts: [...places.keys()],
    dictionaries,
    files: files.map((groups) =>
      groups.flatMap(({ range, rows, chunks }): NumberedGroup[] => {
        const own = chunks[chunk]
        return own === undefined ? [] : [numberedGroup(own, rows, byRange.get(range) ?? 0)]
      })
    )
  }
}

function numberedGroup(chunk: StoredChunk, rows: number, dictionary: number): NumberedGroup {
  const { offset, dictionaryBytes, bytes, different } = chunk
  return { rows, offset: offset + dictionaryBytes, bytes: bytes - dictionaryBytes, dictionary, different }
}

/** A column to be written with other texts: `now` has one for each of `few.texts`. */
export type RewrittenColumn = { readonly name: string; readonly few: FewTexts; readonly now: readonly string[] }

/**
 * Writes columns of a table with other texts into files of their own, with the same rows.
 * @param files all files of the table in their order, and where each is to go
 * @throws AppError `load.disk-full`, `cancelled`
 */
export async function rewriteTexts(
  files: readonly { readonly from: string; readonly to: string }[],
  columns: readonly RewrittenColumn[],
  signal?: AbortSignal
): Promise<void> {
  const pause = pauser(signal)
  const writings = columns.map((column): Writing => ({ column, dictionaries: new Map() }))
  for (const [at, { from, to }] of files.entries()) {
    await pause()
    try {
      rewriteFile(from, to, at, writings)
    } catch (error) {
      throw translateFileError(error, from, to)
    }
  }
}

type Writing = { readonly column: RewrittenColumn; readonly dictionaries: Map<number, WrittenDictionary> }

function rewriteFile(from: string, to: string, file: number, writings: readonly Writing[]): void {
  const source = openSync(from, 'r')
  try {
    const out = openSync(to, 'w')
    try {
      writeSync(out, magic)
      const groups = rewriteGroups(source, out, file, writings)
      const names = writings.map(({ column: { name } }) => ({ name, type: { kind: 'string' } as const }))
      writeFileSync(out, footer(names, groups))
    } finally {
      closeSync(out)
    }
  } finally {
    closeSync(source)
  }
}

function rewriteGroups(source: number, out: number, file: number, writings: readonly Writing[]): StoredGroup[] {
  const groups: StoredGroup[] = []
  let end = magic.length
  for (const [at, { rows }] of (writings[0]?.column.few.files[file] ?? []).entries()) {
    const buffers: Buffer[] = []
    const chunks = writings.map((writing): StoredChunk => {
      const group = writing.column.few.files[file]?.[at]
      if (group === undefined) throw new TypeError('a column without a group')
      const numbers = Buffer.alloc(group.bytes)
      readSync(source, numbers, 0, group.bytes, group.offset)
      const dictionary = dictionaryPage(writing, group)
      const dictionaryBytes = dictionary.reduce((sum, { length }) => sum + length, 0)
      const offset = end
      const bytes = dictionaryBytes + numbers.length
      end += bytes
      buffers.push(...dictionary, numbers)
      const { different } = group
      return { offset, encoding: different > 0 ? 'dictionary' : 'plain', different, dictionaryBytes, bytes }
    })
    groups.push({ rows, chunks })
    writeFileSync(out, Buffer.concat(buffers))
  }
  return groups
}

/** A dictionary with its new texts, and where each of them ends. */
type WrittenDictionary = { readonly bytes: Buffer; readonly ends: readonly number[] }

function dictionaryPage({ column, dictionaries }: Writing, { dictionary, different }: NumberedGroup): Buffer[] {
  if (different === 0) return []
  const known = dictionaries.get(dictionary) ?? writtenDictionary(column, dictionary)
  dictionaries.set(dictionary, known)
  const page = known.bytes.subarray(0, known.ends[different - 1])
  return [dictionaryHeader(different, page.length), page]
}

function writtenDictionary({ few, now }: RewrittenColumn, number: number): WrittenDictionary {
  const ends: number[] = []
  const parts: Buffer[] = []
  let end = 0
  for (const place of few.dictionaries[number] ?? []) {
    const text = Buffer.from(now[place] ?? '')
    const length = Buffer.alloc(4)
    length.writeUInt32LE(text.length)
    parts.push(length, text)
    end += 4 + text.length
    ends.push(end)
  }
  return { bytes: Buffer.concat(parts), ends }
}
