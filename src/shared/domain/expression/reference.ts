/** The language on one page, as it is shown beside the editor and in `resources/docs/expressions.md`. */
import { type FunctionGroup, functionReference } from './functions'

export const operatorReference = [
  {
    name: 'sums',
    signs: '+ - * /',
    says: 'Exact arithmetic; a quotient has six more fraction digits',
    example: 'Sales - Cost'
  },
  { name: 'remainder', signs: '%', says: 'Remainder, with the sign of the first number', example: 'OrderID % 10' },
  {
    name: 'comparison',
    signs: '= != < <= > >=',
    says: 'Compare numbers, texts or dates',
    example: "[Order Date] >= '2024-01-01'"
  },
  {
    name: 'logic',
    signs: 'and or not',
    says: 'Join conditions',
    example: "Quantity > 0 and not starts_with(InvoiceNo, 'C')"
  },
  { name: 'in', signs: 'in (…)', says: 'One of several values; also not in', example: "Region in ('East', 'West')" },
  { name: 'null', signs: 'is null', says: 'No value; also is not null', example: '[Customer ID] is not null' }
] as const
export type OperatorName = (typeof operatorReference)[number]['name']

export const functionGroups: readonly { readonly group: FunctionGroup; readonly title: string }[] = [
  { group: 'choosing', title: 'Choosing' },
  { group: 'numbers', title: 'Numbers' },
  { group: 'texts', title: 'Texts' },
  { group: 'dates', title: 'Dates' },
  { group: 'conversions', title: 'From one type to another' }
]

const patternReference: readonly (readonly [string, string])[] = [
  ['abc', 'the letters themselves; one of `\\ . ^ $ * + ? ( ) [ ] { } |` is written with a backslash before it'],
  ['.', 'any character but the end of a line'],
  ['[a-z] [^,;]', 'one of these, none of these'],
  ['\\d \\w \\s', 'a digit 0 to 9, a letter or digit of any language, white space; in capitals all others'],
  ['\\p{Lu}', 'a class of Unicode: L, Lu, Ll, M, N, Nd, P, S, Z'],
  ['a* a+ a? a{2,5}', 'any number, at least one, perhaps one, two to five; with a ? after it as few as possible'],
  ['(a) (?:a)', 'a group that is remembered, and one that is not'],
  ['a|b', 'one or the other'],
  ['^ $ \\b', 'the beginning, the end, the edge of a word']
]

/** The reference as a page of Markdown. */
export function printReference(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const row = (signature: string, says: string, example: string) =>
    `| \`${cell(signature)}\` | ${cell(says)} | \`${cell(example)}\` |`
  const head = (first: string) => [`| ${first} | what it gives | example |`, '| --- | --- | --- |']
  return [
    '# Expressions',
    '',
    'Filters and new columns are written in a small language. It sees one row at a time, and nothing else: no files, no network, no program.',
    '',
    "Columns stand by their name, or in `[square brackets]` when the name has blanks or signs. Texts stand in `'single quotes'` (a quotation mark in them is written twice), numbers as `1234.56`, and also `true`, `false`, `null`. Words of the language are read in upper and lower case alike.",
    '',
    'Numbers with a fraction are exact. What has more than 38 digits is refused, never rounded silently; dividing by zero gives null. Nothing is converted silently: a text never becomes a number by itself.',
    '',
    '## Operators',
    '',
    ...head('sign'),
    ...operatorReference.map((o) => row(o.signs, o.says, o.example)),
    ...functionGroups.flatMap(({ group, title }) => [
      '',
      `## ${title}`,
      '',
      ...head('function'),
      ...functionReference.filter((f) => f.group === group).map((f) => row(f.signature, f.says, f.example))
    ]),
    '',
    '## Patterns',
    '',
    'The functions `matches`, `extract` and `replace_pattern`, and the steps that find or cut by a pattern, take regular expressions without looking ahead or behind and without referring back. They have at most 500 characters and are measured before they run, so that none can take for ever.',
    '',
    '| pattern | fits |',
    '| --- | --- |',
    ...patternReference.map(([pattern, says]) => `| \`${cell(pattern)}\` | ${cell(says)} |`),
    ''
  ].join('\n')
}
