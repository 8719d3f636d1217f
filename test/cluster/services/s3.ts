/** Ceph's RADOS gateway on this machine: the most real S3 server that a package manager brings. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'
import { endProcesses, type Service } from './service'

export interface S3Server {
  readonly url: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** What the script below sets up. */
const local: S3Server = { url: 'http://127.0.0.1:7480', accessKeyId: 'testkey', secretAccessKey: 'testsecret' }

/** `SALES_TEST_S3_URL` (with `SALES_TEST_S3_KEY` and `SALES_TEST_S3_SECRET` when they are others), or one that is started. */
export const s3Service: Service<S3Server> = {
  name: 's3',
  async start() {
    const given = process.env.SALES_TEST_S3_URL
    if (given) {
      const found = {
        url: given,
        accessKeyId: process.env.SALES_TEST_S3_KEY ?? local.accessKeyId,
        secretAccessKey: process.env.SALES_TEST_S3_SECRET ?? local.secretAccessKey
      }
      return (await answers(found)) ? { found, stop: async () => {} } : `${given} does not answer to its key`
    }
    // Its ports are fixed: one that runs for somebody else is used, and left running.
    if (await answers(local)) return { found: local, stop: async () => {} }
    return startLocal()
  }
}

async function startLocal() {
  const shared = process.env.SHARED_DIR ?? resolve(import.meta.dirname, '../../../../shared')
  const script = join(shared, 'tools', 's3-rgw-up.sh')
  if (!existsSync(script)) return `there is no script to start one (${join('tools', 's3-rgw-up.sh')} of SHARED_DIR)`
  const folder = await mkdtemp(join(tmpdir(), 'sales-s3-'))
  const stop = async () => {
    const pids = readdirSync(folder)
      .filter((name) => name.endsWith('.pid'))
      .map((name) => Number(readFileSync(join(folder, name), 'utf8')))
    await endProcesses(pids)
    await rm(folder, { recursive: true, force: true })
  }
  const { code, lastLine } = await runScript(script, folder)
  if (code === 0 && (await answers(local))) return { found: local, stop }
  await stop()
  return `it could not be started: ${lastLine || `the script ended with ${code}`}`
}

/** The services it starts outlive it, so its output goes to nobody who would wait for its end. */
function runScript(script: string, folder: string): Promise<{ code: number | null; lastLine: string }> {
  return new Promise((done) => {
    const child = spawn('bash', [script, folder], { stdio: ['ignore', 'ignore', 'pipe'], detached: true })
    let text = ''
    child.stderr.setEncoding('utf8').on('data', (part) => {
      text += part
    })
    child.on('exit', (code) => {
      child.stderr.destroy()
      done({ code, lastLine: text.trim().split('\n').at(-1) ?? '' })
    })
  })
}

async function answers({ url, accessKeyId, secretAccessKey }: S3Server): Promise<boolean> {
  const client = s3Client({ url, accessKeyId, secretAccessKey })
  try {
    await client.send(new ListBucketsCommand())
    return true
  } catch {
    return false
  } finally {
    client.destroy()
  }
}

/** A client of the SDK itself, to look at the server without our own code. */
export function s3Client({ url, accessKeyId, secretAccessKey }: S3Server): S3Client {
  return new S3Client({
    endpoint: url,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 3
  })
}
