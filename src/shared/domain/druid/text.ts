/** Names and values inside of Druid's two languages: the one place where they are escaped. */
import { quoted } from '../query/dialect'

export { quoted }

/** A text in SQL, taken literally whatever it contains. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** A time in SQL, of epoch milliseconds at a whole second. */
export function timestamp(ms: number): string {
  return `TIMESTAMP '${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')}'`
}

/** As Druid's expressions read them: with backslashes; what is not printable ASCII by its number. */
function escaped(value: string, quote: string): string {
  let text = ''
  for (let index = 0; index < value.length; index++) {
    const character = value.charAt(index)
    const code = value.charCodeAt(index)
    if (character === quote || character === '\\') text += `\\${character}`
    else if (code < 0x20 || code > 0x7e) text += `\\u${code.toString(16).padStart(4, '0')}`
    else text += character
  }
  return quote + text + quote
}

/** A column in a native expression. */
export function expressionName(name: string): string {
  return escaped(name, '"')
}

/** A text in a native expression. */
export function expressionText(value: string): string {
  return escaped(value, "'")
}
