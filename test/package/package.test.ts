/** The unpacked application, packed over a stand-in for Electron's files: what is inside, and what is not. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { updateArguments } from '../../scripts/pack.mjs'

const root = join(import.meta.dirname, '..', '..')
const supported = process.platform === 'linux' && existsSync(join(root, 'out', 'main', 'electron.js'))

interface Asar {
  listPackage(path: string): string[]
  extractFile(archive: string, path: string): Buffer
}

const asar = () => createRequire(join(root, 'node_modules', 'electron-builder', 'cli.js'))('@electron/asar') as Asar

let dir = ''
let resources = ''
let inside: string[] = []

/** Files that electron-builder expects of an unpacked Electron. */
function standInForElectron(at: string) {
  for (const folder of ['resources', 'locales']) mkdirSync(join(at, folder), { recursive: true })
  for (const file of ['electron', 'chrome-sandbox', 'LICENSE', 'version', 'locales/en-US.pak'])
    writeFileSync(join(at, file), 'stand-in')
}

/** @param output folder of the packages @param args more arguments for electron-builder; gives its `resources` folder */
function pack(output: string, args: readonly string[] = []): string {
  const config = join(dir, `${output}.json`)
  // The fuses are set in Electron's own binary, which a stand-in does not have; they are asserted in the configuration.
  const override = {
    extends: join(root, 'electron-builder.yml'),
    electronDist: join(dir, 'electron'),
    electronFuses: null
  }
  writeFileSync(config, JSON.stringify({ ...override, directories: { output: join(dir, output) } }))
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js')
  execFileSync(process.execPath, [builder, 'build', ...args, '--linux', '--dir', '--config', config], {
    cwd: root,
    stdio: 'pipe'
  })
  return join(dir, output, 'linux-unpacked', 'resources')
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

beforeAll(() => {
  if (!supported) return
  dir = mkdtempSync(join(tmpdir(), 'package-'))
  standInForElectron(join(dir, 'electron'))
  resources = pack('dist')
  inside = asar().listPackage(join(resources, 'app.asar'))
}, 180_000)
afterAll(() => {
  if (dir !== '') rmSync(dir, { recursive: true, force: true })
})

test.skipIf(!supported)('the three entries, the preload and the renderer are inside', () => {
  for (const path of [
    '/out/main/electron.js',
    '/out/main/engine.js',
    '/out/main/scan-worker.js',
    '/out/preload/index.cjs',
    '/out/renderer/index.html'
  ]) {
    expect(inside).toContain(path)
  }
})

test.skipIf(!supported)('no source, test, script, map or secret is inside', () => {
  const tops = new Set(inside.map((path) => path.split('/')[1]))
  expect([...tops].sort()).toEqual(['LICENSE', 'node_modules', 'out', 'package.json'])
  const sources = inside.filter((path) => /\.(ts|tsx|map|mts|cts)$/.test(path))
  expect(sources).toEqual([])
})

test.skipIf(!supported)('no dependency that is only for developing is inside', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  const found = Object.keys(devDependencies).filter((name) => inside.includes(`/node_modules/${name}`))
  expect(found).toEqual([])
})

test.skipIf(!supported)('natives are unpacked, and only those of this platform', () => {
  const natives = filesBelow(join(resources, 'app.asar.unpacked')).filter((path) => /\.(node|so|dll|dylib)$/.test(path))
  const names = natives.map((path) => path.slice(path.indexOf('node_modules/') + 'node_modules/'.length)).sort()
  expect(names).toEqual([
    `@duckdb/node-bindings-linux-${process.arch}/duckdb.node`,
    `@duckdb/node-bindings-linux-${process.arch}/libduckdb.so`,
    `@napi-rs/keyring-linux-${process.arch}-gnu/keyring.linux-${process.arch}-gnu.node`,
    `better-sqlite3/prebuilds/linux-${process.arch}.node`,
    `nodejs-polars-linux-${process.arch}-gnu/nodejs-polars.linux-${process.arch}-gnu.node`
  ])
})

test.skipIf(!supported)('the sample, the icon and the Compose file lie beside the application', () => {
  expect(readdirSync(resources)).toEqual(expect.arrayContaining(['app.asar', 'sample-sales.csv', 'icon.png']))
  expect(readdirSync(join(resources, 'compose')).sort()).toEqual(['.env.example', 'docker-compose.yml'])
})

test.skipIf(!supported)('the updater is inside with all it needs: it loads from nothing but what was packed', () => {
  const alone = join(dir, 'alone')
  const archive = join(resources, 'app.asar')
  const natives = /\/node_modules\/(@duckdb|nodejs-polars[^/]*|better-sqlite3)\//
  const scripts = inside.filter((path) => /^\/node_modules\/.*\.(js|cjs|json)$/.test(path) && !natives.test(path))
  for (const path of scripts) {
    mkdirSync(dirname(join(alone, path)), { recursive: true })
    writeFileSync(join(alone, path), asar().extractFile(archive, path.slice(1)))
  }
  const script = "process.stdout.write(Object.getOwnPropertyNames(require('electron-updater')).join())"
  const exported = execFileSync(process.execPath, ['-e', script], { cwd: alone, encoding: 'utf8' })
  expect(exported.split(',')).toEqual(expect.arrayContaining(['AppImageUpdater', 'NsisUpdater', 'MacUpdater']))
})

test.skipIf(!supported)(
  'without an address of updates there is none inside, and with one there is',
  () => {
    expect(readdirSync(resources)).not.toContain('app-update.yml')
    const withUpdates = pack('dist-updates', updateArguments({ SALES_UPDATE_URL: 'https://updates.example/sales/' }))
    const yml = readFileSync(join(withUpdates, 'app-update.yml'), 'utf8').split('\n')
    expect(yml).toContain('provider: generic')
    expect(yml).toContain(`url: https://updates.example/sales/linux/${process.arch}`)
  },
  180_000
)

test('the fuses are set so that nothing but the application runs', () => {
  const yml = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
  for (const fuse of [
    'runAsNode: false',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'onlyLoadAppFromAsar: true',
    'enableEmbeddedAsarIntegrityValidation: true',
    'enableCookieEncryption: true'
  ]) {
    expect(yml).toContain(fuse)
  }
})
