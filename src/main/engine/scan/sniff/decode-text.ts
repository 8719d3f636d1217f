/**
 * Decodes bytes as the encoding standard says. Node 20 to 24 read windows-1252 as Latin-1 when TextDecoder is called
 * without `stream` (so `“` and `€` become control characters); with `stream` they do it right.
 */

/**
 * @param encoding label that TextDecoder knows
 * @param isAll false: a character cut at the end is left out; true: it becomes U+FFFD
 * @returns text with its byte order mark removed; bytes that fit no character are U+FFFD
 */
export function decodeText(bytes: Uint8Array, encoding: string, isAll: boolean): string {
  const decoder = new TextDecoder(encoding)
  const text = decoder.decode(bytes, { stream: true })
  return isAll ? text + decoder.decode() : text
}
