// Which host to start, and why, in one sentence.
import { electronBinary, fetchElectron } from './electron-binary.mjs'

/**
 * @param {'electron' | 'web' | null} wanted
 * @returns {Promise<{ host: 'electron' | 'web', electron: string | null, sentence: string }>}
 */
export async function chooseHost(wanted, toolchain) {
  if (wanted === 'web') return web('as asked')
  const obstacle = obstacleHere()
  if (wanted === null && obstacle && !process.env.ELECTRON_PATH) return web(obstacle)
  if (obstacle === noDisplay) throw new Error(`Electron can't start: ${noDisplay}. Use --host web.`)
  const found = electronBinary()
  if (found)
    return electron(
      found,
      process.env.ELECTRON_PATH ? 'on the binary that ELECTRON_PATH names' : 'its binary is installed'
    )
  const fetched = await fetchElectron(toolchain, wanted === 'electron')
  if ('path' in fetched) return electron(fetched.path, 'its binary was fetched')
  if (wanted === 'electron')
    throw new Error(`Electron can't start: its binary is not installed and ${fetched.reason}. Use --host web.`)
  return web(`the Electron binary is not installed and ${fetched.reason}`)
}

const noDisplay = 'there is no display'

/** What speaks against a window on this machine, or null. */
function obstacleHere() {
  if (process.platform !== 'linux') return null
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return noDisplay
  return process.getuid?.() === 0 ? 'as root Electron would have to run without its sandbox' : null
}

function web(why) {
  return { host: 'web', electron: null, sentence: `Starting in the browser: ${why}.` }
}

function electron(path, why) {
  return { host: 'electron', electron: path, sentence: `Starting on Electron: ${why}.` }
}
