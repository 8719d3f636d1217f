/** The page runs in the browser that a person has: what only newer ones know is not used there. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** Came after Chromium 108. */
const newer =
  /\.(toSorted|toSpliced|toReversed|with|toWellFormed|isWellFormed|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference|getOrInsert)\(|\b(Object\.groupBy|Map\.groupBy|Array\.fromAsync|Promise\.(withResolvers|try)|URL\.(canParse|parse)|AbortSignal\.any|Iterator\.|RegExp\.escape|Math\.sumPrecise|Intl\.DurationFormat)|\.(values|keys|entries)\(\)\.(map|filter|some|every|find|reduce|toArray|forEach|flatMap|take|drop)\(/

/** Objects have iterators of their own names. */
const ofObject = /Object\.(values|keys|entries)\(/

function newerIn(text: string): string[] {
  return text.split('\n').filter((line) => newer.test(line) && !ofObject.test(line))
}

const sources = ['renderer', 'shared']
  .flatMap((folder) =>
    readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))
  )
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'))

test('no code of the page calls what Chromium 108 does not have', () => {
  expect(sources.length).toBeGreaterThan(500)
  const found = sources.flatMap((path) =>
    newerIn(readFileSync(join(root, 'src', path), 'utf8')).map((line) => `${path}: ${line.trim()}`)
  )
  expect(found).toEqual([])
})

test.each(['list.toSorted()', 'a.with(1, b)', 'map.values().map(f)', 'Object.groupBy(list, f)', 'text.toWellFormed()'])(
  'it would be seen: %s',
  (line) => {
    expect(newerIn(line)).toEqual([line])
  }
)

test.each(['[...list].sort()', 'Object.values(map).map(f)', 'list.map(f)'])('is left alone: %s', (line) => {
  expect(newerIn(line)).toEqual([])
})
