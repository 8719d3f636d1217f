// Programs that tests need and that npm does not bring: a browser, an Electron, a virtual display.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runToEnd } from '../bootstrap/child.mjs'
import { inRoot } from '../bootstrap/places.mjs'
import { electronBinary } from '../start/electron-binary.mjs'

const installLimitMs = 5 * 60_000

/** Full path of a program in PATH, or null. */
export function inPath(name) {
  const dirs = (process.env.PATH ?? '').split(delimiter).filter((dir) => dir !== '')
  return dirs.map((dir) => join(dir, name)).find(existsSync) ?? null
}

/**
 * Chromium: the one named, the system's, Playwright's, or a new one for Playwright.
 * @returns {Promise<{ path: string } | { reason: string }>}
 */
export async function findChromium({ node, env }) {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? { path: named } : { reason: `CHROMIUM_PATH names ${named}, which is not there` }
  const system = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
    .map(inPath)
    .find(Boolean)
  const usual = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    `${process.env.ProgramFiles ?? 'C:\\Program Files'}\\Google\\Chrome\\Application\\chrome.exe`
  ].find(existsSync)
  const found = system ?? usual ?? (await playwrightChromium(node, env))
  if (found) return { path: found }
  console.log('Installing Chromium for the end-to-end tests …')
  const { code, timedOut } = await runToEnd(
    node,
    [inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'],
    {
      cwd: inRoot(),
      env,
      quiet: true,
      timeoutMs: installLimitMs
    }
  )
  const installed = code === 0 ? await playwrightChromium(node, env) : null
  if (installed) return { path: installed }
  return { reason: `there is no Chromium, and installing one ${timedOut ? 'took too long' : 'failed'}` }
}

async function playwrightChromium(node, env) {
  const script = "console.log(require('@playwright/test').chromium.executablePath())"
  const { code, output } = await runToEnd(node, ['-e', script], { cwd: inRoot(), env, quiet: true })
  const path = output.trim()
  return code === 0 && existsSync(path) ? path : null
}

/** The Electron for shell tests: the one named, the pinned one, or the older one that ELECTRON_22 names. */
export function findElectron() {
  return electronBinary() ?? process.env.ELECTRON_22 ?? null
}

/** What to put before a command that needs a display; null when there is no way. */
export function displayWrapper() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return []
  const xvfb = inPath('xvfb-run')
  return xvfb ? [xvfb, '-a', '--server-args=-screen 0 1920x1200x24'] : null
}
