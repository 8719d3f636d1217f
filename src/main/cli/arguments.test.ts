import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandOf } from './arguments'

const message = (...args: string[]) => {
  try {
    return JSON.stringify(commandOf(args))
  } catch (error) {
    return (error as Error).message
  }
}

describe('commandOf', () => {
  it('reads each command with its options', () => {
    expect(
      commandOf(['analyze', 'a.csv', 'b.csv', '--json', '--text', 'out', '--against', 'shop', '--entry', 'n.csv'])
    ).toEqual({
      kind: 'analyze',
      json: true,
      dataDir: null,
      files: ['a.csv', 'b.csv'],
      entry: 'n.csv',
      together: false,
      fileColumn: false,
      textDir: resolve('out'),
      against: 'shop'
    })
    expect(commandOf(['load', 'a.csv', '--dataset', 'shop', '--data', 'ws'])).toEqual({
      kind: 'load',
      json: false,
      dataDir: resolve('ws'),
      files: ['a.csv'],
      entry: null,
      together: false,
      fileColumn: false,
      dataset: 'shop',
      recipePath: null,
      mode: 'replace-months',
      belowGateReason: null
    })
    expect(
      commandOf([
        'load',
        'a.csv',
        '--dataset=shop',
        '--replace=all',
        '--recipe',
        'r.json',
        '--allow-below-gate',
        'month end'
      ])
    ).toMatchObject({ mode: 'replace-all', recipePath: resolve('r.json'), belowGateReason: 'month end' })
    expect(commandOf(['analyze', 'in', '--together', '--file-column'])).toMatchObject({
      files: ['in'],
      together: true,
      fileColumn: true
    })
    expect(commandOf(['load', 'a.csv', '--dataset', 'shop', '--replace', 'append'])).toMatchObject({ mode: 'append' })
    expect(commandOf(['query', 'SELECT 1', '--limit', '5'])).toMatchObject({ kind: 'query', sql: 'SELECT 1', limit: 5 })
    expect(commandOf(['jobs', '--json'])).toEqual({ kind: 'jobs', json: true, dataDir: null })
    expect(commandOf(['--help'])).toEqual({ kind: 'help' })
    expect(commandOf(['load', '--help'])).toEqual({ kind: 'help' })
    expect(commandOf(['--version'])).toEqual({ kind: 'version' })
  })

  it.each([
    [[], 'Say what to do: analyze, load, query or jobs. See sales --help.'],
    [['frob'], 'There is no command frob. See sales --help.'],
    [['analyze'], 'analyze needs a file. See sales --help.'],
    [['analyze', 'a.csv', '--dataset', 'x'], 'analyze takes no --dataset. See sales --help.'],
    [['analyze', 'a.csv', '--bogus'], "Unknown option '--bogus'. See sales --help."],
    [['load', 'a.csv'], 'load needs --dataset NAME. See sales --help.'],
    [
      ['load', 'a.csv', '--dataset', 's', '--replace', 'some'],
      '--replace is months, all or append, not some. See sales --help.'
    ],
    [
      ['load', 'a.csv', '--dataset', 's', '--allow-below-gate', ' '],
      '--allow-below-gate needs a reason of three letters or more. See sales --help.'
    ],
    [['analyze', 'a.csv', '--file-column'], '--file-column goes with --together. See sales --help.'],
    [['query'], 'query needs SQL. See sales --help.'],
    [['query', 'select', '1'], 'query takes one text: put the SQL into quotes. See sales --help.'],
    [['query', 'select 1', '--limit', '0'], '--limit is 1 to 10000, not 0. See sales --help.'],
    [['jobs', 'x'], 'jobs takes no x. See sales --help.']
  ])('refuses %j with a sentence', (args, sentence) => {
    expect(message(...args)).toBe(sentence)
  })

  it('refuses a name that is no dataset name', () => {
    expect(() => commandOf(['load', 'a.csv', '--dataset', '1x'])).toThrowError(
      expect.objectContaining({ code: 'load.bad-name' })
    )
  })
})
