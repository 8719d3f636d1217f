// The import rules of the house, one for each line of the table in the README's "The house". `npm run check` applies them,
// and test/boundaries plants forbidden imports to see them fail.

// Tests may reach for what they prove things with.
const tests = '\\.test\\.tsx?$|-under-test\\.ts$'
const entries = '^src/main/(electron|web|cli|engine)\\.ts$'
const rooms = '^src/main/(pipeline/[^/]+|jobs|settings|cluster)/'

/** From a room: nothing of ours but what is named. */
const only = (name, comment, from, ours) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: '^src/', pathNot: ours }
})

/** From a room: no packages but those named. */
const onlyPackages = (name, comment, from, packages) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'], pathNot: packages }
})

/** From a room: none of Node's modules but those named. */
const onlyNode = (name, comment, from, modules) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { dependencyTypes: ['core'], ...(modules ? { pathNot: modules } : {}) }
})

/** A package that one room wraps. */
const wrapped = (name, comment, packages, by) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: [by, tests] },
  to: { path: packages }
})

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '\\?(wasm|url|raw|worker)$' }
    },
    {
      name: 'no-tests-in-product',
      comment: 'What runs at a person imports no test.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: `${tests}|^test/` }
    },
    {
      name: 'no-dev-packages-in-main',
      comment: 'Packages of devDependencies are not in the packaged application (electron is its own run time).',
      severity: 'error',
      from: { path: '^src/(main|shared)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/electron/' }
    },
    {
      name: 'entries-are-not-imported',
      comment: 'The entry points start processes; nobody imports them.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: entries }
    },

    only('domain', 'Domain: zod, domain, errors.', '^src/shared/domain/', '^src/shared/(domain/|errors/)'),
    onlyPackages('domain-packages', 'Domain: zod and nothing else.', '^src/shared/domain/', 'node_modules/zod/'),
    only('contract', 'Contract: domain and errors.', '^src/shared/', '^src/shared/'),
    onlyPackages(
      'contract-packages',
      'Contract: zod and oRPC.',
      '^src/shared/',
      'node_modules/(zod|@orpc/(contract|client))/'
    ),
    onlyNode('shared-runs-anywhere', 'Shared code runs in windows too: nothing of Node.', '^src/shared/'),

    {
      name: 'rooms-do-not-know-each-other',
      comment: 'A room of the pipeline takes ports; core.ts puts rooms together.',
      severity: 'error',
      from: { path: '^src/main/(pipeline/[^/]+|jobs|settings|cluster)/', pathNot: tests },
      to: { path: rooms, pathNot: '^src/main/$1/' }
    },
    only(
      'rooms',
      'Rooms: shared, ports, themselves.',
      rooms,
      '^src/shared/|^src/main/(pipeline/[^/]+\\.ts$|pipeline/[^/]+/|jobs/|settings/|cluster/)'
    ),
    onlyPackages(
      'room-packages',
      'Rooms: shared vocabulary only.',
      rooms,
      'node_modules/(zod|@orpc/(contract|client))/'
    ),
    onlyNode(
      'rooms-have-no-side-effects',
      'Rooms leave disk, network and processes to adapters.',
      rooms,
      '^(path|crypto)$'
    ),

    only(
      'adapters',
      'Adapters: shared and ports. What an adapter may share with another is a port.',
      '^src/main/adapters/',
      '^src/shared/|^src/main/(adapters/|pipeline/(ports|cluster-ports|druid-port)\\.ts$)'
    ),
    only('engine', 'Engines: shared and themselves.', '^src/main/engine/', '^src/shared/|^src/main/engine/'),
    only(
      'electron',
      'The shell takes its core as an argument: it imports shared and the shape of an engine process, never a core.',
      '^src/main/electron/',
      '^src/shared/|^src/main/(electron/|adapters/engine-client/engine-process\\.ts$)'
    ),
    only(
      'web',
      'The web host: shared, and the shape of the core.',
      '^src/main/web/',
      '^src/shared/|^src/main/(web/|core\\.ts$)'
    ),
    {
      name: 'web-takes-its-core',
      comment: 'The web host gets its core as an argument: it imports types of it only.',
      severity: 'error',
      from: { path: '^src/main/web/', pathNot: tests },
      to: { path: '^src/main/core\\.ts$', dependencyTypesNot: ['type-only'] }
    },
    only('preload', 'Preload: shared types.', '^src/preload/', '^src/(shared|preload)/'),
    onlyPackages(
      'preload-packages',
      'Preload: electron and nothing else, a sandboxed window refuses the rest.',
      '^src/preload/',
      'node_modules/electron/'
    ),
    onlyNode('preload-has-no-node', 'A sandboxed preload has no modules of Node.', '^src/preload/'),
    only('renderer', 'Renderer: shared and itself.', '^src/renderer/', '^src/(shared|renderer)/'),
    onlyNode('renderer-has-no-node', 'A page has nothing of Node.', '^src/renderer/'),
    {
      name: 'components-do-not-call',
      comment: 'Components get data from screens; only screens and the client talk to the core.',
      severity: 'error',
      from: { path: '^src/renderer/components/', pathNot: tests },
      to: { path: '^src/renderer/(client/(client|connect)\\.ts$|screens/)' }
    },

    wrapped(
      'electron-in-its-rooms',
      'Only shell and preload import electron.',
      'node_modules/electron/',
      '^src/(main/electron/|main/electron\\.ts$|preload/)'
    ),
    wrapped(
      'updater-in-the-shell',
      'Only the shell looks for updates.',
      'node_modules/electron-updater/',
      '^src/main/electron/updates/'
    ),
    {
      name: 'updater-is-loaded-late',
      comment: 'The updater is loaded when a person asks for updates, not at every start.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: 'node_modules/electron-updater/', dynamic: false, dependencyTypesNot: ['type-only'] }
    },
    wrapped(
      'engines-in-their-rooms',
      'Polars and DuckDB never run in the host process.',
      'node_modules/(nodejs-polars|@duckdb)/',
      '^src/main/engine/'
    ),
    wrapped(
      'sqlite-in-its-adapter',
      'SQLite has one adapter.',
      'node_modules/better-sqlite3/',
      '^src/main/adapters/sqlite/'
    ),
    wrapped(
      'druid-client-in-its-adapter',
      'Druid is asked over HTTP by one adapter.',
      'node_modules/undici/',
      '^src/main/adapters/druid/'
    ),
    {
      name: 's3-is-loaded-late',
      comment: 'The SDK of S3 is loaded with the first cluster that is opened, not at every start.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/main/adapters/s3/|${tests}` },
      to: { path: '^src/main/adapters/s3/', dynamic: false, dependencyTypesNot: ['type-only'] }
    },
    wrapped('s3-in-its-adapter', 'S3 has one adapter.', 'node_modules/(@aws-sdk|@smithy)/', '^src/main/adapters/s3/'),
    wrapped('log-in-its-adapter', 'The log has one adapter.', 'node_modules/pino/', '^src/main/adapters/log/'),
    wrapped(
      'http-in-its-room',
      'Only the web host serves HTTP.',
      'node_modules/(hono|@hono|@orpc/(openapi|zod))/',
      '^src/main/web/'
    ),
    wrapped(
      'kit-in-the-renderer',
      'React and its kit are for pages.',
      'node_modules/(react|react-dom|react-i18next|i18next|@mantine|@tanstack|ag-grid-[^/]+|echarts|zustand|wouter|lucide-react)/',
      '^src/renderer/'
    )
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.as\\.ts(\\?wasm)?$' },
    // Types count: a room that needs another room's type knows that room.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.d.ts']
    }
  }
}
