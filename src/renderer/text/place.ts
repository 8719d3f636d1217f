import i18next from 'i18next'

/** A place in a file (`Line 12`), with its file before it where there are several. */
export function inFile(file: string | undefined, place: string): string {
  return file === undefined ? place : i18next.t('several:place', { file, place })
}
