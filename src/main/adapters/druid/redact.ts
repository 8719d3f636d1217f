/** Takes secrets out of what Druid says, before anything else sees it. */
import { isSecretName, secretNames } from '../../../shared/domain/druid/secret-names'

export const redacted = '[redacted]'

/** Everything that a URL carries after `?`, and who signs in by it: a pre-signed URL is a key as long as it is valid. */
const urlQuery = /\b((?:https?|s3):\/\/[^\s"'<>\\?#]+)\?[^\s"'<>\\]*[^\s"'<>\\,.;:)\]]/g
const urlUser = /\b(https?:\/\/)[^\s"'<>\\/@]+@/g
/** Signatures outside of a whole URL, as of one that was cut in the middle. */
const signature =
  /\b(X-Amz-(?:Signature|Credential|Security-Token)|X-Goog-(?:Signature|Credential)|Signature|sig|AWSAccessKeyId)=[^\s"'<>\\&]+/gi
/** A secret as a field in JSON that is itself inside of a text, with or without backslashes before its quotes. */
const secretField = new RegExp(`(\\\\*"(?:${secretNames})\\\\*"\\s*:\\s*\\\\*")(?:[^"\\\\]|\\\\(?!"))+`, 'gi')

/** Shorter ones would be found in everything. */
const shortest = 4

export type Redact = (text: string) => string

/**
 * A function that takes out the secrets it was told of, in the forms in which they come back (as they are, in URLs, in JSON, in base64 of
 * `user:password`), and whatever looks like one.
 */
export function redactor(secrets: readonly string[]): Redact {
  const forms = new Set<string>()
  for (const secret of secrets) {
    if (secret.length < shortest) continue
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) forms.add(form)
    forms.add(JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1))
  }
  // The longest first, so that a secret that is part of another leaves no rest of it.
  const known = [...forms].sort((a, b) => b.length - a.length)
  return (text) => {
    let clean = text
    for (const form of known) clean = clean.replaceAll(form, redacted)
    return clean
      .replace(urlQuery, `$1?${redacted}`)
      .replace(urlUser, `$1${redacted}@`)
      .replace(signature, `$1=${redacted}`)
      .replace(secretField, `$1${redacted}`)
  }
}

/** The same for a JSON value; what stands under the name of a secret goes whatever it looks like. */
export function redactValue(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((item) => redactValue(item, redact))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      redact(name),
      isSecretName(name) ? secretOf(item, redact) : redactValue(item, redact)
    ])
  )
}

/** A password provider that names a variable of the server is no secret, its `password` is. */
function secretOf(value: unknown, redact: Redact): unknown {
  if (value === null) return null
  return typeof value === 'object' ? redactValue(value, redact) : redacted
}
