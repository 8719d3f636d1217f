import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWorkspace } from './workspace'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'workspace-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('folders are made for the owner only, and the lock is given back', () => {
  const workspace = openWorkspace(join(dir, 'new'))
  expect(statSync(workspace.storeDir).mode & 0o077).toBe(0)
  expect(existsSync(join(workspace.dir, 'lock'))).toBe(true)
  workspace.release()
  expect(existsSync(join(workspace.dir, 'lock'))).toBe(false)
})

test('a workspace that a living process holds is refused', () => {
  writeFileSync(join(dir, 'lock'), String(process.ppid))
  expect(() => openWorkspace(dir)).toThrow(
    expect.objectContaining({ code: 'workspace.locked', details: { path: dir } })
  )
})

test('the lock of a process that died is taken over', () => {
  writeFileSync(join(dir, 'lock'), '4194303')
  openWorkspace(dir).release()
})

test('a folder that can not be made is refused with the reason', () => {
  writeFileSync(join(dir, 'file'), '')
  const refused = expect.objectContaining({ code: 'workspace.unusable' })
  expect(() => openWorkspace(join(dir, 'file', 'inside'))).toThrow(refused)
})
