// The browser host in development: pages by a Vite server with hot reload, the host rebuilt when its sources change.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { watch } from 'node:fs'
import { createServer as createNetServer } from 'node:net'
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'
import { inRoot } from './bootstrap/places.mjs'
import { bundle, engineEntries } from './bundle.mjs'

// One level below the repository's root is `out`; the host finds package.json and resources from there.
const outDir = inRoot('.cache', 'dev-web')
const settleMs = 150
const closeLimitMs = 2500

/** A free port. Asked for beforehand: the page must know where the socket for hot reload is. */
function freePort() {
  return new Promise((resolve) => {
    const server = createNetServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

const vitePort = await freePort()
const vite = await createServer({
  configFile: false,
  root: inRoot('src', 'renderer'),
  plugins: [react()],
  // The page comes through the host, the socket for hot reload goes to Vite itself.
  server: { host: '127.0.0.1', port: vitePort, strictPort: true, hmr: { host: '127.0.0.1', clientPort: vitePort } }
})
await vite.listen()
const origin = `http://127.0.0.1:${vitePort}`
// Port and session stay when the host starts again: an open page just reloads.
const session = randomBytes(32).toString('base64url')

let child = null
let args = process.argv.slice(2)
const anyPort = args.findIndex((each, index) => each === '0' && args[index - 1] === '--port')
if (anyPort >= 0) args[anyPort] = String(await freePort())
let busy = Promise.resolve()
let timer

function startHost() {
  child = fork(`${outDir}/web.js`, args, {
    env: { ...process.env, SALES_DEV_ORIGIN: origin, SALES_DEV_SESSION: session },
    stdio: 'inherit'
  })
  child.on('exit', (code) => {
    if (code !== 0 && code !== null)
      console.error(`The web host ended with ${code}; it starts again when a source changes.`)
  })
}

function stopHost() {
  const host = child
  if (!host || host.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const late = setTimeout(() => host.kill('SIGKILL'), closeLimitMs)
    host.once('exit', () => {
      clearTimeout(late)
      resolve()
    })
    if (host.connected) host.send('close')
  })
}

async function restart() {
  try {
    await bundle({ web: inRoot('src', 'main', 'web.ts'), ...engineEntries }, outDir)
  } catch (error) {
    console.error(error.message)
    return
  }
  await stopHost()
  startHost()
  // The browser is open already.
  if (!args.includes('--no-open')) args = ['--no-open', ...args]
}

const watchers = ['main', 'shared'].map((dir) =>
  watch(inRoot('src', dir), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      busy = busy.then(restart)
    }, settleMs)
  })
)

async function stop() {
  clearTimeout(timer)
  for (const watcher of watchers) watcher.close()
  await busy
  await Promise.all([stopHost(), vite.close()])
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
process.on('message', (message) => message === 'close' && stop())
process.on('disconnect', stop)

busy = restart()
await busy
