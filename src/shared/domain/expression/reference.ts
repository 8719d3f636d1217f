/** The language on one page, as it is shown beside the editor. */
import { functionReference } from './functions'

export const operatorReference: readonly { readonly signs: string; readonly says: string; readonly example: string }[] =
  [
    { signs: '+ - * /', says: 'Exact arithmetic; a quotient has six more fraction digits', example: 'Sales - Cost' },
    { signs: '%', says: 'Remainder, with the sign of the first number', example: 'OrderID % 10' },
    { signs: '= != < <= > >=', says: 'Compare numbers, texts or dates', example: "[Order Date] >= '2024-01-01'" },
    { signs: 'and or not', says: 'Join conditions', example: "Quantity > 0 and not starts_with(InvoiceNo, 'C')" },
    { signs: 'in (…)', says: 'One of several values; also not in', example: "Region in ('East', 'West')" },
    { signs: 'is null', says: 'No value; also is not null', example: '[Customer ID] is not null' }
  ]

/** The reference as plain text. */
export function printReference(): string {
  const lines = [
    'Columns stand by their name, or in [square brackets] when the name has blanks or signs.',
    "Texts stand in 'single quotes', numbers as 1234.56, and also true, false, null.",
    '',
    ...operatorReference.map((o) => `${o.signs.padEnd(32)}${o.says}. ${o.example}`),
    '',
    ...functionReference.map((f) => `${f.signature.padEnd(32)}${f.says}. ${f.example}`)
  ]
  return lines.join('\n')
}
