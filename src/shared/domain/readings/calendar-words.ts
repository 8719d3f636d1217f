/**
 * Names of months and weekdays in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Finnish, Polish,
 * Czech, Turkish and Russian, long and short, with accents and without them (months of the last six also as they are declined behind a day). No
 * name means two things in any two of these languages, so a pattern need not say which one is spoken.
 */
import { anyCase } from './any-case'

/** One list a month, the English names first; a name of three letters may be the beginning of others. */
const monthWords: readonly string[] = [
  'january jan januar jänner jaenner jän januari janvier janv enero ene gennaio genn gen janeiro tammikuu tammikuuta styczeń stycznia sty leden ledna ocak oca январь января янв',
  'february feb februar febr feber februari février fevrier févr fevr fév fev febrero febbraio febb fevereiro helmikuu helmikuuta luty lutego lut únor února şubat şub февраль февраля фев февр',
  'march mar märz maerz mär mrz mars marzo março marco maart mrt marts maaliskuu maaliskuuta marzec marca březen března mart март марта мар',
  'april apr avril avr abril abr aprile huhtikuu huhtikuuta kwiecień kwietnia kwi duben dubna nisan nis апрель апреля апр',
  'may mai mayo maggio magg mag maio mei maj toukokuu toukokuuta maja květen května mayıs май мая',
  'june jun juni juin junio giugno giu junho kesäkuu kesäkuuta czerwiec czerwca cze červen června haziran haz июнь июня июн',
  'july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta lipiec lipca lip červenec července temmuz tem июль июля июл',
  'august aug août aout aoû agosto ago augustus augusti elokuu elokuuta sierpień sierpnia sie srpen srpna ağustos ağu август августа авг',
  'september sep sept septembre septiembre settembre sett set setembro setiembre syyskuu syyskuuta wrzesień września wrz září eylül eyl сентябрь сентября сен сент',
  'october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta październik października paź říjen října ekim eki октябрь октября окт',
  'november nov novembre noviembre novembro marraskuu marraskuuta listopad listopada listopadu lis kasım kas ноябрь ноября ноя нояб',
  'december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember des joulukuu joulukuuta grudzień grudnia gru prosinec prosince aralık ara декабрь декабря дек'
]

/** One list a weekday, from Sunday. */
const weekdayWords: readonly string[] = [
  'sunday sun sonntag so dimanche dim domingo dom domenica zondag zo söndag sön søndag søn sunnuntai niedziela niedz neděle pazar воскресенье вс',
  'monday mon montag mo lundi lun lunes lunedì lunedi segunda-feira segunda seg maandag ma måndag mån mandag man maanantai poniedziałek pon pondělí pazartesi понедельник пн',
  'tuesday tue tues dienstag di mardi mar martes martedì martedi terça-feira terça terca-feira terca ter dinsdag tisdag tis tirsdag tir tiistai wtorek úterý salı вторник вт',
  'wednesday wed mittwoch mi mercredi mer miércoles miercoles mié mie mercoledì mercoledi quarta-feira quarta qua woensdag wo onsdag ons keskiviikko środa středa çarşamba среда ср',
  'thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì giovedi gio quinta-feira quinta qui donderdag torsdag tor tors torstai czwartek czw čtvrtek perşembe четверг чт',
  'friday fri freitag fr vendredi ven viernes vie venerdì venerdi sexta-feira sexta sex vrijdag vr fredag fre perjantai piątek pátek cuma пятница пт',
  'saturday sat samstag sonnabend sa samedi sam sábado sabado sáb sab sabato zaterdag za lördag lör lørdag lør lauantai sobota sob cumartesi суббота сб'
]

const numbered = (words: readonly string[], from: number): ReadonlyMap<string, number> =>
  new Map(words.flatMap((list, at) => list.split(' ').map((word) => [word, at + from] as const)))

const months = numbered(monthWords, 1)
const weekdays = numbered(weekdayWords, 0)

/** Every name of a month in lower case with its number from 1; English ones first. */
export const monthNames: readonly (readonly [string, number])[] = [...months].sort(
  ([a], [b]) => Number(!isEnglish(a)) - Number(!isEnglish(b))
)

function isEnglish(name: string): boolean {
  return monthWords.some((list) => list.split(' ', 2).includes(name))
}

/** English short name of a month (from 1) or weekday (from 0), as stand-ins write it. */
export const shortMonth = (month: number): string => monthWords[month - 1]?.split(' ')[1] ?? ''
export const shortWeekday = (weekday: number): string => weekdayWords[weekday]?.split(' ')[1] ?? ''

const bare = (word: string) => word.toLowerCase().replace(/\.$/, '')

/** Number of a month from 1 by its name (in any case, a dot may follow), or 0. */
export function monthOf(word: string): number {
  return months.get(bare(word)) ?? 0
}

/** Number of a weekday from Sunday = 0 by its name (in any case, a dot may follow), or -1. */
export function weekdayOf(word: string): number {
  return weekdays.get(bare(word)) ?? -1
}

/** Pattern of a name with its dot. Longer names stand before their own beginnings. */
const patternOf = (words: Iterable<string>): string =>
  `(?:${[...words]
    .sort((a, b) => b.length - a.length)
    .map(anyCase)
    .join('|')})\\.?`

export const monthPattern = patternOf(months.keys())
export const weekdayPattern = patternOf(weekdays.keys())
