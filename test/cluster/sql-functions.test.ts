/** One and the same statement of Druid's SQL on this machine and on both releases of Druid, through the whole app, cell by cell. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Table } from '../../src/shared/contract/explore'
import { fromWire } from '../../src/shared/contract/wire'
import type { AppError } from '../../src/shared/errors'
import { allCases } from './sql-functions/cases'
import { notes, without27 } from './sql-functions/notes'
import { differences } from './sql-functions/same-cells'
import { freshNames, here, type Names, type Side, there } from './sql-functions/world'

const s3 = inject('s3')
const druids = { 33: inject('druid33'), 27: inject('druid27') }

type Answer = Table | AppError
const isTable = (answer: Answer): answer is Table => 'rows' in answer
const answer = (side: Side | undefined, sql: string): Promise<Answer> =>
  (side?.ask(sql) ?? Promise.reject(new Error('nothing was loaded'))).catch((error: unknown) => fromWire(error))

describe.runIf(s3 && (druids[33] || druids[27]))("Druid's SQL here and there", () => {
  const called: Names = freshNames()
  let local: Side | undefined
  const clusters = new Map<33 | 27, Side>()

  beforeAll(async () => {
    local = await here(called)
    for (const release of [33, 27] as const) {
      const druid = druids[release]
      if (s3 && druid) clusters.set(release, await there({ s3, druid }, called))
    }
  }, 400_000)
  afterAll(async () => {
    await local?.close()
    for (const side of clusters.values()) await side.close()
  })

  it('names every statement once, and notes only what is asked', () => {
    const asked = allCases.map((one) => one.asked)
    expect(asked.filter((one, index) => asked.indexOf(one) !== index)).toEqual([])
    expect([...notes.keys(), ...without27.keys()].filter((one) => !asked.includes(one))).toEqual([])
    expect(asked.length).toBeGreaterThan(700)
  })

  for (const release of [33, 27] as const) {
    describe.runIf(druids[release])(`as Druid ${release} says it`, () => {
      it.each(allCases.map((one) => [one.asked, one] as const))('%s', async (asked, { sql, within }) => {
        const note = notes.get(asked)
        const isOther = release === 27 && (without27.has(asked) || / OVER /.test(sql))
        // To Druid 27 what is missing is 0 or an empty text: it is asked about rows without gaps.
        const statement = release === 27 ? sql.replace(/\bmoments\b/g, 'complete') : sql
        const [mine, theirs] = await Promise.all([answer(local, statement), answer(clusters.get(release), statement)])
        if (note?.kind === 'refused') {
          expect(mine).toMatchObject({ code: 'explore.sql-dialect', details: { reasonCode: note.reason } })
          return
        }
        if (note?.kind === 'fails') {
          expect(mine).toMatchObject({ code: 'explore.sql' })
          return
        }
        if (!isTable(mine)) throw mine
        if (!isTable(theirs)) {
          if (!isOther) throw theirs
          return
        }
        const found = differences(statement, mine, theirs, within)
        // What is said to differ does, so that no note outlives its reason.
        if (isOther || (release === 33 && note?.kind === 'differs')) expect(found).not.toEqual([])
        else if (note === undefined) expect(found).toEqual([])
      })
    })
  }
})
