import { expect, it } from 'vitest'
import { localFunctions } from '../../../shared/domain/sql-functions'
import { isFunctionAllowed } from './gate-functions'

/** What the parser itself makes of these words is no call of a function. */
const syntax = new Set(['try_cast', 'extract', 'coalesce', 'substring', 'trim', 'position', 'nullif'])

it('only functions that may be called are proposed', () => {
  expect(localFunctions.filter((name) => !syntax.has(name) && !isFunctionAllowed(name))).toEqual([])
})
