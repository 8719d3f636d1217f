// `node --import …/resolve-ts.mjs FILE.ts`: Node reads TypeScript by itself, but not imports without an ending.
import { existsSync, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

registerHooks({
  resolve(specifier, context, next) {
    if (!/^\.\.?(\/|$)/.test(specifier) || !context.parentURL) return next(specifier, context)
    const url = new URL(specifier, context.parentURL)
    const path = fileURLToPath(url)
    if (existsSync(path) && statSync(path).isFile()) return next(specifier, context)
    const ending = existsSync(`${path}.ts`) ? '.ts' : '/index.ts'
    return next(`${url.href.replace(/\/$/, '')}${ending}`, context)
  }
})
