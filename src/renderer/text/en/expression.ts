/** The expression language. What operators and functions give stands beside them in shared/domain/expression. */
import { type FunctionName, functionReference } from '../../../shared/domain/expression/functions'
import { type OperatorName, operatorReference } from '../../../shared/domain/expression/reference'

/** Every entry of the language's own tables by its name. */
function saysOf<Name extends string>(entries: readonly { readonly name: Name; readonly says: string }[]) {
  return Object.fromEntries(entries.map(({ name, says }) => [name, says])) as Record<Name, string>
}

export const expression = {
  title: 'The expression language',
  search: 'Find a function',
  intro:
    'Columns stand by their name, or in [square brackets] when it has blanks or signs. Texts stand in ‘single quotes’, numbers as 1234.56, and also true, false, null. Numbers with a fraction are exact; dividing by zero gives null.',
  columns: 'Columns',
  operatorsTitle: 'Operators',
  nothing: 'There is nothing of that name.',
  patterns:
    'Patterns are regular expressions without looking ahead or behind: . any character, [a-z] one of these, \\d a digit, \\w a letter or digit, \\s white space, * + ? {2,5} how often, ( ) a group, | one or the other, ^ and $ the ends.',
  groups: {
    choosing: 'Choosing',
    numbers: 'Numbers',
    texts: 'Texts',
    dates: 'Dates',
    conversions: 'From one type to another'
  },
  operators: saysOf<OperatorName>(operatorReference),
  functions: saysOf<FunctionName>(functionReference)
}
