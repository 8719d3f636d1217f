/** The shell under test: the product's own `startShell` with a relay to the real core in Node 24. */
import { join } from 'node:path'
import { app } from 'electron'
import { startShell } from '../../../src/main/electron/shell'
import { relayTo } from './relay'

const root = process.env.SALES_ROOT ?? ''
const node = process.env.SALES_NODE ?? ''
app.setPath('userData', process.env.SALES_DATA_DIR ?? '')

void startShell(relayTo(node, join(__dirname, 'core-process.mjs')), {
  rendererDir: join(root, 'out', 'renderer'),
  preloadPath: join(__dirname, 'preload.cjs'),
  iconPath: null,
  devOrigin: null,
  updateConfigPath: process.env.SALES_UPDATE_CONFIG
})
