import { type Entry, entry, text } from './entry'

/** Errors of opening a source. */
export const openErrors = {
  'open.not-found': entry(
    404,
    false,
    (d) => `There is no file at ${text(d.path)}. Check the path, or choose the file again.`
  ),
  'open.not-a-file': entry(
    400,
    false,
    (d) => `${text(d.path)} is a folder or a device, not a file. Choose a CSV file inside it.`
  ),
  'open.empty': entry(422, false, (d) => `${text(d.name)} is empty: it has no bytes. Export it again.`),
  'open.no-rows': entry(
    422,
    false,
    (d) => `${text(d.name)} has no rows of data, only ${text(d.what, 'blank lines')}. Export it again.`
  ),
  'open.binary': entry(
    422,
    false,
    (d) => `${text(d.name)} is ${text(d.what, 'a binary file')}, not text. Save it as CSV and open that.`
  ),
  'open.unreadable': entry(
    403,
    true,
    (d) =>
      `${text(d.path)} can't be read: ${text(d.reason, 'permission denied')}. Change its permissions or copy it elsewhere.`
  ),
  'open.vanished': entry(
    410,
    true,
    (d) => `${text(d.path)} was there when you opened it and is gone now. Put it back or choose another file.`
  ),
  'open.changed': entry(
    409,
    true,
    (d) => `${text(d.path)} has changed since it was opened. Open it again so that nothing old is mixed with new.`
  ),
  'open.outside-roots': entry(
    403,
    false,
    (d) =>
      `${text(d.path)} is outside of the folders this app may read. Choose a file in the dialog, or start with --root.`
  ),
  'open.field-too-long': entry(
    422,
    false,
    (d) =>
      `Line ${text(d.line)} of ${text(d.name)} has a field longer than ${text(d.limit)} characters, most often an unclosed quote. Correct that line or choose another quote character.`
  ),
  'open.too-many-columns': entry(
    422,
    false,
    (d) => `${text(d.name)} has ${text(d.columns)} columns; the limit is ${text(d.limit)}. Is the delimiter right?`
  ),
  'open.undecodable': entry(
    422,
    false,
    (d) => `${text(d.name)} can't be decoded as ${text(d.encoding)}. Choose another encoding.`
  ),
  'open.broken-archive': entry(
    422,
    false,
    (d) =>
      `${text(d.name)} ends in the middle of its ${text(d.compression)} data or is damaged. Download or copy it again.`
  ),
  'open.archive-several': entry(
    422,
    false,
    (d) => `${text(d.name)} has ${text(d.count)} files in it: ${text(d.shown)}. Choose the one to open.`
  ),
  'open.archive-entry': entry(
    404,
    false,
    (d) => `There is no ${text(d.entry)} in ${text(d.name)}. Open the archive again and choose from what is in it.`
  ),
  'open.archive-encrypted': entry(
    422,
    false,
    (d) => `${text(d.entry)} in ${text(d.name)} is locked with a password. Unpack it first and open the file itself.`
  ),
  'open.archive-method': entry(
    422,
    false,
    (d) =>
      `${text(d.entry)} in ${text(d.name)} is packed in a rare way (method ${text(d.method)}). Unpack it first and open the file itself.`
  ),
  'open.no-files': entry(
    404,
    false,
    (d) => `No file to open is at ${text(d.path)}. Check the folder or the pattern, or choose the files themselves.`
  ),
  'open.too-many-files': entry(
    422,
    false,
    (d) => `${text(d.count)} files are too many for one table; the limit is ${text(d.limit)}. Leave some out.`
  ),
  'open.nothing-shared': entry(
    422,
    false,
    (d) =>
      `${text(d.name)} has no column in common with ${text(d.other)}, so the two are no one table. Leave it out, or open it by itself.`
  ),
  'open.inflates': entry(
    422,
    false,
    (d) =>
      `${text(d.name)} unpacks to more than ${text(d.ratio)} times its size, which no table does. It was stopped before it fills the disk; unpack it yourself if you trust it.`
  ),
  'open.upload-too-large': entry(
    413,
    false,
    (d) => `The upload is larger than ${text(d.limit)}. Open the file by its path instead.`
  ),
  'open.unknown-source': entry(
    404,
    false,
    (d) => `Source ${text(d.sourceId)} is not open any more. Open the file again.`
  )
} as const satisfies Record<string, Entry>
