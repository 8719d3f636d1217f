/** Where a text is found that must be nowhere: in what the app keeps, and in what Druid tells of its tasks. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { DruidClient } from '../../src/main/pipeline/druid-port'
import type { DruidServer } from './services/druid'

/** Names of the files below `dir` whose name or bytes hold the text, in UTF-8 or UTF-16 (as a browser's profile writes). */
export function filesWith(dir: string, text: string): string[] {
  const encoded = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path.includes(text) || encoded.some((bytes) => readFileSync(path).includes(bytes)))
    .map((path) => relative(dir, path))
}

/** Payload, report, status and log of each task that Druid knows of a datasource, by id and kind. */
export async function tasksAsTold(
  { url, admin }: DruidServer,
  client: DruidClient,
  dataSource: string
): Promise<ReadonlyMap<string, string>> {
  const headers = admin
    ? { authorization: `Basic ${Buffer.from(`${admin.user}:${admin.password}`).toString('base64')}` }
    : undefined
  const told = new Map<string, string>()
  for (const { id } of await client.tasks({ dataSource })) {
    for (const kind of ['', '/status', '/reports', '/log']) {
      const answer = await fetch(
        `${url}/druid/indexer/v1/task/${encodeURIComponent(id)}${kind}`,
        headers && { headers }
      )
      if (answer.ok) told.set(`${id}${kind}`, await answer.text())
    }
  }
  return told
}
