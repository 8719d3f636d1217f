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
  'load.money-too-wide': entry(
    422,
    false,
    () =>
      'An amount has more digits than a whole number of Druid holds (19). Store money as double, or round the column in Shape.'
  ),
  'load.other-digits': entry(
    409,
    false,
    (d) =>
      `${text(d.column)} has ${text(d.here)} digits after the mark in this file, and dataset ${text(d.dataset)} keeps ${text(d.there)} in Druid: rows of both would be added up wrongly. Nothing was loaded. Round it in Shape, leave it out, or replace all.`
  ),
  'load.other-meaning': entry(
    409,
    false,
    (d) =>
      `${text(d.column)} is kept as ${text(d.from)} by dataset ${text(d.dataset)} in Druid and would come as ${text(d.to)}: rows of both would be added up wrongly. Nothing was loaded. Leave it out, or replace all.`
  ),
  'load.not-provable': entry(
    409,
    false,
    (d) => `Job ${text(d.jobId)} can't be compared again: only a finished load to a cluster can.`
  ),
  'load.dataset-elsewhere': entry(
    409,
    false,
    (d) => `Dataset ${text(d.dataset)} is ${text(d.where)}. Choose another name, or load it there.`
  ),
  'load.task-unknown': entry(
    502,
    true,
    (d) =>
      `Druid does not know the task ${text(d.taskId)} any more, so nobody can tell how it ended. Look at the datasource; trying again loads the same months once.`
  ),
  'load.task-failed': entry(
    502,
    true,
    (d) =>
      `Druid's task ${text(d.taskId)} failed: ${text(d.reason, 'no reason given')}. Nothing has changed in the datasource; see the task's log.`
  ),
  'load.not-stopped': entry(
    502,
    true,
    (d) =>
      `Druid did not answer when the task ${text(d.taskId)} was to be stopped; it may go on. Look at the datasource before you load again.`
  ),
  'load.not-available': entry(
    504,
    true,
    (d) =>
      `The rows are in Druid, but of ${text(d.segments)} segments of ${text(d.dataSource)} only ${text(d.available)} are loaded after ten minutes. Is there room on the historicals? Trying again goes on from here.`
  ),
  'load.dropped': entry(
    409,
    true,
    (d) =>
      `The task stored its rows in ${text(d.dataSource)}, but nothing of them is in service: somebody has dropped the datasource since, or its retention rules drop this time. Bring it back on the cluster's page, or change the rules, then try again; it goes on from here.`
  ),
  'load.cluster-parity': entry(
    500,
    true,
    (d) =>
      `The datasource answers other numbers than were shaped (${text(d.difference)}). The receipt shows each of them; somebody else may have loaded meanwhile.`
  ),
  'load.edited-spec': entry(
    422,
    false,
    (d) => `The edited spec can't be submitted, see line ${text(d.line)}: ${text(d.reason)}. Correct it, or reset it.`
  ),
  'load.edited-protected': entry(
    422,
    false,
    (d) =>
      `The edited spec changes what belongs to the job, see line ${text(d.line)}: ${text(d.reason)}. Take that change back.`
  ),
  'load.edited-conflict': entry(
    409,
    false,
    (d) =>
      `The spec was edited where it is another one now (${text(d.places)}); nothing was submitted. Plan the load again and edit the new spec.`
  ),
  'load.only-months': entry(
    422,
    false,
    (d) =>
      `Only some months can't be loaded here: ${text(d.reason)}. Load all months of the file, or replace months of one file.`
  ),
  'load.source-changed': entry(
    409,
    false,
    (d) =>
      `${text(d.name)} has changed since this load was started, so it can't go on. Open the file again and start a new load.`
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
  'jobs.not-waiting': entry(
    409,
    false,
    (d) => `Job ${text(d.jobId)} is ${text(d.state)}; only one that waits for its turn can be put to the front.`
  ),
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
