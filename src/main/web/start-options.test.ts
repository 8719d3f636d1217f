import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { defaultWorkspaceDir, startOptions } from './start-options'

test('without arguments: the home folder may be read, the workspace is in the place of the platform', () => {
  const options = startOptions([], { XDG_DATA_HOME: '/data', APPDATA: 'C:\\data' })
  expect(options).toMatchObject({ port: 4173, anyPort: true, open: true, roots: [homedir()], openFirst: null })
  expect(options.uploadLimitBytes).toBe(2_147_483_648)
  expect(defaultWorkspaceDir({ XDG_DATA_HOME: '/data' }, 'linux')).toBe('/data/Sales Analytics/workspace')
  expect(defaultWorkspaceDir({}, 'linux')).toBe(`${homedir()}/.local/share/Sales Analytics/workspace`)
  expect(defaultWorkspaceDir({}, 'darwin')).toContain('Application Support')
  expect(defaultWorkspaceDir({ APPDATA: '/roaming' }, 'win32')).toBe('/roaming/Sales Analytics/workspace')
})

test('everything given', () => {
  const args = [
    '--port',
    '0',
    '--no-open',
    '--data',
    'w',
    '--root',
    '/a',
    '--root',
    '/b',
    '--upload-limit',
    '1.5MB',
    'x.csv'
  ]
  expect(startOptions(args)).toEqual({
    port: 0,
    anyPort: false,
    open: false,
    workspaceDir: resolve('w'),
    roots: ['/a', '/b'],
    uploadLimitBytes: 1_572_864,
    openFirst: resolve('x.csv')
  })
})

test.each([[['--port', 'x']], [['--port', '70000']], [['--upload-limit', 'much']], [['--what']], [['a.csv', 'b.csv']]])(
  'is refused with a sentence: %j',
  (args) => {
    expect(() => startOptions(args)).toThrow(/is not a valid setting/)
  }
)
