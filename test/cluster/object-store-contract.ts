/** What every object store does, whatever is behind it: one suite for all of them. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ObjectStore, PutFile, PutOptions, UploadCheckpoint } from '../../src/main/pipeline/cluster-ports'
import { mebibyte, noise, sha256 } from './noise'

export interface StoreUnderTest {
  readonly store: ObjectStore
  /** Reads what a URL of `presign` names, as somebody without keys does. */
  readonly read: (url: string) => Promise<string>
  /** Uploads in parts that are open under a prefix; 0 where a store has none. */
  readonly openUploads: (prefix: string) => Promise<number>
  readonly close: () => Promise<void>
}

/** Options of a put that keeps what it was told. */
export function watching(more: Partial<PutOptions> = {}) {
  const seen = { bytes: [] as number[], checkpoints: [] as (UploadCheckpoint | null)[] }
  const options: PutOptions = {
    signal: new AbortController().signal,
    onBytes: (done) => seen.bytes.push(done),
    onCheckpoint: (checkpoint) => seen.checkpoints.push(checkpoint),
    ...more
  }
  return { options, seen }
}

/** @param open null: there is no such store here, and all is skipped */
export function objectStoreContract(name: string, open: (() => Promise<StoreUnderTest>) | null): void {
  describe.skipIf(open === null)(`object store: ${name}`, () => {
    let under: StoreUnderTest
    let folder: string
    const here = `contract-${randomUUID()}`
    beforeAll(async () => {
      if (open !== null) under = await open()
      folder = await mkdtemp(join(tmpdir(), 'object-store-'))
    })
    afterAll(async () => {
      const left = await under.store.list(`${here}/`)
      await under.store.remove(left.map(({ key }) => key))
      await under.close()
      await rm(folder, { recursive: true, force: true })
    })

    let count = 0
    /** A file on disk, and how it is put. */
    async function fileOf(data: Buffer, key = `${here}/file ${++count}.csv`): Promise<PutFile> {
      const path = join(folder, `${randomUUID()}.csv`)
      await writeFile(path, data)
      return { key, path, contentType: 'text/csv', contentHash: sha256(data), checkpoint: null }
    }

    it('puts a small file and knows size and hash afterwards', async () => {
      const file = await fileOf(Buffer.from('region;sales\nNorth;12\n'))
      const { options, seen } = watching()
      const put = await under.store.put(file, options)
      expect(put).toMatchObject({ key: file.key, sizeBytes: 22, contentHash: file.contentHash, wasThere: false })
      expect(await under.store.head(file.key)).toMatchObject({ sizeBytes: 22, contentHash: file.contentHash })
      expect(seen.bytes.at(-1)).toBe(22)
      expect(seen.checkpoints.at(-1) ?? null).toBeNull()
    })

    it('puts an empty file', async () => {
      const file = await fileOf(Buffer.alloc(0))
      expect(await under.store.put(file, watching().options)).toMatchObject({ sizeBytes: 0, wasThere: false })
      expect(await under.store.getText(file.key)).toBe('')
    })

    it('puts a large file byte by byte the same', async () => {
      const data = noise(20 * mebibyte + 3, 1)
      const file = await fileOf(data)
      const { options, seen } = watching()
      const put = await under.store.put(file, options)
      expect(put).toMatchObject({ sizeBytes: data.length, contentHash: file.contentHash, wasThere: false })
      const bytes = await fetchedOr(under, file.key)
      expect(sha256(bytes)).toBe(file.contentHash)
      expect(seen.bytes).toEqual(seen.bytes.toSorted((a, b) => a - b))
      expect(seen.bytes.at(-1)).toBe(data.length)
      expect(seen.checkpoints.at(-1) ?? null).toBeNull()
      expect(await under.openUploads(here)).toBe(0)
    })

    it('leaves the same content as it is, and refuses another under the same key', async () => {
      const file = await fileOf(Buffer.from('a;b\n1;2\n'))
      await under.store.put(file, watching().options)
      const { options, seen } = watching()
      expect(await under.store.put(file, options)).toMatchObject({ wasThere: true, contentHash: file.contentHash })
      expect(seen.bytes).toEqual([8])
      const other = await fileOf(Buffer.from('a;b\n1;3\n'), file.key)
      await expect(under.store.put(other, watching().options)).rejects.toMatchObject({ code: 's3.conflict' })
      expect(await under.store.getText(file.key)).toBe('a;b\n1;2\n')
    })

    it('refuses a file that is not the one that was checked', async () => {
      const file = await fileOf(Buffer.from('checked'))
      await writeFile(file.path, 'changed')
      await expect(under.store.put(file, watching().options)).rejects.toMatchObject({
        code: 's3.changed',
        details: { path: file.path }
      })
      expect(await under.store.head(file.key)).toBeNull()
    })

    it('says when the file is gone', async () => {
      const file = await fileOf(Buffer.from('x'))
      await rm(file.path)
      await expect(under.store.put(file, watching().options)).rejects.toMatchObject({ code: 'open.vanished' })
    })

    it('keeps texts, and puts a new one over the old', async () => {
      const key = `${here}/manifest.json`
      expect(await under.store.getText(key)).toBeNull()
      await under.store.putText(key, '{"city":"Köln"}', 'application/json')
      const put = await under.store.putText(key, '{"city":"Zürich €"}', 'application/json')
      expect(await under.store.getText(key)).toBe('{"city":"Zürich €"}')
      expect(await under.store.head(key)).toMatchObject({ sizeBytes: 22, contentHash: put.contentHash })
    })

    it('lists what is under a prefix and nothing else, and removes', async () => {
      const keys = ['list/a.txt', 'list/b c.txt', 'list/d/ü.txt', 'list-not/e.txt'].map((key) => `${here}/${key}`)
      for (const key of keys) await under.store.putText(key, key, 'text/plain')
      const listed = async () => (await under.store.list(`${here}/list/`)).map(({ key }) => key).sort()
      expect(await listed()).toEqual(keys.slice(0, 3).sort())
      await under.store.remove([`${here}/list/a.txt`, `${here}/list/b c.txt`, `${here}/list/never-there`])
      expect(await listed()).toEqual([`${here}/list/d/ü.txt`])
      expect(await under.store.head(`${here}/list/a.txt`)).toBeNull()
      expect(await under.store.list(`${here}/nothing/`)).toEqual([])
    })

    it('gives a URL that others read by', async () => {
      const key = `${here}/signed & read.csv`
      await under.store.putText(key, 'a;b\n', 'text/csv')
      expect(await under.read(await under.store.presign(key, 60))).toBe('a;b\n')
      expect(under.store.uriOf(key)).toMatch(/^(s3|file):\/\//)
    })

    it('cancelled in the middle: nothing is there, nothing stays open', async () => {
      const file = await fileOf(noise(40 * mebibyte, 2))
      const cancel = new AbortController()
      const { options, seen } = watching({ signal: cancel.signal })
      const put = under.store.put(file, {
        ...options,
        onBytes(done) {
          options.onBytes(done)
          if (done > 0) cancel.abort()
        }
      })
      await expect(put).rejects.toMatchObject({ code: 'cancelled' })
      expect(await under.store.head(file.key)).toBeNull()
      expect(await under.openUploads(here)).toBe(0)
      expect(seen.checkpoints.at(-1) ?? null).toBeNull()
    })

    it('paused in the middle: goes on with what is there', async () => {
      const file = await fileOf(noise(48 * mebibyte + 5, 3))
      const pause = new AbortController()
      const { options, seen } = watching({ pause: pause.signal })
      const put = under.store.put(file, {
        ...options,
        onBytes(done) {
          options.onBytes(done)
          if (done > 0) pause.abort()
        }
      })
      await expect(put).rejects.toMatchObject({ code: 's3.paused' })
      const checkpoint = seen.checkpoints.at(-1) ?? null
      const again = watching()
      const put2 = await under.store.put({ ...file, checkpoint }, again.options)
      expect(put2).toMatchObject({ sizeBytes: 48 * mebibyte + 5, contentHash: file.contentHash, wasThere: false })
      if (checkpoint !== null) expect(again.seen.bytes[0]).toBeGreaterThanOrEqual(seen.bytes.at(-1) ?? 0)
      expect(sha256(await fetchedOr(under, file.key))).toBe(file.contentHash)
      expect(await under.openUploads(here)).toBe(0)
    })

    it('gives up an upload of another content, and begins anew when its own is gone', async () => {
      const file = await fileOf(noise(16 * mebibyte, 4))
      const pause = new AbortController()
      const { options, seen } = watching({ pause: pause.signal })
      const begun = under.store.put(file, {
        ...options,
        onCheckpoint(checkpoint) {
          options.onCheckpoint(checkpoint)
          pause.abort()
        }
      })
      await expect(begun).rejects.toMatchObject({ code: 's3.paused' })
      const checkpoint = seen.checkpoints.at(-1) ?? null
      const other = { ...(await fileOf(noise(16 * mebibyte, 5), file.key)), checkpoint }
      expect(await under.store.put(other, watching().options)).toMatchObject({ contentHash: other.contentHash })
      expect(await under.openUploads(here)).toBe(0)
      await under.store.remove([file.key])
      // The checkpoint names an upload that was just given up.
      expect(await under.store.put({ ...file, checkpoint }, watching().options)).toMatchObject({
        contentHash: file.contentHash,
        wasThere: false
      })
      expect(await under.openUploads(here)).toBe(0)
    })

    it('gives up orphans under a prefix, but not those kept, nor others', async () => {
      const beginOne = async (key: string) => {
        const pause = new AbortController()
        const { options, seen } = watching({ pause: pause.signal })
        const put = under.store.put(await fileOf(noise(9 * mebibyte, 6), key), {
          ...options,
          onCheckpoint(checkpoint) {
            options.onCheckpoint(checkpoint)
            pause.abort()
          }
        })
        await expect(put).rejects.toMatchObject({ code: 's3.paused' })
        return seen.checkpoints.at(-1) ?? null
      }
      const [orphan, kept, elsewhere] = [
        await beginOne(`${here}/orphans/one.csv`),
        await beginOne(`${here}/orphans/two.csv`),
        await beginOne(`${here}/others/three.csv`)
      ]
      if (orphan === null || kept === null || elsewhere === null) return
      expect(await under.store.abandonOrphans(`${here}/orphans/`, [kept.uploadId], 3_600_000)).toBe(0)
      expect(await under.store.abandonOrphans(`${here}/orphans/`, [kept.uploadId])).toBe(1)
      expect(await under.openUploads(`${here}/orphans/`)).toBe(1)
      expect(await under.openUploads(`${here}/others/`)).toBe(1)
      await under.store.abandon(kept)
      await under.store.abandon(kept)
      await under.store.abandon(elsewhere)
      expect(await under.openUploads(here)).toBe(0)
    })
  })
}

/** The bytes of an object, by a signed URL where the store has one over HTTP. */
async function fetchedOr({ store, read }: StoreUnderTest, key: string): Promise<Buffer> {
  const url = await store.presign(key, 600)
  if (!url.startsWith('http')) return Buffer.from(await read(url), 'latin1')
  return Buffer.from(await (await fetch(url)).arrayBuffer())
}
