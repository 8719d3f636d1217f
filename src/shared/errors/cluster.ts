import { entry, text } from './entry'

/** Errors of connections to clusters. */
export const clusterErrors = {
  'cluster.unknown': entry(404, false, (d) => `There is no connection ${text(d.id)}. Choose another one in Cluster.`),
  'cluster.in-use': entry(
    409,
    false,
    (d) => `${text(d.name)} is used by the datasets ${text(d.datasets)}. Remove those first; their rows stay in Druid.`
  ),
  'cluster.not-confirmed': entry(
    422,
    false,
    (d) => `What was typed is not the name ${text(d.dataSource)}. Nothing was changed; type the name exactly as it is.`
  ),
  'cluster.no-keys': entry(
    422,
    false,
    (d) =>
      `${text(d.name)} is to put keys into the spec, but has none of its own. Enter an access key and its secret, or choose signed URLs.`
  )
} as const
