import { expect, it } from 'vitest'
import { rewrittenFunctions } from '../../../shared/domain/sql-dialect'
import { localFunctions } from '../../../shared/domain/sql-functions'
import { isFunctionAllowed } from './gate-functions'

/** What the parser itself makes of these words is no call of a function. */
const syntax = new Set(['try_cast', 'extract', 'coalesce', 'substring', 'trim', 'position', 'nullif'])

it('only functions that may be called are proposed', () => {
  const known = new Set([...syntax, ...rewrittenFunctions])
  expect(localFunctions.filter((name) => !known.has(name) && !isFunctionAllowed(name))).toEqual([])
  expect(localFunctions).toEqual(expect.arrayContaining(['date_trunc', 'TIME_FLOOR', 'LATEST_BY', 'NVL']))
  expect(localFunctions.filter((name) => /^concat$/i.test(name))).toEqual(['concat'])
})
