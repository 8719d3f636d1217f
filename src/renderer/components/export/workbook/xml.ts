/** Text as XML and as the cells of a workbook have it. */

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escaped for an element or an attribute in double quotes. What XML may not hold becomes a box. */
export function escapeXml(text: string): string {
  return (
    wellFormed(text)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"]/g, (mark) => marks[mark] ?? mark)
  )
}

/** Halves of a letter that stand alone become boxes; Chromium has this as `toWellFormed` from 111 on. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
}

/**
 * Text of a cell. Control characters are written as `_x000D_`, which is how a workbook has them; text that only looks
 * like that is kept from being read so.
 */
export function escapeCell(text: string): string {
  return escapeXml(
    text
      .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is written otherwise
      .replace(/[\u0000-\u0008\u000b-\u001f]/g, (control) => `_x${hexOf(control)}_`)
  )
}

function hexOf(control: string): string {
  return control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
}
