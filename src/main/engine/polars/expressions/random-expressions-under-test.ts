/** For tests only: random expressions that mostly fit the columns n, m, d, e, f, s, t, b, x, y, z of the fuzz test. */
import fc from 'fast-check'

type Texts = fc.Arbitrary<string>
interface Kinds {
  readonly whole: string
  readonly exact: string
  readonly number: string
  readonly text: string
  readonly condition: string
  readonly date: string
  readonly any: string
}

const patterns = [
  "'[a-z]+'",
  "'(\\d+)'",
  "'^.'",
  "'(\\w)(\\w)'",
  "'\\s|,'",
  "'a|b'",
  "'\\bs'",
  "'[^a-z]$'",
  "'(x)?a'",
  "'(?='",
  "'\\p{L}{2}'"
]
const searching = ["'[a-z]+'", "'(\\d)'", "'(\\w)(\\w)'", "'\\s'", "'a|b'", "'.'", "'x*'"]
const replacements = ["''", "'$1'", "'-'", "'$0$0'", "'$$'", "'$2$1'"]
const separators = ["','", "' '", "'-'", "'a'"]
const units = ["'month'", "'week'", "'quarter'", "'year'", "'day'"]
const dates = ["'YYYY-MM-DD'", "'DD/MM/YYYY'", "'D.M.YYYY'", "'YYYY'"]

function calls(name: string, ...args: readonly Texts[]): Texts {
  return fc.tuple(...args).map((texts) => `${name}(${texts.join(', ')})`)
}

function joined(left: Texts, operators: readonly string[], right: Texts): Texts {
  return fc.tuple(left, fc.constantFrom(...operators), right).map(([l, o, r]) => `(${l} ${o} ${r})`)
}

const of = (...texts: readonly string[]): Texts => fc.constantFrom(...texts)
const small = fc.integer({ min: 0, max: 6 }).map(String)

const kinds = fc.letrec<Kinds>((tie) => {
  const kind = (name: keyof Kinds) => tie(name) as Texts
  const [whole, exact, number, text] = [kind('whole'), kind('exact'), kind('number'), kind('text')] as const
  const [condition, date, any] = [kind('condition'), kind('date'), kind('any')] as const
  const choose = (value: Texts): readonly Texts[] => [
    calls('if', condition, value, value),
    calls('case', condition, value, condition, value, value),
    calls('coalesce', value, value),
    calls('null_if', value, value)
  ]
  const extremes = (value: Texts) => [calls('least', value, value), calls('greatest', value, value, value)]
  const depth = { maxDepth: 4, depthIdentifier: 'tree', withCrossShrink: true } as const
  return {
    whole: fc.oneof(
      depth,
      of('n', 'm', '0', '1', '7', '12', '-3', 'null', '1000000007'),
      joined(whole, ['+', '-', '*', '%'], whole),
      calls(
        'abs',
        whole.map((w) => `(${w}) % 1000`)
      ),
      calls('sign', number),
      calls('length', text),
      ...['year', 'quarter', 'month', 'week', 'day', 'weekday', 'hour', 'minute'].map((name) => calls(name, date)),
      calls('days_between', date, date),
      calls('months_between', date, date),
      calls('to_whole', fc.oneof(text, exact, condition, of('f'))),
      ...choose(whole),
      ...extremes(whole)
    ),
    exact: fc.oneof(
      depth,
      of('d', 'e', '0.5', '2.50', '99.99', '0.000001'),
      whole,
      joined(exact, ['+', '-', '*', '/', '%'], exact),
      exact.map((e) => `-${e}`),
      calls('round', exact, small),
      calls('floor', exact),
      calls('ceil', exact),
      calls('abs', of('d', 'e', 'd - e', 'd * e')),
      calls('to_decimal', fc.oneof(text, exact), small),
      ...choose(exact),
      ...extremes(exact)
    ),
    number: fc.oneof(
      depth,
      of('f', 'n', 'd'),
      exact,
      joined(of('f'), ['+', '-', '*', '/'], of('f', 'd', 'e', 'm', '0', '2')),
      calls('round', of('f', 'f * 3'), small),
      calls('floor', of('f', 'f / 3')),
      calls('ceil', of('f', 'f / 3')),
      calls('to_float', fc.oneof(text, of('d', 'e', 'm', 'b'))),
      calls('abs', of('f'))
    ),
    text: fc.oneof(
      depth,
      of('s', 't', "''", "'a'", "'Straße-é x'", "'12'", "'it''s'", 'null'),
      ...['lower', 'upper', 'title', 'trim'].map((name) => calls(name, text)),
      calls(
        'concat',
        any.map((a) => (/\bf\b|to_float/.test(a) ? 's' : a)),
        text
      ),
      calls('left', text, small),
      calls('right', text, small),
      calls('substring', text, small),
      calls('substring', text, small, small),
      calls('pad_left', text, small, of("'0'", "'ö'", "'ab'")),
      calls('split_part', text, of(...separators), small),
      calls('replace', text, of("'a'", "','", "' '"), of("''", "'$1'", "'ü'")),
      calls('extract', text, of(...patterns)),
      calls('extract', text, of(...patterns), of('0', '1', '2')),
      calls('replace_pattern', text, of(...searching), of(...replacements)),
      calls('to_text', fc.oneof(whole, of('d', 'x', 'z', 'b'))),
      ...choose(text),
      ...extremes(text)
    ),
    condition: fc.oneof(
      depth,
      of('b', 'true', 'false', 'null'),
      joined(exact, ['=', '!=', '<', '<=', '>', '>='], exact),
      joined(of('f'), ['=', '<', '>='], of('0.5', 'd', 'n', 'f')),
      joined(text, ['=', '!=', '<', '>='], text),
      joined(date, ['=', '<', '>='], fc.oneof(date, of("'2024-02-29'", "'1969-12-31'"))),
      joined(condition, ['and', 'or', '='], condition),
      condition.map((c) => `(not ${c})`),
      any.map((a) => `(${a} is null)`),
      any.map((a) => `(${a} is not null)`),
      fc.tuple(whole, of('in', 'not in'), whole, whole).map(([w, o, one, two]) => `(${w} ${o} (${one}, ${two}, 7))`),
      fc.tuple(text, of('in', 'not in'), text).map(([w, o, one]) => `(${w} ${o} (${one}, 'a'))`),
      calls('between', exact, exact, exact),
      calls('between', date, of("'1970-01-01'"), date),
      calls('contains', text, text),
      calls('starts_with', text, text),
      calls('ends_with', text, text),
      calls('matches', text, of(...patterns)),
      ...choose(condition)
    ),
    date: fc.oneof(
      depth,
      of('x', 'y', 'z', 'null'),
      calls('date', whole, whole, whole),
      calls('date', of('2024', '1', '9999', 'year(x)'), of('2', '12', 'month(y)'), of('29', '31', 'day(x)')),
      calls('start_of', date, of(...units)),
      calls('end_of_month', date),
      calls('add_days', date, whole),
      calls('add_months', date, whole),
      calls('to_date', fc.oneof(text, date)),
      calls('to_date', text, of(...dates)),
      ...choose(date),
      ...extremes(date)
    ),
    any: fc.oneof(depth, whole, exact, text, condition, date, of('f'))
  }
})

export const expressionArbitrary: Texts = fc.oneof(
  kinds.whole,
  kinds.exact,
  kinds.number,
  kinds.text,
  kinds.condition,
  kinds.date
)
