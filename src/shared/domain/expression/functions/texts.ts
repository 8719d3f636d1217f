/** Functions of texts. */
import { text, writtenNumber, writtenPattern, writtenText } from '../arguments'
import { badExpression } from '../problem'
import { boolean, each, type FunctionEntry, long, string } from './entry'
import { patternReplacement } from './replacement'

/** Characters that a text may be made longer to. */
const longest = 1000

export const texts = {
  lower: {
    signature: 'lower(text)',
    says: 'In small letters',
    example: 'lower(Region)',
    min: 1,
    max: 1,
    type: each(text, string)
  },
  upper: {
    signature: 'upper(text)',
    says: 'In capitals',
    example: 'upper(Country)',
    min: 1,
    max: 1,
    type: each(text, string)
  },
  title: {
    signature: 'title(text)',
    says: 'Every word begins with a capital, the rest is small',
    example: 'title(City)',
    min: 1,
    max: 1,
    type: each(text, string)
  },
  trim: {
    signature: 'trim(text)',
    says: 'Without blanks at its ends',
    example: 'trim(City)',
    min: 1,
    max: 1,
    type: each(text, string)
  },
  concat: {
    signature: 'concat(a, b, …)',
    says: 'Joined to one text; nulls are left out, numbers and dates are written plainly',
    example: "concat(City, ', ', Country)",
    min: 1,
    max: 100,
    type: () => string
  },
  length: {
    signature: 'length(text)',
    says: 'Number of characters',
    example: 'length(StockCode) = 5',
    min: 1,
    max: 1,
    type: each(text, long)
  },
  left: {
    signature: 'left(text, number)',
    says: 'The first characters',
    example: 'left([Order ID], 2)',
    min: 2,
    max: 2,
    type: ([value, number]) => {
      if (value) text(value)
      if (number) writtenNumber(number, 'number', 0)
      return string
    }
  },
  right: {
    signature: 'right(text, number)',
    says: 'The last characters',
    example: 'right([Order ID], 6)',
    min: 2,
    max: 2,
    type: ([value, number]) => {
      if (value) text(value)
      if (number) writtenNumber(number, 'number', 1)
      return string
    }
  },
  substring: {
    signature: 'substring(text, start, length)',
    says: 'A part, counted from 1; to the end when length is left out',
    example: 'substring([Order ID], 1, 2)',
    min: 2,
    max: 3,
    type: ([value, start, length]) => {
      if (value) text(value)
      if (start) writtenNumber(start, 'start', 1)
      if (length) writtenNumber(length, 'length', 0)
      return string
    }
  },
  pad_left: {
    signature: 'pad_left(text, length, sign)',
    says: 'Filled up with a sign from the left',
    example: "pad_left([Postal Code], 5, '0')",
    min: 3,
    max: 3,
    type: ([value, length, sign]) => {
      if (value) text(value)
      if (length && writtenNumber(length, 'length', 0) > longest) {
        throw badExpression(length.expression.span.start, 'too-long', { limit: longest })
      }
      if (sign && [...writtenText(sign, 1)].length !== 1) throw badExpression(sign.expression.span.start, 'one-letter')
      return string
    }
  },
  split_part: {
    signature: 'split_part(text, separator, number)',
    says: 'One of the parts between separators, counted from 1; null where there are fewer',
    example: "split_part([Customer Name], ' ', 2)",
    min: 3,
    max: 3,
    type: ([value, separator, number]) => {
      if (value) text(value)
      if (separator) writtenText(separator, 1)
      if (number) writtenNumber(number, 'number', 1)
      return string
    }
  },
  replace: {
    signature: 'replace(text, old, new)',
    says: 'Every occurrence replaced, letter by letter (no patterns)',
    example: "replace(Phone, ' ', '')",
    min: 3,
    max: 3,
    type: ([value, old, fresh]) => {
      if (value) text(value)
      if (old) writtenText(old, 1)
      if (fresh) writtenText(fresh, 0)
      return string
    }
  },
  contains: {
    signature: 'contains(text, part)',
    says: 'Whether the part occurs, with case',
    example: "contains(Product, 'Chair')",
    min: 2,
    max: 2,
    type: each(text, boolean)
  },
  starts_with: {
    signature: 'starts_with(text, part)',
    says: 'Whether the text begins with the part',
    example: "starts_with(InvoiceNo, 'C')",
    min: 2,
    max: 2,
    type: each(text, boolean)
  },
  ends_with: {
    signature: 'ends_with(text, part)',
    says: 'Whether the text ends with the part',
    example: "ends_with(File, '.csv')",
    min: 2,
    max: 2,
    type: each(text, boolean)
  },
  matches: {
    signature: 'matches(text, pattern)',
    says: 'Whether a pattern fits somewhere in the text; ^ is its beginning, $ its end',
    example: "matches(InvoiceNo, '^C[0-9]{6}$')",
    min: 2,
    max: 2,
    type: ([value, pattern]) => {
      if (value) text(value)
      if (pattern) writtenPattern(pattern, false)
      return boolean
    }
  },
  extract: {
    signature: 'extract(text, pattern, group)',
    says: 'What a pattern finds first: all of it, or one of its groups in brackets; null when it finds nothing',
    example: "extract([Order ID], '-([0-9]{4})-', 1)",
    min: 2,
    max: 3,
    type: ([value, pattern, group]) => {
      if (value) text(value)
      const groups = pattern ? writtenPattern(pattern, false).groups : 0
      if (group && writtenNumber(group, 'group', 0) > groups) {
        throw badExpression(group.expression.span.start, 'no-group', { group: writtenNumber(group, 'group', 0) })
      }
      return string
    }
  },
  replace_pattern: {
    signature: 'replace_pattern(text, pattern, new)',
    says: 'All that a pattern finds replaced; $1 is what its first group found',
    example: "replace_pattern(Phone, '[^0-9]', '')",
    min: 3,
    max: 3,
    type: ([value, pattern, fresh]) => {
      if (value) text(value)
      if (pattern && fresh) patternReplacement(pattern, fresh)
      return string
    }
  }
} as const satisfies Record<string, FunctionEntry>
