import { type Entry, entry, text } from './entry'

/** Errors of loads and of the jobs that carry them. */
export const loadErrors = {
  'load.bad-name': entry(
    422,
    false,
    (d) => `${text(d.name)} is no dataset name. Use letters, digits and underscores, beginning with a letter.`
  ),
  'load.below-gate': entry(
    422,
    false,
    (d) =>
      `The quality score ${text(d.score)} is below the gate of ${text(d.gate)}. Give a reason to load it all the same.`
  ),
  'load.rules-failed': entry(
    422,
    false,
    (d) => `Rules that block loading are broken: ${text(d.rules)}. Give a reason to load it all the same.`
  ),
  'load.schema-differs': entry(
    409,
    false,
    (d) =>
      `Dataset ${text(d.dataset)} has other columns: ${text(d.difference)}. Change the recipe, choose another name, or replace all.`
  ),
  'load.column-clash': entry(
    422,
    false,
    (d) =>
      `The columns ${text(d.one)} and ${text(d.other)} are one and the same to the warehouse, which reads names without upper and lower case. Rename one of them in Shape.`
  ),
  'load.parity': entry(
    500,
    true,
    (d) =>
      `The warehouse answers other numbers than were shaped (${text(d.difference)}), so the load was rolled back. Nothing has changed; try again.`
  ),
  'load.disk-full': entry(
    507,
    true,
    (d) => `The disk is full at ${text(d.path)}. Free some space and try again; nothing was loaded.`
  ),
  'load.unrecorded': entry(
    507,
    false,
    (d) =>
      `The rows are in ${text(d.dataset)}, but the load could not be written down: ${text(d.reason)} Free some space and start the app again; it then finishes this load by itself.`
  ),
  'load.no-rejected': entry(
    410,
    false,
    (d) =>
      `The rejected rows of ${text(d.jobId)} are not kept any more (${text(d.path)}): the dataset was replaced or cleared since. Load the file again.`
  ),
  'load.correction': entry(
    422,
    false,
    (d) =>
      `The corrected rows can't be put back: ${text(d.reason)}. Open the rejected rows again and correct them there.`
  ),
  'load.put-back-already': entry(
    409,
    false,
    (d) =>
      `Row ${text(d.row)} was put back already, by ${text(d.jobId)}; nothing was loaded, so that no row counts twice. Leave that row out.`
  ),
  'load.replaced-since': entry(
    409,
    false,
    (d) =>
      `The rows of ${text(d.jobId)} are not in ${text(d.dataset)} any more: a later load replaced them. Correct the rejected rows of that load instead.`
  ),
  'load.run-under-way': entry(
    409,
    false,
    (d) =>
      `${text(d.name)} is on its way into ${text(d.dataset)} already. Wait until it is loaded, or cancel it in Jobs first.`
  ),
  'load.unknown-run': entry(
    404,
    false,
    () => 'These loads are over and were cleared away. What became of them is in Jobs.'
  ),
  'load.unknown-dataset': entry(404, false, (d) => `There is no dataset ${text(d.dataset)}.`),
  'jobs.unknown': entry(404, false, (d) => `There is no job ${text(d.jobId)}.`),
  'jobs.no-receipt': entry(
    409,
    false,
    (d) => `Job ${text(d.jobId)} is ${text(d.state)}; only a finished one has a receipt.`
  ),
  'jobs.not-cancellable': entry(409, false, (d) => `Job ${text(d.jobId)} is ${text(d.state)} and can't be cancelled.`),
  'jobs.not-retryable': entry(
    409,
    false,
    (d) => `Job ${text(d.jobId)} is ${text(d.state)}; only a failed or cancelled one can be tried again.`
  ),
  'jobs.interrupted': entry(
    500,
    true,
    () => 'The app was closed in the middle of this load. Nothing of it was kept; try again.'
  )
} as const satisfies Record<string, Entry>
