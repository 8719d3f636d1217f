export type Details = Readonly<Record<string, unknown>>

/** What a code stands for: the HTTP status, whether the same call may succeed later, and its English sentence. */
export interface Entry {
  readonly status: number
  readonly retryable: boolean
  readonly sentence: (d: Details) => string
}

export function entry(status: number, retryable: boolean, sentence: (d: Details) => string): Entry {
  return { status, retryable, sentence }
}

/** A detail inside of a sentence, or words for when it is missing. */
export const text = (value: unknown, fallback = 'it') =>
  value === undefined || value === null ? fallback : String(value)
