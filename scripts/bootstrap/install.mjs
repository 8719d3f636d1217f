// Whether node_modules is what package-lock.json says; if not, `npm ci`.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmCi } from './npm.mjs'
import { inRoot } from './places.mjs'

/** @returns {boolean} whether the packages in `dir` are installed as its lock file says */
export function isInstalled(dir = inRoot()) {
  if (!existsSync(join(dir, 'node_modules'))) return false
  const stamp = stampOf(dir)
  if (readOr(stampPath(dir), '') === stamp) return true
  // Installed by hand (`npm ci` in a build server): taken over when nothing is missing.
  if (!isComplete(dir)) return false
  writeFileSync(stampPath(dir), stamp)
  return true
}

/** Installs what the lock file says. */
export async function install(node, dir = inRoot()) {
  await npmCi(node, dir)
  writeFileSync(stampPath(dir), stampOf(dir))
}

const stampPath = (dir) => join(dir, 'node_modules', '.installed')

function stampOf(dir) {
  const lock = readFileSync(join(dir, 'package-lock.json'))
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex')
}

/** Compares with the list that npm leaves in node_modules. */
function isComplete(dir) {
  const wanted = packagesOf(join(dir, 'package-lock.json'))
  const present = packagesOf(join(dir, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || !isNeeded(entry) || present[path]?.version === entry.version
  )
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

/** An optional package is needed when it names this very platform: a binary that npm under an old Node leaves out. */
function isNeeded(entry) {
  if (!entry.optional && !entry.devOptional) return true
  if (!entry.os || !entry.cpu) return false
  if (entry.libc && !entry.libc.includes(libc())) return false
  return entry.os.includes(process.platform) && entry.cpu.includes(process.arch)
}

let libcFound
function libc() {
  libcFound ??= process.report?.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
  return libcFound
}

function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}
