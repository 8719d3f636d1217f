import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWarehouse } from './index'
import { openWorkbench } from './parts-under-test'

/** A disk of one megabyte at a folder; false where this machine lets nobody mount one. */
function smallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test('files for Druid that do not fit on the disk say so, and are written once there is room', async ({ skip }) => {
  const bench = await openWorkbench()
  const warehouse = await openWarehouse(bench.warehousePath)
  const disk = join(bench.dir, 'store', 'job2')
  const outDir = join(disk, 'published')
  mkdirSync(disk, { recursive: true })
  const isSmall = smallDisk(disk)
  try {
    if (!isSmall) skip('no disk can be mounted here')
    const rows = `SELECT TIMESTAMP '2024-01-31 00:00:00' AS __time, i AS qty, md5(i::VARCHAR) AS id FROM range(200000) t(i)`
    const parts = [await bench.part('job1', '2024-01', rows)]
    const schema = [
      { name: 'qty', type: { kind: 'long' as const } },
      { name: 'id', type: { kind: 'string' as const } }
    ]
    const published = async () => {
      let files = 0
      for await (const message of warehouse.publish({ parts, schema, money: 'cents', format: 'ndjson', outDir })) {
        if (message.kind === 'published') files = message.files.length
      }
      return files
    }
    await expect(published()).rejects.toMatchObject({ code: 'load.disk-full' })
    execFileSync('umount', [disk])
    expect(await published()).toBe(1)
  } finally {
    await warehouse.close()
    if (isSmall) execFileSync('sh', ['-c', 'umount "$1" 2>/dev/null || true', 'sh', disk])
    bench.close()
  }
})
