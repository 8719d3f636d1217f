import { type Entry, entry, text } from './entry'

/** Errors of what surrounds the rooms: settings, the web host, the command line, the engine processes, the workspace. */
export const hostsErrors = {
  'settings.invalid': entry(422, false, (d) => `${text(d.what)} is not a valid setting.`),
  'web.unauthorized': entry(
    401,
    false,
    () => 'Sign in with the address that was printed at the start, or send the token of run.json.'
  ),
  'web.forbidden-origin': entry(403, false, () => 'The request came from another site and was refused.'),
  'web.rate-limited': entry(429, true, (d) => `Too many requests; try again in ${text(d.retryAfterS)} s.`),
  'web.bad-request': entry(400, false, (d) => `The request can't be understood: ${text(d.reason)}.`),
  'web.not-found': entry(404, false, (d) => `There is nothing at ${text(d.path)}. The calls are listed at /api/docs.`),
  'web.port-taken': entry(
    409,
    false,
    (d) => `Port ${text(d.port)} can't be used (${text(d.reason)}). Choose another with --port, or 0 for any free one.`
  ),
  'web.too-large': entry(413, false, (d) => `The request is larger than ${text(d.limit)}.`),
  'cli.usage': entry(400, false, (d) => `${text(d.what)}. See sales --help.`),
  'engine.crashed': entry(
    503,
    true,
    (d) =>
      `The ${text(d.engine)} engine stopped in the middle of the work and is being started again. Try again in a moment.`
  ),
  'engine.unavailable': entry(
    503,
    true,
    (d) => `The ${text(d.engine)} engine could not be started five times in a row. Restart the app; the log says why.`
  ),
  'workspace.locked': entry(
    409,
    false,
    (d) => `Another instance is using the workspace ${text(d.path)}. Close it, or start with another --data.`
  ),
  'workspace.unusable': entry(500, false, (d) => `The workspace ${text(d.path)} can't be used: ${text(d.reason)}.`),
  'page.not-drawn': entry(
    500,
    true,
    (d) =>
      `This could not be drawn: ${text(d.reason)}. Nothing of your data or jobs is touched. Try again; if it stays so, copy the details into a report.`
  ),
  'export.not-written': entry(
    500,
    true,
    (d) =>
      `${text(d.name)} could not be written: ${text(d.reason)}. Choose another folder or name, or close the program that has the file open, and export again.`
  ),
  cancelled: entry(499, false, () => 'Cancelled.'),
  internal: entry(
    500,
    true,
    (d) =>
      `Something unexpected happened inside the app. The log has the details under ${text(d.reference, 'its time')}.`
  )
} as const satisfies Record<string, Entry>
