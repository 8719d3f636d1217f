// A lock between processes, so that two starts at once do not install or build twice into the same folder.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const lookAgainMs = 200

/** Runs `work` while holding the lock; waits for another holder, and takes over from a dead one. */
export async function withLock(path, work, onWait = () => {}) {
  mkdirSync(dirname(path), { recursive: true })
  let told = false
  while (!take(path)) {
    if (!told) onWait()
    told = true
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
  }
  const giveBack = () => rmSync(path, { force: true })
  process.on('exit', giveBack)
  try {
    return await work()
  } finally {
    process.off('exit', giveBack)
    giveBack()
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (holderLives(path)) return false
    rmSync(path, { force: true })
    return false
  }
}

function holderLives(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'))
    // Empty: it was made this moment and its number is not written yet.
    if (pid === 0) return true
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
