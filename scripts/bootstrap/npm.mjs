// npm, run under a Node of our choice: its engine check looks at the Node it runs on, and silently leaves optional
// binary packages out when that one is too old.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runToEnd } from './child.mjs'
import { envWith } from './node.mjs'

/** `npm ci` in a folder; npm's output is shown only when it fails. */
export async function npmCi(node, dir) {
  const cli = npmCli(node)
  const env = envWith(node)
  // These point npm to the folder of the npm that started us.
  for (const name of ['npm_config_prefix', 'npm_config_local_prefix', 'npm_config_global']) delete env[name]
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel', 'error']
  const onWindows = process.platform === 'win32'
  const { code, output } = cli
    ? await runToEnd(node, [cli, ...args], { cwd: dir, env, quiet: true })
    : await runToEnd(onWindows ? 'cmd.exe' : 'npm', onWindows ? ['/c', 'npm', ...args] : args, {
        cwd: dir,
        env,
        quiet: true
      })
  if (code !== 0) {
    throw new Error(
      `${output.trim()}\n\nInstalling the packages in ${dir} failed. Is the npm registry reachable? Then try again.`
    )
  }
}

function npmCli(node) {
  const named = process.env.npm_execpath
  const places = [
    named?.endsWith('npm-cli.js') ? named : '',
    ...[node, process.execPath].flatMap((path) => [
      join(dirname(path), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
      join(dirname(path), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
    ])
  ]
  return places.find((path) => path !== '' && existsSync(path)) ?? null
}
