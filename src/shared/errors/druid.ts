import { type Entry, entry, text } from './entry'

/** Errors of a Druid cluster, from the network up to a failed task. No detail ever holds a secret or a signed URL. */
export const druidErrors = {
  'druid.unreachable': entry(
    502,
    true,
    (d) =>
      `Druid can't be reached at ${text(d.url)}: ${text(d.reason)}. Check the address and the network, and that the router is running.`
  ),
  'druid.tls': entry(
    502,
    false,
    (d) =>
      `The certificate of ${text(d.url)} is not trusted: ${text(d.reason)}. Name the file of its authority in the connection, or its fingerprint if it signed itself.`
  ),
  'druid.fingerprint': entry(
    502,
    false,
    (d) =>
      `The server at ${text(d.url)} shows another certificate than the connection expects: ${text(d.fingerprint)}. If it was renewed, check the new fingerprint on the server and put it into the connection.`
  ),
  'druid.certificate-file': entry(
    422,
    false,
    (d) =>
      `The certificate file ${text(d.path)} can't be used: ${text(d.reason)}. Choose a PEM file that this app may read.`
  ),
  'druid.unauthorized': entry(
    401,
    false,
    (d) =>
      `Druid at ${text(d.url)} does not accept the sign-in of this connection. Check user, password or token, and how the connection signs in.`
  ),
  'druid.forbidden': entry(
    403,
    false,
    (d) =>
      `Druid does not allow this account the call ${text(d.call)}. Ask its administrator for the right ${text(d.grant, 'that it needs')}.`
  ),
  'druid.extension-missing': entry(
    501,
    false,
    (d) =>
      `Druid does not know the type ${text(d.type)}. Add ${text(d.extension, 'the extension that brings it')} to druid.extensions.loadList on all its services and restart them, or choose another way in the form.`
  ),
  'druid.class-missing': entry(
    502,
    false,
    (d) =>
      `Druid's ${text(d.service)} lacks the class ${text(d.className)}: one of its extensions is not whole, or of another release. Have its folder under extensions/ repaired, or leave out what needs it.`
  ),
  'druid.not-supported': entry(
    501,
    false,
    (d) => `This Druid has no ${text(d.call)}. Choose native ingestion, or update or extend the cluster.`
  ),
  'druid.service-down': entry(
    503,
    true,
    (d) =>
      `The router answers, but the ${text(d.service, 'service behind it')} of Druid does not. See whether it is running and try again.`
  ),
  'druid.busy': entry(
    503,
    true,
    (d) => `Druid is too busy for this now: ${text(d.reason)}. Try again in a while, or ask for less at once.`
  ),
  'druid.timeout': entry(
    504,
    true,
    (d) =>
      `Druid did not answer ${text(d.call)} in time (${text(d.limit, 'its own limit')}). Try again, or allow more time in the connection.`
  ),
  'druid.answer-lost': entry(
    502,
    true,
    (d) =>
      `The connection to Druid broke after ${text(d.call)} was sent, so it is not known whether it was done. It is looked up before anything is sent again.`
  ),
  'druid.bad-answer': entry(
    502,
    true,
    (d) =>
      `Something at ${text(d.url)} answered ${text(d.call)} with status ${text(d.status)} and not as Druid does: ${text(d.reason)}. Check that the address is that of the router.`
  ),
  'druid.answer-too-large': entry(
    413,
    false,
    (d) => `The answer to ${text(d.call)} is larger than ${text(d.limit)}. Ask for fewer rows or columns.`
  ),
  'druid.invalid-sql': entry(
    422,
    false,
    (d) =>
      `Druid refused the SQL: ${text(d.reason)} (line ${text(d.line, '?')}, column ${text(d.column, '?')}). Change it there.`
  ),
  'druid.query-failed': entry(422, false, (d) => `The query failed in Druid: ${text(d.reason)}. Change the query.`),
  'druid.out-of-room': entry(
    422,
    false,
    (d) =>
      `Druid has too little memory for this query: ${text(d.reason)}. Ask for less at once (a shorter time, fewer groups), or have druid.query.groupBy.maxOnDiskStorage raised on the cluster.`
  ),
  'druid.query-cancelled': entry(
    499,
    true,
    (d) => `The query ${text(d.queryId, '')} was cancelled in Druid by somebody else. Run it again.`
  ),
  'druid.unknown-datasource': entry(
    404,
    true,
    (d) =>
      `Druid has no datasource ${text(d.dataSource)}, or none of its segments is loaded yet. Check the name; after a load it takes a few seconds.`
  ),
  'druid.rejected': entry(
    422,
    false,
    (d) => `Druid refused ${text(d.call)}: ${text(d.reason)}. Change what it names and send it again.`
  ),
  'druid.bad-form': entry(
    422,
    false,
    (d) => `No ingestion can be made of this form: ${text(d.reason)}. Change the form.`
  ),
  'druid.no-slot': entry(
    503,
    true,
    (d) =>
      `The load needs ${text(d.needed)} task slots and ${text(d.free)} of ${text(d.total)} are free. Wait until others have ended, ask for fewer tasks, or add workers.`
  ),
  'druid.unknown-task': entry(
    404,
    false,
    (d) => `Druid does not know the task ${text(d.taskId)}, or has forgotten it since it ended.`
  ),
  'druid.task-failed': entry(
    500,
    true,
    (d) =>
      `The task ${text(d.taskId)} failed in Druid: ${text(d.reason)}. Its log says more; the rows that were there before are unchanged.`
  ),
  'druid.task-killed': entry(
    409,
    true,
    (d) =>
      `The task ${text(d.taskId)} was shut down in Druid by somebody else. Nothing of it was stored; start the load again.`
  ),
  'druid.bad-row': entry(
    422,
    false,
    (d) =>
      `The task ${text(d.taskId)} stopped at a row that Druid can't read: ${text(d.row)} (${text(d.reason)}). Nothing of it was stored. Correct that row, or how it is read, and load again; with an edited spec, look there first.`
  ),
  'druid.rows-outside': entry(
    422,
    false,
    (d) =>
      `The task ${text(d.taskId)} met rows outside of the months to be replaced (${text(d.reason)}), so nothing was stored. Add their months, or replace all.`
  ),
  'druid.time-missing': entry(
    422,
    false,
    (d) =>
      `The task ${text(d.taskId)} met rows without a time, which Druid can't store. Drop those rows, or say in the form which time they get.`
  ),
  'druid.no-rows': entry(
    422,
    false,
    (d) =>
      `The task ${text(d.taskId)} found no rows in what was published, and stored nothing. Check that Druid reads the right object.`
  ),
  'druid.input-denied': entry(
    502,
    false,
    (d) =>
      `Druid may not read the published object: ${text(d.reason)}. Check the keys that it uses, or whether the signed URL has expired.`
  ),
  'druid.input-missing': entry(
    502,
    false,
    (d) =>
      `Druid does not find the published object: ${text(d.reason)}. Check bucket, key and endpoint as Druid sees them.`
  ),
  'druid.input-unreachable': entry(
    502,
    true,
    (d) =>
      `Druid can't read the published object: ${text(d.reason)}. The object store must be reachable from Druid's machines; set the endpoint for Druid where it is another one.`
  )
} as const satisfies Record<string, Entry>
