import { type Entry, entry, text } from './entry'

/** Errors of boards and of SQL. */
export const exploreErrors = {
  'explore.too-many-values': entry(
    422,
    false,
    (d) =>
      `${text(d.column)} has more than ${text(d.limit)} different values, too many to be ranked from a cluster. Filter the board, or rank another column.`
  ),
  'explore.sql': entry(422, false, (d) => `The SQL can't run: ${text(d.reason)}`),
  'explore.sql-refused': entry(
    403,
    false,
    (d) => `Only one SELECT over your datasets may run here: ${text(d.reason)}.`
  ),
  'explore.sql-dialect': entry(
    422,
    false,
    (d) =>
      `This part of Druid's SQL can't run on this machine: ${text(d.reason)}. Change the statement, or ask a cluster.`
  ),
  'explore.read-only': entry(
    403,
    false,
    (d) =>
      `Only one SELECT, WITH … SELECT or EXPLAIN PLAN FOR may be sent to a cluster, and nothing was sent: ${text(d.reason)}. Change the statement.`
  ),
  'explore.timeout': entry(
    504,
    true,
    (d) => `The query took longer than ${text(d.limitS)} s and was stopped. Narrow it or try again.`
  ),
  'explore.no-board': entry(
    404,
    false,
    (d) => `The saved board ${text(d.board)} is gone. Save it as a new one, or open another board.`
  ),
  'explore.no-filter-set': entry(
    404,
    false,
    (d) => `The saved filters ${text(d.name)} are gone. Save them under a name again.`
  ),
  'explore.filter-set-taken': entry(
    409,
    false,
    (d) =>
      `${text(d.dataset)} has saved filters with the name ${text(d.name)} already. Choose another name, or update those.`
  ),
  'explore.no-board-file': entry(
    422,
    false,
    (d) => `${text(d.name)} is no board. Choose a JSON file that was made with “Export as a file” on a saved board.`
  ),
  'explore.bad-board-file': entry(
    422,
    false,
    (d) =>
      `The board in ${text(d.name)} can't be read: what stands at ${text(d.place)} is not what belongs there. Export the board again.`
  ),
  'explore.board-version': entry(
    422,
    false,
    (d) =>
      `${text(d.name)} is a board of version ${text(d.version)}; this app reads version ${text(d.newest)}. Update the app, or export the board from an older one.`
  ),
  'explore.no-tile': entry(
    404,
    false,
    (d) => `The board of ${text(d.dataset)} has no tile ${text(d.tile)} any more. Open the board again.`
  ),
  'explore.targets-overlap': entry(
    422,
    false,
    (d) =>
      `The plan ${text(d.plan)} has two targets for the same days: ${text(d.period)} in row ${text(d.line)} lies over ${text(d.other)}. Remove one of them.`
  ),
  'explore.targets-period': entry(
    422,
    false,
    (d) =>
      `The plan ${text(d.plan)} has a target for ${text(d.period)} in row ${text(d.line)}, which the calendar of the dataset does not have. Change the period.`
  ),
  'explore.plan-exists': entry(
    409,
    false,
    (d) => `There is a plan ${text(d.plan)} already. Choose another name, or change that plan.`
  ),
  'explore.no-role': entry(422, false, (d) => `Dataset ${text(d.dataset)} has no column for ${text(d.role)}.`)
} as const satisfies Record<string, Entry>
