import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pathPolicy } from './path-policy'

let dir = ''
beforeAll(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'paths-')))
  mkdirSync(join(dir, 'root'))
  mkdirSync(join(dir, 'rootless'))
  for (const path of ['root/in.csv', 'out.csv', 'rootless/near.csv']) writeFileSync(join(dir, path), 'a\n1\n')
  symlinkSync(join(dir, 'out.csv'), join(dir, 'root', 'link.csv'))
})
afterAll(() => rmSync(dir, { recursive: true }))

const policy = () => pathPolicy([join(dir, 'root')], () => false)
const refused = { code: 'open.outside-roots' }

test('a file inside a root may be read', async () => {
  expect(await (await policy()).allow(join(dir, 'root', 'in.csv'))).toBe(join(dir, 'root', 'in.csv'))
})

test('outside, `..`, a folder whose name begins like the root, and a link that leads out are refused', async () => {
  const paths = await policy()
  for (const path of ['out.csv', 'root/../out.csv', 'rootless/near.csv', 'root/link.csv']) {
    await expect(paths.allow(join(dir, path)), path).rejects.toMatchObject(refused)
  }
})

test('a missing file outside is refused like one that exists, inside it is named as missing', async () => {
  const paths = await policy()
  await expect(paths.allow(join(dir, 'nothing.csv'))).rejects.toMatchObject(refused)
  await expect(paths.allow(join(dir, 'root', 'nothing.csv'))).rejects.toMatchObject({ code: 'open.not-found' })
})

test('a granted path may be read, its neighbours not', async () => {
  const paths = await policy()
  await paths.grant(join(dir, 'out.csv'))
  expect(await paths.allow(join(dir, 'out.csv'))).toBe(join(dir, 'out.csv'))
  await expect(paths.allow(join(dir, 'rootless', 'near.csv'))).rejects.toMatchObject(refused)
})

test('no roots and no grant: nothing may be read', async () => {
  const paths = await pathPolicy([], () => false)
  await expect(paths.allow(join(dir, 'root', 'in.csv'))).rejects.toMatchObject(refused)
})

test('a granted folder opens the files in it, not those deeper, beside it, or behind a link', async () => {
  const paths = await policy()
  mkdirSync(join(dir, 'rootless', 'deep'))
  writeFileSync(join(dir, 'rootless', 'deep', 'x.csv'), 'a\n1\n')
  symlinkSync(join(dir, 'out.csv'), join(dir, 'rootless', 'link.csv'))
  expect(await paths.grant(join(dir, 'rootless'))).toBe(join(dir, 'rootless'))
  expect(await paths.allow(join(dir, 'rootless', 'near.csv'))).toBe(join(dir, 'rootless', 'near.csv'))
  expect(await paths.allow(join(dir, 'rootless'))).toBe(join(dir, 'rootless'))
  for (const path of ['rootless/deep/x.csv', 'rootless/deep', 'rootless/link.csv', 'out.csv', 'rootless/../out.csv']) {
    await expect(paths.allow(join(dir, path)), path).rejects.toMatchObject(refused)
  }
})
