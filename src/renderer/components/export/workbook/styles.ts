/** The looks of cells, collected while sheets are written: one entry for each that is used. */
import { type CellType, formatOf, type SheetCell } from './cells'
import { escapeXml } from './xml'

/** Numbers of formats below it are a spreadsheet's own. */
const firstOwnFormat = 164

type Fonts = 'plain' | 'bold' | 'title' | 'faint'
const fonts: readonly Fonts[] = ['plain', 'bold', 'title', 'faint']

const fontOf = (type: CellType): Fonts =>
  type === 'heading' ? 'bold' : type === 'title' ? 'title' : type === 'note' ? 'faint' : 'plain'

/** Letters of a column at most; longer text takes several lines. */
export const mostWidth = 48
/** A line has room for fewer: words are not cut, and letters differ. */
export const wrappedAt = mostWidth - 6

export function isWrapped({ type, value }: SheetCell): boolean {
  return (type === 'text' || type === 'note') && value !== null && String(value).length > wrappedAt
}

/** Text keeps off the numbers that may stand right before it. */
function leftOf(cell: SheetCell, isText: boolean, isFirst: boolean): string {
  const isLeft = cell.isFact || (!isFirst && (isText || cell.type === 'heading'))
  return `${isLeft ? 'horizontal="left" ' : ''}vertical="top"${isLeft && !isFirst ? ' indent="1"' : ''}${isWrapped(cell) ? ' wrapText="1"' : ''}`
}

export class Styles {
  readonly #formats: string[] = []
  readonly #looks: string[] = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']

  /** Number of the look of a cell. @param isFirst of its row */
  idOf(cell: SheetCell, isFirst: boolean): number {
    const format = formatOf(cell)
    const isText = format === '@'
    const font = fonts.indexOf(fontOf(cell.type))
    const border = cell.type === 'heading' ? 1 : 0
    const isRight = cell.over !== undefined && cell.over !== 'text'
    const alignment = `<alignment ${isRight ? 'horizontal="right"' : leftOf(cell, isText, isFirst)}/>`
    const look = `<xf numFmtId="${format === null ? 0 : isText ? 49 : this.#formatId(format)}" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"${isText ? ' quotePrefix="1"' : ''}>${alignment}</xf>`
    const known = this.#looks.indexOf(look)
    return known >= 0 ? known : this.#looks.push(look) - 1
  }

  #formatId(format: string): number {
    const known = this.#formats.indexOf(format)
    return firstOwnFormat + (known >= 0 ? known : this.#formats.push(format) - 1)
  }

  /** `xl/styles.xml`. */
  xml(): string {
    const formats = this.#formats.map(
      (format, index) => `<numFmt numFmtId="${firstOwnFormat + index}" formatCode="${escapeXml(format)}"/>`
    )
    const family = '<name val="Calibri"/><family val="2"/>'
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${
      formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : ''
    }<fonts count="4"><font><sz val="11"/>${family}</font><font><b/><sz val="11"/>${family}</font><font><b/><sz val="15"/>${family}</font><font><sz val="10"/><color rgb="FF5F6A7D"/>${family}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF858FA1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${this.#looks.length}">${this.#looks.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
  }
}
