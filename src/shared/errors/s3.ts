import { type Entry, entry, text } from './entry'

/** Errors of an object store that speaks S3. Details name hosts, buckets, keys and actions; never a secret, a signature or a signed query. */
export const s3Errors = {
  's3.dns': entry(
    502,
    true,
    (d) =>
      `The name ${text(d.host)} of the S3 server is not known to the network. Check the endpoint, the region and the connection.`
  ),
  's3.refused': entry(
    502,
    true,
    (d) => `Nothing answers for S3 at ${text(d.host)}. Check address and port, and that the server runs.`
  ),
  's3.unreachable': entry(
    504,
    true,
    (d) =>
      `The S3 server ${text(d.host)} did not answer in time. Check the network, the firewall and the proxy, then try again; what was sent is kept.`
  ),
  's3.connection-lost': entry(
    502,
    true,
    (d) => `The connection to the S3 server ${text(d.host)} broke. Try again; what was sent is kept.`
  ),
  's3.proxy': entry(
    502,
    true,
    (d) => `The proxy ${text(d.proxy)} did not let the S3 request through (${text(d.reason)}). Check the proxy setting.`
  ),
  's3.tls-untrusted': entry(
    502,
    false,
    (d) =>
      `The certificate of ${text(d.host)} is signed by an authority this machine does not know (${text(d.reason)}). Give the authority's certificate as a PEM file in the connection.`
  ),
  's3.tls-name': entry(
    502,
    false,
    (d) =>
      `The certificate of the S3 server is for another name than ${text(d.host)}. Use the name in the certificate as the endpoint, or path style when the bucket is the part that does not match.`
  ),
  's3.tls-expired': entry(
    502,
    false,
    (d) =>
      `The certificate of ${text(d.host)} has expired or is not valid yet. Renew it on the server, or check the clock of this machine.`
  ),
  's3.tls': entry(
    502,
    false,
    (d) =>
      `No encrypted connection to ${text(d.host)} is possible (${text(d.reason)}). Does the endpoint begin with the right one of http:// and https://?`
  ),
  's3.ca-unreadable': entry(
    422,
    false,
    (d) =>
      `The certificate file ${text(d.path)} can't be used: ${text(d.reason)}. Choose a PEM file with the authority's certificate.`
  ),
  's3.not-s3': entry(
    502,
    false,
    (d) =>
      `${text(d.host)} answers, but not as an S3 server does (status ${text(d.status)}). Check the endpoint: it is the API's address, not the console's.`
  ),
  's3.no-credentials': entry(
    401,
    false,
    (d) =>
      `No keys for S3 were found (${text(d.source)}). Set them in the environment or the profile, or enter an access key and its secret.`
  ),
  's3.sign-in-expired': entry(
    401,
    false,
    (d) =>
      `The sign-in for S3 has run out (${text(d.source)}). Sign in again (for SSO: aws sso login), then try again; what was sent is kept.`
  ),
  's3.unknown-key': entry(
    403,
    false,
    (d) =>
      `The S3 server ${text(d.host)} does not know this access key. Check the key, or make a new one on the server.`
  ),
  's3.wrong-secret': entry(
    403,
    false,
    (d) => `The secret of the access key is not the one that ${text(d.host)} has. Enter the secret again.`
  ),
  's3.expired-token': entry(
    403,
    false,
    () => 'The temporary keys for S3 have expired. Get new ones and enter them, then try again; what was sent is kept.'
  ),
  's3.clock-skew': entry(
    403,
    false,
    (d) =>
      `The clock of this machine is ${text(d.minutes, 'more than 15')} min away from that of the S3 server, which refuses more than 15. Set the clock (switch on time synchronisation), then try again.`
  ),
  's3.bucket-missing': entry(
    404,
    false,
    (d) => `There is no bucket ${text(d.bucket)} at ${text(d.host)}. Create it, or correct its name.`
  ),
  's3.region': entry(
    400,
    false,
    (d) =>
      `The bucket ${text(d.bucket)} is in the region ${text(d.expected, 'of another endpoint')}, not in ${text(d.region)}. Change the region of the connection.`
  ),
  's3.denied': entry(
    403,
    false,
    (d) =>
      `The access key may not do ${text(d.action)} on ${text(d.resource)}. Add the grant to its policy; Test connection shows the statement.`
  ),
  's3.kms': entry(
    403,
    false,
    (d) =>
      `The encryption key ${text(d.keyId)} can't be used (${text(d.reason)}). Enable it and allow kms:GenerateDataKey and kms:Decrypt on it, or choose another encryption.`
  ),
  's3.slow-down': entry(
    503,
    true,
    (d) =>
      `The S3 server ${text(d.host)} asks to be sent less (${text(d.code)}). Try again in a few minutes, or set a bandwidth limit.`
  ),
  's3.server': entry(
    502,
    true,
    (d) => `The S3 server ${text(d.host)} failed on its side (${text(d.code)}). Try again; its own log says why.`
  ),
  's3.full': entry(
    507,
    false,
    (d) => `The bucket ${text(d.bucket)} takes no more (${text(d.code)}). Free some space or raise its quota.`
  ),
  's3.too-large': entry(
    413,
    false,
    (d) =>
      `${text(d.key)} is too large for S3: ${text(d.sizeBytes)} bytes of at most ${text(d.limitBytes)}. Split the load.`
  ),
  's3.part-too-small': entry(
    400,
    false,
    (d) => `The S3 server found a part of ${text(d.key)} too small. The upload was given up; try again.`
  ),
  's3.changed': entry(
    409,
    true,
    (d) =>
      `The file ${text(d.path)} is not the one that was checked: it changed meanwhile. Nothing of it stays on S3; begin the load again.`
  ),
  's3.damaged': entry(
    502,
    true,
    (d) =>
      `${text(d.key)} arrived damaged at the S3 server and was refused there. Try again; if it happens often, check the network.`
  ),
  's3.unverified': entry(
    502,
    true,
    (d) =>
      `${text(d.key)} is on S3, but not as it was sent (${text(d.difference)}). Do not use it; try again, and look for somebody else who writes to this prefix.`
  ),
  's3.conflict': entry(
    409,
    false,
    (d) =>
      `There is another content under ${text(d.key)} in ${text(d.bucket)} already, and it was left as it is. Remove it there, or load under another name.`
  ),
  's3.paused': entry(409, true, (d) => `The upload of ${text(d.key)} is paused. Resume it; what was sent is kept.`),
  's3.invalid': entry(
    422,
    false,
    (d) =>
      `The S3 server ${text(d.host)} does not accept ${text(d.action)} as it was asked (${text(d.code)}). Check storage class, tags and encryption of the connection.`
  )
} as const satisfies Record<string, Entry>
