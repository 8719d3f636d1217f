/**
 * Roles proposed for published sales files against those written down by looking at them (`test/contract/role-truth.ts`), with every
 * miss by name. `SHARED_DIR` names the folder with the files.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sniff } from '../../src/main/engine/scan/sniff'
import { checkSource } from '../../src/main/engine/scan/types'
import { assignedRoles, proposeRoles, roleFactsOf } from '../../src/shared/domain/propose-roles'
import { roleTruth, scoreRoles } from '../contract/role-truth'

const leastShare = 0.9

export async function main(): Promise<void> {
  const folder = join(process.env.SHARED_DIR ?? resolve('../shared'), 'data', 'sales')
  if (!existsSync(folder)) {
    console.log(`roles: skipped, there is no ${folder}`)
    return
  }
  const workDir = await mkdtemp(join(tmpdir(), 'roles-'))
  let right = 0
  let of = 0
  try {
    for (const [name, truth] of Object.entries(roleTruth)) {
      const { source } = await sniff(join(folder, name), {})
      const { columns } = await checkSource(source, workDir, { chosen: [], todayIso: '2025-06-30' })
      const score = scoreRoles(truth, assignedRoles(proposeRoles(columns.map(roleFactsOf))))
      console.log(`${name}: ${score.right} of ${score.of}${score.misses.map((miss) => `\n    ${miss}`).join('')}`)
      right += score.right
      of += score.of
    }
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
  console.log(JSON.stringify({ name: 'roles right', ours: (100 * right) / of, unit: '%', note: `${right} of ${of}` }))
  if (right / of < leastShare) process.exitCode = 1
}
