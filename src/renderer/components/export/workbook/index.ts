/**
 * A workbook (XLSX) of sheets with typed cells. Written here and not by a library: of those that are alive the best
 * one breaks the file on a cell that says "constructor", and packs in a worker that our Content-Security-Policy does
 * not start.
 */
import { strToU8, zipSync } from 'fflate'
import { fileValue, type SheetCell } from './cells'
import { isWrapped, mostWidth, Styles, wrappedAt } from './styles'
import { escapeCell, escapeXml } from './xml'

export type Sheet = {
  /** As {@link sheetNames} gives them. */
  readonly name: string
  readonly rows: readonly (readonly (SheetCell | null)[])[]
  /** Rows that stay when the sheet scrolls. */
  readonly frozenRows: number
}

/** The bytes of the file. `title` is the workbook's own, for the system's properties. */
export function workbookBytes(title: string, sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  const styles = new Styles()
  const bodies = sheets.map((sheet, index) => sheetXml(sheet, styles, index === 0))
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(typesXml(sheets.length)),
    '_rels/.rels': strToU8(packageLinks),
    'docProps/core.xml': strToU8(propertiesXml(title)),
    'xl/workbook.xml': strToU8(workbookXml(sheets)),
    'xl/_rels/workbook.xml.rels': strToU8(workbookLinks(sheets.length)),
    'xl/styles.xml': strToU8(styles.xml())
  }
  bodies.forEach((body, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(body)
  })
  return new Uint8Array(zipSync(files, { level: 6 }))
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const parts = 'http://schemas.openxmlformats.org/package/2006'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** On paper all columns stand on one page, over as many pages as the rows need. */
const pageSetup =
  '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'

function sheetXml(sheet: Sheet, styles: Styles, isFirst: boolean): string {
  const rows = sheet.rows.map((row, y) => {
    const cells = row.map((cell, x) => (cell === null ? '' : cellXml(cell, x, y, styles)))
    return `<row r="${y + 1}"${heightOf(row)}>${cells.join('')}</row>`
  })
  const pane =
    sheet.frozenRows > 0
      ? `<pane ySplit="${sheet.frozenRows}" topLeftCell="A${sheet.frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`
      : ''
  const widths = widthsOf(sheet.rows).map(
    (width, x) => `<col min="${x + 1}" max="${x + 1}" width="${width}" customWidth="1"/>`
  )
  return `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${
    widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''
  }<sheetData>${rows.join('')}</sheetData>${pageSetup}</worksheet>`
}

function cellXml(cell: SheetCell, x: number, y: number, styles: Styles): string {
  const value = fileValue(cell)
  if (value === null) return ''
  // What is no number after all (a day before 1900) is text, and looks like it.
  const shown = value.kind === 'text' && !isLabel(cell) ? { ...cell, type: 'text' as const } : cell
  const look = styles.idOf(shown, x === 0)
  const place = `r="${columnName(x)}${y + 1}" s="${look}"`
  return value.kind === 'number'
    ? `<c ${place}><v>${value.text}</v></c>`
    : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escapeCell(value.text)}</t></is></c>`
}

const isLabel = ({ type }: SheetCell) => type === 'title' || type === 'heading' || type === 'note'

const lineHeight = 15

/** Of a row with text of several lines; else the program's own. */
function heightOf(row: Sheet['rows'][number]): string {
  const letters = row.map((cell) => (cell && isWrapped(cell) ? String(cell.value).length : 0))
  const lines = Math.ceil(Math.max(0, ...letters) / wrappedAt)
  return lines > 1 ? ` ht="${lines * lineHeight}" customHeight="1"` : ''
}

/** `A`, `Z`, `AA`. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

const leastWidth = 9
/** Room for signs, grouping and the currency around the digits. */
const numberRoom = 7

function widthsOf(rows: Sheet['rows']): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: count }, (_, x) => {
    const letters = rows.map((row) => lettersOf(row[x] ?? null))
    return Math.min(mostWidth, Math.max(leastWidth, ...letters) + 2)
  })
}

function lettersOf(cell: SheetCell | null): number {
  // A title may run over the cells beside it.
  if (cell === null || cell.value === null || cell.type === 'title') return 0
  const length = String(cell.value).length
  switch (cell.type) {
    case 'money':
      return String(Math.trunc(Number(cell.value))).length * 1.25 + numberRoom
    case 'count':
      return length * 1.25
    case 'percent':
    case 'points':
      return 8
    case 'month':
      return 9
    case 'day':
      return 11
    case 'instant':
      return 16
    case 'heading':
      return length * 1.1
    default:
      return length
  }
}

function workbookXml(sheets: readonly Sheet[]): string {
  const entries = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`
  )
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${entries.join('')}</sheets>${printTitles(sheets)}</workbook>`
}

/** Rows that stay when a sheet scrolls stand on each of its pages. */
function printTitles(sheets: readonly Sheet[]): string {
  const names = sheets.flatMap(({ name, frozenRows }, index) =>
    frozenRows === 0
      ? []
      : `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(`'${name.replaceAll("'", "''")}'!$1:$${frozenRows}`)}</definedName>`
  )
  return names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`
}

function workbookLinks(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`
  )
  return `${head}<Relationships xmlns="${parts}/relationships">${sheets.join('')}<Relationship Id="rId${count + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`
}

const packageLinks = `${head}<Relationships xmlns="${parts}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${parts}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

function typesXml(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`
  )
  return `${head}<Types xmlns="${parts}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${sheets.join('')}</Types>`
}

function propertiesXml(title: string): string {
  return `${head}<cp:coreProperties xmlns:cp="${parts}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Sales Analytics</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${new Date().toISOString()}</dcterms:created></cp:coreProperties>`
}
