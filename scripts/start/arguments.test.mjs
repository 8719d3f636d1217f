import { expect, test } from 'vitest'
import { fromCaller } from '../bootstrap/places.mjs'
import { startArguments } from './arguments.mjs'

test('paths are meant from where the person stands; the web host gets its own arguments', () => {
  const args = ['--host', 'web', '--port', '0', '--no-open', '--data', 'd', '--root', '/a', '--root', 'b', 'x y.csv']
  expect(startArguments(args)).toEqual({
    host: 'web',
    data: fromCaller('d'),
    file: fromCaller('x y.csv'),
    forWeb: [
      '--port',
      '0',
      '--no-open',
      '--data',
      fromCaller('d'),
      '--root',
      '/a',
      '--root',
      fromCaller('b'),
      '--',
      fromCaller('x y.csv')
    ]
  })
  expect(startArguments([])).toEqual({ host: null, data: null, file: null, forWeb: [] })
})

test.each([[['--host', 'tv']], [['--what']], [['a.csv', 'b.csv']]])('is refused: %j', (args) => {
  expect(() => startArguments(args)).toThrow()
})
