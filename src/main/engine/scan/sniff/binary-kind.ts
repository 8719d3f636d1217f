/** Says what a binary file is by its first bytes, so that a refusal can name it. */

interface Signature {
  readonly bytes: string
  readonly offset?: number
  readonly what: string
}

/** First match wins; `bytes` is read as Latin-1. */
const signatures: readonly Signature[] = [
  { bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', what: 'an old Excel workbook (xls) or another Office file' },
  { bytes: '\x09\x08\x10\x00\x00\x06\x05\x00', what: 'an old Excel workbook (xls)' },
  { bytes: '\x89PNG\r\n\x1a\n', what: 'a PNG image' },
  { bytes: '\xff\xd8\xff', what: 'a JPEG image' },
  { bytes: 'GIF87a', what: 'a GIF image' },
  { bytes: 'GIF89a', what: 'a GIF image' },
  { bytes: 'II*\x00', what: 'a TIFF image' },
  { bytes: 'MM\x00*', what: 'a TIFF image' },
  { bytes: 'WEBP', offset: 8, what: 'a WebP image' },
  { bytes: '%PDF-', what: 'a PDF document' },
  { bytes: '{\\rtf', what: 'a rich text document (RTF)' },
  { bytes: 'PAR1', what: 'a Parquet file' },
  { bytes: 'ARROW1', what: 'an Arrow file' },
  { bytes: 'ORC', what: 'an ORC file' },
  { bytes: 'Obj\x01', what: 'an Avro file' },
  { bytes: '\x89HDF\r\n\x1a\n', what: 'an HDF5 file' },
  { bytes: 'SQLite format 3\x00', what: 'an SQLite database' },
  { bytes: 'DUCK', offset: 8, what: 'a DuckDB database' },
  { bytes: '\x7fELF', what: 'a Linux program (ELF)' },
  { bytes: '\xfe\xed\xfa\xce', what: 'a macOS program' },
  { bytes: '\xfe\xed\xfa\xcf', what: 'a macOS program' },
  { bytes: '\xcf\xfa\xed\xfe', what: 'a macOS program' },
  { bytes: '\xca\xfe\xba\xbe', what: 'a program (Java class or macOS)' },
  { bytes: '\x00asm', what: 'a WebAssembly module' },
  { bytes: "7z\xbc\xaf'\x1c", what: 'a 7-Zip archive' },
  { bytes: 'Rar!\x1a\x07', what: 'a RAR archive' },
  { bytes: '\xfd7zXZ\x00', what: 'an xz-compressed file, which this version does not open yet' },
  { bytes: '\x28\xb5\x2f\xfd', what: 'a zstd-compressed file, which this platform can’t decompress' },
  { bytes: '\x04\x22\x4d\x18', what: 'an lz4-compressed file, which this version does not open yet' },
  { bytes: '\x1f\x9d', what: 'a file compressed with compress (.Z)' },
  { bytes: 'ustar', offset: 257, what: 'a tar archive' },
  { bytes: 'OggS', what: 'an Ogg media file' },
  { bytes: 'fLaC', what: 'a FLAC sound file' },
  { bytes: 'ID3\x03', what: 'an MP3 sound file' },
  { bytes: 'ID3\x04', what: 'an MP3 sound file' },
  { bytes: 'ftyp', offset: 4, what: 'a video (MP4) or picture (HEIC)' }
]

/** Share of control bytes from which a file without a signature counts as binary. */
const controlShareLimit = 0.03
const controlBytes = 128 * 1024

/**
 * @param head the first bytes (a few kilobytes are enough)
 * @returns words for the refusal ("a PNG image"), or null when no signature matches
 */
export function signatureOf(head: Buffer): string | null {
  const latin = head.toString('latin1', 0, 600)
  if (latin.startsWith('PK\x03\x04')) return zipKind(head)
  if (latin.startsWith('PK\x05\x06')) return 'an empty zip archive'
  if (/^BZh[1-9]1AY&SY/.test(latin)) return 'a bzip2-compressed file, which this version does not open yet'
  // Two letters alone could begin a text: the program header must follow where the file says.
  if (latin.startsWith('MZ') && looksLikePe(head)) return 'a Windows program'
  if (latin.startsWith('BM') && looksLikeBitmap(head)) return 'a BMP image'
  for (const { bytes, offset = 0, what } of signatures) {
    if (latin.startsWith(bytes, offset)) return what
  }
  return markupKind(latin, head)
}

/** Exports named .xls or .csv are often web pages or XML; their rows are not lines. */
function markupKind(latin: string, head: Buffer): string | null {
  const text = latin.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^<!doctype html|^<html[\s>]/i.test(text)) return 'a web page (HTML)'
  if (/^<\?xml\s/i.test(text)) {
    return /Excel\.Sheet|urn:schemas-microsoft-com:office/i.test(text) ? 'an Excel workbook in XML' : 'an XML document'
  }
  return isJson(head.toString('utf8').trimStart()) ? 'a JSON file' : null
}

/** An object in every line, or a list of objects: cut at commas it would look like a table of nonsense. */
function isJson(text: string): boolean {
  if (/^\[\s*\{\s*"[^"]*"\s*:/.test(text)) return true
  if (!/^\{\s*"[^"]*"\s*:/.test(text)) return false
  const [line = ''] = text.split(/\r?\n/, 1)
  try {
    JSON.parse(line)
    return true
  } catch {
    return /^\{\r?\n\s+"[^"]*"\s*:/.test(text)
  }
}

function zipKind(head: Buffer): string {
  const names = head.toString('latin1')
  if (names.includes('opendocument.spreadsheet')) return 'an OpenDocument spreadsheet (ods)'
  if (names.includes('xl/workbook.bin')) return 'an Excel workbook (xlsb)'
  if (names.includes('xl/')) return 'an Excel workbook (xlsx)'
  if (names.includes('word/')) return 'a Word document (docx)'
  if (names.includes('ppt/')) return 'a PowerPoint file (pptx)'
  // Office writes its content list first; the folder names may come later than the bytes at hand.
  if (names.includes('[Content_Types].xml')) return 'an Office file, most likely an Excel workbook (xlsx)'
  return 'a zip archive'
}

function looksLikePe(head: Buffer): boolean {
  if (head.length < 0x40) return false
  const at = head.readUInt32LE(0x3c)
  if (at + 4 > head.length) return head.subarray(0, 0x3c).includes(0)
  return head.toString('latin1', at, at + 2) === 'PE' || head.subarray(0, 0x3c).includes(0)
}

function looksLikeBitmap(head: Buffer): boolean {
  return head.length >= 14 && head.readUInt32LE(6) === 0
}

/**
 * Whether bytes that are neither UTF-16 nor carry a signature are text. Control bytes that occur in real text files
 * (tab, line ends, form feed, escape, the ASCII separators, end-of-file mark) are not held against it.
 */
export function isControlRich(head: Buffer): boolean {
  const bytes = head.subarray(0, controlBytes)
  if (bytes.length === 0) return false
  let controls = 0
  let nuls = 0
  for (const byte of bytes) {
    if (byte >= 0x20) continue
    if (byte === 0) nuls++
    else if (byte < 9 ? byte !== 1 : byte > 13 && byte < 26) controls++
  }
  return nuls > bytes.length * 0.01 || controls + nuls > bytes.length * controlShareLimit
}
