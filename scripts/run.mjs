// One entry for every command of package.json. Runs on any Node ≥ 18 with built-in modules only: it finds or gets a
// Node that the app can run on, installs, builds, and only then starts something.
const commands = {
  start: () => import('./start/index.mjs'),
  test: () => import('./test/index.mjs'),
  'test:cluster': () => import('./test/cluster.mjs'),
  check: () => import('./test/check.mjs'),
  dev: () => import('./dev.mjs'),
  bench: () => import('./bench.mjs'),
  fuzz: () => import('./fuzz.mjs'),
  pack: () => import('./pack.mjs'),
  build: () => import('./build.mjs'),
  sales: () => import('./sales.mjs')
}

const [name = 'start', ...args] = process.argv.slice(2)

try {
  if (!Object.hasOwn(commands, name)) {
    throw new Error(`There is no command ${name}. There are: ${Object.keys(commands).join(', ')}.`)
  }
  const { run } = await commands[name]()
  process.exitCode = await run(args)
} catch (error) {
  // A sentence for a person; the stack only for whoever asks for it.
  console.error(process.env.DEBUG ? error : error.message)
  process.exitCode = 1
}
