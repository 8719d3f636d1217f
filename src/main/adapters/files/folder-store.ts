/** The local object store: a folder of Parquet parts, `<dataset>/<job id>/<month>.parquet`. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PartStore } from '../../pipeline/ports'

export function folderStore(dir: string): PartStore {
  return {
    async empty(dataset, jobId) {
      const folder = join(dir, dataset, jobId)
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true })
      return folder
    },
    // No dataset's name begins with a point.
    valuesPath: (dataset, version, column) =>
      join(
        dir,
        '.values',
        `${createHash('sha256')
          .update(JSON.stringify([dataset, version, column]))
          .digest('hex')}.parquet`
      ),
    remove: (dataset, jobId) => rm(join(dir, dataset, jobId), { recursive: true, force: true }),
    publishedDir: async (dataset, jobId) => join(dir, dataset, jobId, 'published'),
    removePublished: (dataset, jobId) => rm(join(dir, dataset, jobId, 'published'), { recursive: true, force: true }),
    removeDataset: (dataset) => rm(join(dir, dataset), { recursive: true, force: true }),
    async keep(dataset, jobId, name, text) {
      const folder = join(dir, dataset, jobId)
      await mkdir(folder, { recursive: true })
      const path = join(folder, name)
      await writeFile(`${path}.part`, text)
      await rename(`${path}.part`, path)
      return path
    },
    async keepOnly(dataset, jobId) {
      for (const other of await readdir(join(dir, dataset))) {
        if (other !== jobId) await rm(join(dir, dataset, other), { recursive: true, force: true })
      }
    },
    async dropReplaced(dataset, jobId, names) {
      for (const other of await readdir(join(dir, dataset))) {
        if (other === jobId) continue
        for (const name of names) await rm(join(dir, dataset, other, name), { force: true })
      }
    }
  }
}
