/** Shapes of codes that prove themselves: by a check digit, a list, or a form that nothing else has. */
import { lexTime } from './time-lexer'

const countries2 =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UK UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW EU'
const countries3 =
  'ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE'
const countries = new Set(`${countries2} ${countries3}`.split(' '))

/** ISO 3166 code of two or three letters. */
export const isCountryCode = (text: string): boolean => countries.has(text.toUpperCase())

/** Whether the digits end in the check digit of EAN-8, UPC-A, EAN-13 or GTIN-14. */
export function isBarcode(text: string): boolean {
  if (!/^(?:[0-9]{8}|[0-9]{12,14})$/.test(text)) return false
  let sum = 0
  for (let at = text.length - 2, weight = 3; at >= 0; at--, weight = 4 - weight) sum += Number(text[at]) * weight
  return (10 - (sum % 10)) % 10 === Number(text.at(-1))
}

/** Whether the account number passes its own check (ISO 13616: remainder 1 by 97). */
export function isIban(text: string): boolean {
  const code = text.replace(/ /g, '').toUpperCase()
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/.test(code)) return false
  let rest = 0
  for (const c of code.slice(4) + code.slice(0, 4)) {
    const value = Number.parseInt(c, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** Postcodes whose letters give them away: British, Canadian, Dutch. */
export const isPostcode = (text: string): boolean =>
  /^(?:[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]|[1-9][0-9]{3} [A-Z]{2})$/i.test(text)

/** What a postcode may look like where the column's name says that it is one. */
export const couldBePostcode = (text: string): boolean =>
  isPostcode(text) || /^(?:[A-Z]{1,2}-)?[0-9]{3,6}(?:[- ][0-9]{3,4})?$/.test(text)

export const isUuid = (text: string): boolean =>
  /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i.test(text)

export const isEmail = (text: string): boolean => /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}$/.test(text)

export const isUrl = (text: string): boolean => /^(?:(?:https?|ftp):\/\/|www\.)[^\s/]+\.[^\s]+$/i.test(text)

/** Seven to fifteen digits with what stands between them. */
export function isPhone(text: string): boolean {
  if (!/^(?:\+|\(|[0-9])[0-9 ()./-]*(?:(?:x|ext\.?) ?[0-9]+)?$/i.test(text)) return false
  const digits = text.replace(/[^0-9]/g, '').length
  return digits >= 7 && digits <= 17
}

/** A phone number that nothing else looks like: with its country, or with its area in parentheses. */
export const isUnmistakablePhone = (text: string): boolean =>
  isPhone(text) && /^(?:\+[0-9]|\([0-9]{2,5}\) ?[0-9]|[0-9]{3}-[0-9]{3}-[0-9]{4}$)/.test(text)

/** The pattern of a time of day alone (`HH:mm:ss`, `H:mm A`, `HH'h'mm`), or null when the text is none. */
export function timePattern(text: string): string | null {
  if (/^(?:[01]?[0-9]|2[0-3]) ?h ?(?:[0-5][0-9])?$/.test(text)) return "H'h'mm"
  const time = text.length > 40 ? null : lexTime('', text)
  return time === null ? null : time.time.replace('#', time.hourDigits === 1 ? 'H' : 'HH')
}

/** `1430` as half past two. */
export const isClockNumber = (text: string): boolean =>
  /^(?:[0-9]{1,2}|(?:[01]?[0-9]|2[0-3])[0-5][0-9])$/.test(text) && Number(text) % 100 < 60

/** Seasons, halves, weeks and months without a year, and what else is a period but has no first day of its own. */
export const isPeriodText = (text: string): boolean =>
  /^(?:(?:spring|summer|autumn|fall|winter|frühling|sommer|herbst|printemps|été|automne|hiver)[ -]?'?(?:[0-9]{4}|[0-9]{2})|[0-9]{4}[- ]?W[0-5][0-9]|H[12][- ]?[0-9]{4}|[0-9]{4}[- ]?H[12]|(?:KW|CW|W)[ -]?[0-5]?[0-9]|Q[1-4]|\p{L}{3,12}\.?[- ]'?[0-9]{2})$/iu.test(
    text
  )

/** A JSON object, or an array of more than plain values. */
export function isJson(text: string): boolean {
  if (!/^\s*(?:\{[\s\S]*\}|\[[\s\S]*\])\s*$/.test(text)) return false
  try {
    const value: unknown = JSON.parse(text)
    return !Array.isArray(value) || value.some((one) => typeof one === 'object' && one !== null)
  } catch {
    return false
  }
}

/** What parts the values of a list in one cell (`[]`, `|` or `;`), or null. */
export function listMark(text: string): '[]' | '|' | ';' | null {
  if (/^\[(?:[^[\]{}]*)\]$/.test(text)) return '[]'
  for (const mark of ['|', ';'] as const) {
    const parts = text.split(mark).map((part) => part.trim())
    if (parts.length > 1 && parts.every((part, at) => (part !== '' || at === parts.length - 1) && part.length <= 60))
      return mark
  }
  return null
}
