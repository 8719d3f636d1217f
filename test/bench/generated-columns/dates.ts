/** Columns of dates and times in many ways of writing. */
import type { Random } from '../../fuzz/random'
import { dirtOf, type MadeCell, type MadeColumn, rowsOf, withDirt } from './column'

const months: Readonly<Record<string, readonly string[]>> = {
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  'en long': 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  'de short': 'Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' '),
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  sv: 'januari februari mars april maj juni juli augusti september oktober november december'.split(' '),
  da: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
  pl: 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(' ')
}

type Parts = { readonly y: number; readonly m: number; readonly d: number; readonly seconds: number }
type Way = {
  readonly label: string
  readonly write: (p: Parts) => string
  readonly timed?: boolean
  readonly zoned?: boolean
}

const two = (n: number) => String(n).padStart(2, '0')
const iso = ({ y, m, d }: Parts) => `${y}-${two(m)}-${two(d)}`
const clock = ({ seconds }: Parts) => [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60] as const

/** A way of writing days, drawn from orders, marks, widths and languages. */
function dayWay(random: Random): Way {
  const mark = random.pick(['/', '-', '.', '/', '-'])
  const padded = random.chance(0.65)
  const n = (value: number) => (padded ? two(value) : String(value))
  const width = padded ? '' : ' unpadded'
  const year = random.chance(0.3) ? 'YY' : 'YYYY'
  const yearOf = (y: number) => (year === 'YY' ? two(y % 100) : String(y))
  switch (random.int(8)) {
    case 0:
    case 1:
      return { label: `DMY ${mark} ${year}${width}`, write: ({ y, m, d }) => [n(d), n(m), yearOf(y)].join(mark) }
    case 2:
    case 3:
      return { label: `MDY ${mark} ${year}${width}`, write: ({ y, m, d }) => [n(m), n(d), yearOf(y)].join(mark) }
    case 4:
      return { label: `YMD ${mark} ${year}`, write: ({ y, m, d }) => [yearOf(y), two(m), two(d)].join(mark) }
    case 5: {
      const language = random.pick(Object.keys(months))
      const name = (m: number) => months[language]?.[m - 1] ?? ''
      const sep = random.pick([' ', '-', '. '])
      return {
        label: `D MMM YYYY ${language}`,
        write: ({ y, m, d }) => `${n(d)}${sep}${name(m)}${sep === '. ' ? ' ' : sep}${y}`
      }
    }
    case 6:
      return {
        label: 'MMM D, YYYY en',
        write: ({ y, m, d }) => `${months[random.chance(1) ? 'en' : 'en']?.[m - 1]} ${n(d)}, ${y}`
      }
    default:
      return { label: 'ISO', write: iso }
  }
}

function timedWay(random: Random): Way {
  const day = dayWay(random)
  const style = random.int(4)
  const zone = random.chance(0.25) ? random.pick(['Z', '+02:00', ' +0000', ' UTC', ' GMT+2']) : ''
  const write = (p: Parts) => {
    const [h, m, s] = clock(p)
    const half = `${h % 12 === 0 ? 12 : h % 12}:${two(m)} ${h < 12 ? 'AM' : 'PM'}`
    const time = style === 0 ? `${two(h)}:${two(m)}` : style === 1 ? half : `${two(h)}:${two(m)}:${two(s)}`
    return `${day.write(p)} ${time}${style === 1 ? '' : zone}`
  }
  const zoned = style !== 1 && zone !== ''
  return { label: `${day.label} ${style === 1 ? 'AM' : 'time'}${zoned ? zone : ''}`, write, timed: true, zoned }
}

/** Hours from UTC of the zones above. */
const offsetOf = (text: string) => (/\+02:00|GMT\+2/.test(text) ? 2 : 0)

export function madeDates(random: Random): MadeColumn {
  const isTimed = random.chance(0.3)
  const way = isTimed ? timedWay(random) : dayWay(random)
  const span = random.pick([30, 90, 365, 365 * 3, 365 * 10])
  const from = Date.UTC(2026, 0, 1) - (span + random.int(365 * 8)) * 86_400_000
  const only = random.chance(0.15) ? random.pick(['firsts', 'early']) : 'all'
  const hasSeconds = /time/.test(way.label)
  const value = (): MadeCell => {
    const date = new Date(from + random.int(span) * 86_400_000)
    const d = only === 'firsts' ? 1 : only === 'early' ? 1 + random.int(12) : date.getUTCDate()
    const seconds = random.int(86_400)
    const parts = { y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d, seconds }
    const text = way.write(parts)
    if (!way.timed) return { text, truth: iso(parts) }
    const exact = hasSeconds && /\d:\d\d:\d\d/.test(text) ? seconds : seconds - (seconds % 60)
    const at = Date.UTC(parts.y, parts.m - 1, d) + (exact - (way.zoned ? offsetOf(text) * 3600 : 0)) * 1000
    return { text, truth: `${new Date(at).toISOString().slice(0, 19)}${way.zoned ? 'Z' : ''}` }
  }
  return {
    label: `date ${way.label}${only === 'all' ? '' : ` ${only}`}`,
    kind: isTimed ? 'timestamp' : 'date',
    name: random.pick(['date', 'order_date', 'Datum', 'Fecha', 'created', 'c', 'Lieferdatum', 'value']),
    delimiter: random.pick([',', ';', ',', '\t']),
    cells: withDirt(random, dirtOf(random), rowsOf(random), value)
  }
}

/** Counts since an epoch under a name that says so. */
export function madeCounts(random: Random): MadeColumn {
  const way = random.pick(['unix-s', 'unix-ms', 'excel'] as const)
  const from = Date.UTC(2015, 0, 1)
  const value = (): MadeCell => {
    const at = from + random.int(10 * 365) * 86_400_000 + (way === 'excel' ? 0 : random.int(86_400) * 1000)
    const text = way === 'unix-s' ? at / 1000 : way === 'unix-ms' ? at : at / 86_400_000 + 25_569
    const full = new Date(at).toISOString()
    return { text: String(text), truth: way === 'excel' ? full.slice(0, 10) : `${full.slice(0, 19)}Z` }
  }
  return {
    label: `date ${way}`,
    kind: way === 'excel' ? 'date' : 'timestamp',
    name: way === 'excel' ? random.pick(['order_date', 'Datum']) : random.pick(['timestamp', 'created_at', 'time']),
    delimiter: ',',
    cells: withDirt(random, { ...dirtOf(random), slipShare: 0 }, rowsOf(random), value)
  }
}

export function madeTimes(random: Random): MadeColumn {
  const style = random.int(3)
  const value = (): MadeCell => {
    const [h, m, s] = [random.int(24), random.int(60), random.int(60)]
    const text =
      style === 0
        ? `${two(h)}:${two(m)}`
        : style === 1
          ? `${two(h)}:${two(m)}:${two(s)}`
          : `${h % 12 === 0 ? 12 : h % 12}:${two(m)} ${h < 12 ? 'AM' : 'PM'}`
    return { text, truth: text }
  }
  const cells = withDirt(random, { nullToken: '', nullShare: 0.1, slipShare: 0 }, rowsOf(random), value)
  return { label: 'time', kind: 'time', name: random.pick(['time', 'Uhrzeit', 'c']), delimiter: ',', cells }
}
