/** Entry of the web host: the core and the renderer on 127.0.0.1, for machines without Electron. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../shared/errors'
import { forkWithNode } from './adapters/engine-client/fork-node'
import { type Core, createCore } from './core'
import { reportUnheard } from './unheard'
import { startWebHost, type WebHost } from './web/host'
import { openBrowser } from './web/open-browser'
import { askForSignIn, readRunFile, removeRunFile, writeRunFile } from './web/run-file'
import { type StartOptions, startOptions, usage } from './web/start-options'
import { untilAskedToStop } from './web/until-asked-to-stop'

/** Everything is closed within this time, or left to the system. */
const closeLimitMs = 2500

const outDir = import.meta.dirname
const rootDir = join(outDir, '..', '..')
const devOrigin = process.env.SALES_DEV_ORIGIN ?? null

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(usage)
    return
  }
  const stop = untilAskedToStop()
  const options = startOptions(process.argv.slice(2))
  const version = (JSON.parse(readFileSync(join(rootDir, 'package.json'), 'utf8')) as { version: string }).version
  const core = await startCore(options, version)
  reportUnheard(core.log)
  const host = await startHost(core, options, version).catch(async (error: unknown) => {
    await core.close()
    throw error
  })
  writeRunFile(core.workspace.dir, { url: host.url, token: host.bearerToken, pid: process.pid })
  console.log(`Sales Analytics is at ${host.signInUrl} (this address signs in once; Ctrl-C ends the app)`)
  if (options.open) openBrowser(host.signInUrl)

  await stop
  const late = setTimeout(() => {
    removeRunFile(core.workspace.dir)
    process.exit(1)
  }, closeLimitMs)
  late.unref()
  removeRunFile(core.workspace.dir)
  await host.close()
  await core.close()
  process.exit(0)
}

async function startHost(core: Core, options: StartOptions, version: string): Promise<WebHost> {
  const onPort = (port: number) =>
    startWebHost({
      core,
      version,
      port,
      rendererDir: join(rootDir, 'out', 'renderer'),
      devOrigin,
      devSession: devOrigin ? (process.env.SALES_DEV_SESSION ?? null) : null,
      uploadsDir: core.workspace.uploadsDir,
      uploadLimitBytes: options.uploadLimitBytes,
      report: (error, reference) =>
        core.log.error({ reference, error: String((error as Error)?.stack ?? error) }, 'web')
    })
  try {
    return await onPort(options.port)
  } catch (error) {
    if (options.anyPort && error instanceof AppError && error.code === 'web.port-taken') return onPort(0)
    throw error
  }
}

async function startCore(options: StartOptions, version: string): Promise<Core> {
  const { workspaceDir } = options
  try {
    return await createCore({
      host: 'web',
      version,
      workspaceDir,
      roots: options.roots,
      samplePath: join(rootDir, 'resources', 'sample-sales.csv'),
      forkEngine: (onLine) => forkWithNode(join(outDir, 'engine.js'), onLine),
      openFirst: options.openFirst,
      uploadLimitBytes: options.uploadLimitBytes
    })
  } catch (error) {
    const running = error instanceof AppError && error.code === 'workspace.locked' ? readRunFile(workspaceDir) : null
    const signInUrl = running ? await askForSignIn(running) : null
    if (signInUrl) console.log(`Sales Analytics is running already; a new address to sign in with: ${signInUrl}`)
    throw error
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof AppError ? error.message : error)
  process.exit(1)
})
