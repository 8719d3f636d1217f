/** Roles proposed for published sales files against those written down by looking at them. Needs the shared folder. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sniff } from '../../src/main/engine/scan/sniff'
import { checkSource } from '../../src/main/engine/scan/types'
import { assignedRoles, proposeRoles, roleFactsOf } from '../../src/shared/domain/propose-roles'
import { type RoleScore, roleTruth, scoreRoles } from './role-truth'

const folder = join(process.env.SHARED_DIR ?? resolve(import.meta.dirname, '../../../shared'), 'data', 'sales')
const isThere = existsSync(folder)
if (!isThere) console.log(`roles: skipped, there is no ${folder}`)

describe.runIf(isThere)('roles of published files', () => {
  let workDir = ''
  const scores: RoleScore[] = []
  beforeAll(async () => {
    workDir = await mkdtemp(join(tmpdir(), 'roles-shared-'))
  })
  afterAll(() => rm(workDir, { recursive: true, force: true }))

  it.each(Object.keys(roleTruth))('%s has its date and what is counted by', async (name) => {
    const { source } = await sniff(join(folder, name), {})
    const { columns } = await checkSource(source, workDir, { chosen: [], todayIso: '2025-06-30' })
    const set = assignedRoles(proposeRoles(columns.map(roleFactsOf)))
    scores.push(scoreRoles(roleTruth[name] ?? {}, set))
    expect(roleTruth[name]?.orderDate?.[0]).toBe(set.orderDate)
  })

  it('at least nine of ten roles are right', () => {
    const right = scores.reduce((sum, score) => sum + score.right, 0)
    const of = scores.reduce((sum, score) => sum + score.of, 0)
    expect(of).toBeGreaterThan(50)
    expect(right / of).toBeGreaterThanOrEqual(0.9)
  })
})
