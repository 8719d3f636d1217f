/** Entry of the Electron host: the shell with the in-process core. */
import { join } from 'node:path'
import { RPCHandler } from '@orpc/server/message-port'
import { app } from 'electron'
import { createCore } from './core'
import { forkWithElectron } from './electron/fork-utility'
import { startShell } from './electron/shell'
import { reportUnheard } from './unheard'

const outDir = import.meta.dirname
const resourcesDir = app.isPackaged ? process.resourcesPath : join(outDir, '..', '..', 'resources')
const devServer = process.env.ELECTRON_RENDERER_URL
const dataDir = process.env.SALES_DATA_DIR
if (dataDir) app.setPath('userData', dataDir)

await startShell(
  async (userDataDir) => {
    const core = await createCore({
      host: 'electron',
      version: app.getVersion(),
      workspaceDir: process.env.SALES_WORKSPACE_DIR ?? join(userDataDir, 'workspace'),
      roots: [],
      samplePath: join(resourcesDir, 'sample-sales.csv'),
      forkEngine: (onLine) => forkWithElectron(join(outDir, 'engine.js'), onLine)
    })
    reportUnheard(core.log)
    const handler = new RPCHandler(core.router, { clientInterceptors: [...core.interceptors] })
    return {
      serve: (port) => {
        handler.upgrade(port)
        port.start()
      },
      grantPath: core.grantPath,
      onJob: core.onJob,
      onAlert: core.onAlert,
      runningJobs: core.runningJobs,
      close: core.close
    }
  },
  {
    rendererDir: join(outDir, '..', 'renderer'),
    preloadPath: join(outDir, '..', 'preload', 'index.cjs'),
    iconPath: process.platform === 'linux' ? join(resourcesDir, 'icon.png') : null,
    devOrigin: !app.isPackaged && devServer ? new URL(devServer).origin : null
  }
)
