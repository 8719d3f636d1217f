import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it('makes the committed sample file again', () => {
  const script = fileURLToPath(new URL('make-sample.mjs', import.meta.url))
  expect(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toBe(
    'resources/sample-sales.csv is as made: 20046 rows\n'
  )
})
