/** A whole Apache Druid on this machine, in one of two releases: no single one can be put together completely from packages. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Service } from './service'

export interface DruidServer {
  readonly url: string
  /** Null: nobody has to sign in. */
  readonly admin: { readonly user: string; readonly password: string } | null
}

interface Profile {
  readonly name: 'druid33' | 'druid27' | 'druid33mm'
  /** A cluster that runs already. */
  readonly urlVariable: string
  readonly offset: number
  readonly env: Readonly<Record<string, string>>
  readonly admin: DruidServer['admin']
  /** The profile whose packages it shares. */
  readonly packagesOf?: 'druid33'
}

/** A thousand statements of SQL one after another are too much for what the scripts give by themselves. */
const heaps = { DRUID_BROKER_HEAP: '640m', DRUID_HIST_HEAP: '640m' }

/**
 * 33: SQL, native tasks, sampler, S3, sketches. 27: SQL-based ingestion and sign-in by user as well, without S3. `mm`: the first with a
 * middle manager, as in production: its tasks are processes of their own that leave a log, and begin ten times as slowly as an indexer's.
 */
const profiles: readonly Profile[] = [
  {
    name: 'druid33',
    urlVariable: 'SALES_TEST_DRUID_URL',
    offset: 0,
    env: { DRUID_PROFILE: 'd33', ...heaps },
    admin: null
  },
  {
    name: 'druid27',
    urlVariable: 'SALES_TEST_DRUID27_URL',
    offset: 10_000,
    env: { DRUID_PROFILE: 'd27', DRUID_OFFSET: '10000', DRUID_AUTH: 'basic', ...heaps },
    admin: { user: 'admin', password: 'adminpw' }
  },
  {
    name: 'druid33mm',
    urlVariable: 'SALES_TEST_DRUID_MM_URL',
    offset: 15_000,
    env: { DRUID_PROFILE: 'd33', DRUID_OFFSET: '15000', DRUID_WORKER: 'middleManager', DRUID_SLOTS: '2' },
    admin: null,
    packagesOf: 'druid33'
  }
]

const scripts = join(process.env.SHARED_DIR ?? resolve(import.meta.dirname, '../../../../shared'), 'tools', 'druid')

/** Where the packages of a profile are kept between runs: 180 MB each. */
function folderOf({ name }: Pick<Profile, 'name'>): string {
  return join(process.env.SALES_TEST_DRUID_DIR ?? join(homedir(), '.cache', 'sales-analytics-druid'), name)
}

async function answers({ url, admin }: DruidServer): Promise<boolean> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (admin) headers.authorization = `Basic ${Buffer.from(`${admin.user}:${admin.password}`).toString('base64')}`
  try {
    const body = JSON.stringify({ query: 'SELECT 1' })
    const answer = await fetch(`${url}/druid/v2/sql`, { method: 'POST', headers, body })
    return answer.ok
  } catch {
    return false
  }
}

/** Runs a script of the tools to its end; what it starts goes on. */
function run(script: string, folder: string, env: Readonly<Record<string, string>>): Promise<string | null> {
  return new Promise((done) => {
    const child = spawn('bash', [join(scripts, script), folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { ...process.env, ...env }
    })
    let text = ''
    child.stderr.setEncoding('utf8').on('data', (part) => {
      text += part
    })
    child.on('exit', (code) => {
      child.stderr.destroy()
      done(code === 0 ? null : text.trim().split('\n').at(-1) || `the script ended with ${code}`)
    })
  })
}

/** The cluster that the environment names, one that runs for somebody else already, or one that is started and stopped by process id. */
function druidService(profile: Profile): Service<DruidServer> {
  return {
    name: profile.name,
    async start() {
      const given = process.env[profile.urlVariable]
      const local = `http://127.0.0.1:${8888 + profile.offset}`
      const found: DruidServer = { url: given ?? local, admin: profile.admin }
      if (await answers(found)) return { found, stop: async () => {} }
      if (given) return `${given} does not answer`
      if (!existsSync(join(scripts, 'druid-up.sh')))
        return `there is no script to start it (${join('tools', 'druid')} of SHARED_DIR)`
      const folder = folderOf(profile)
      const stop = async () => {
        await run('druid-down.sh', folder, {})
      }
      if (profile.packagesOf && !existsSync(join(folder, 'lib'))) {
        mkdirSync(folder, { recursive: true })
        symlinkSync(join(folderOf({ name: profile.packagesOf }), 'lib'), join(folder, 'lib'))
      }
      const problem = await run('druid-up.sh', folder, { ...profile.env, DRUID_FRESH: '1', DRUID_WAIT: '300' })
      if (problem === null && (await answers(found))) return { found, stop }
      await stop()
      return `it could not be started: ${problem ?? 'it does not answer'}`
    }
  }
}

export const druidServices = profiles.map(druidService)
