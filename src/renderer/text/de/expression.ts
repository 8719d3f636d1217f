import type { expression as en } from '../en/expression'
import type { Words } from '../words'

export const expression: Words<typeof en> = {
  title: 'Die Sprache der Ausdrücke',
  search: 'Eine Funktion suchen',
  intro:
    'Spalten stehen mit ihrem Namen da, oder in [eckigen Klammern], wenn er Leerzeichen oder Zeichen enthält. Texte stehen in ‘einfachen Anführungszeichen’, Zahlen als 1234.56, dazu true, false, null. Zahlen mit Nachkommastellen sind genau; durch null geteilt ergibt null.',
  columns: 'Spalten',
  operatorsTitle: 'Operatoren',
  nothing: 'Nichts heißt so.',
  patterns:
    'Muster sind reguläre Ausdrücke ohne Blick voraus oder zurück: . ein beliebiges Zeichen, [a-z] eines von diesen, \\d eine Ziffer, \\w ein Buchstabe oder eine Ziffer, \\s Leerraum, * + ? {2,5} wie oft, ( ) eine Gruppe, | das eine oder das andere, ^ und $ die Enden.',
  groups: {
    choosing: 'Auswählen',
    numbers: 'Zahlen',
    texts: 'Texte',
    dates: 'Daten',
    conversions: 'Von einem Typ zum anderen'
  },
  operators: {
    sums: 'Genaues Rechnen; ein Quotient hat sechs Nachkommastellen mehr',
    remainder: 'Rest, mit dem Vorzeichen der ersten Zahl',
    comparison: 'Zahlen, Texte oder Daten vergleichen',
    logic: 'Bedingungen verbinden: und, oder, nicht',
    in: 'Einer von mehreren Werten; auch not in',
    null: 'Kein Wert; auch is not null'
  },
  functions: {
    if: 'Einer von zwei Werten; eine Bedingung, die null ist, gilt als falsch',
    case: 'Der Wert nach der ersten wahren Bedingung, sonst der letzte',
    coalesce: 'Der erste, der nicht null ist',
    null_if: 'Der Wert, oder null, wo er dem anderen gleicht',
    between: 'Ob er zwischen den beiden liegt oder einer von ihnen ist',
    least: 'Der kleinste; null wird übergangen',
    greatest: 'Der größte; null wird übergangen',
    round: 'Gerundet, die Hälfte von null weg; 0 bis 12 Stellen, ohne Angabe 0',
    floor: 'Die nächste ganze Zahl, die nicht größer ist',
    ceil: 'Die nächste ganze Zahl, die nicht kleiner ist',
    abs: 'Ohne ihr Vorzeichen',
    sign: '1 für positive Zahlen, -1 für negative, 0 für null',
    lower: 'In Kleinbuchstaben',
    upper: 'In Großbuchstaben',
    title: 'Jedes Wort beginnt groß, der Rest ist klein',
    trim: 'Ohne Leerraum an den Enden',
    concat: 'Zu einem Text verbunden; null fällt weg, Zahlen und Daten stehen schlicht da',
    length: 'Anzahl der Zeichen',
    left: 'Die ersten Zeichen',
    right: 'Die letzten Zeichen',
    substring: 'Ein Teil, ab 1 gezählt; ohne Länge bis zum Ende',
    pad_left: 'Von links mit einem Zeichen aufgefüllt',
    split_part: 'Einer der Teile zwischen Trennzeichen, ab 1 gezählt; null, wo es weniger sind',
    replace: 'Jedes Vorkommen ersetzt, Buchstabe für Buchstabe (keine Muster)',
    contains: 'Ob der Teil vorkommt, groß und klein unterschieden',
    starts_with: 'Ob der Text mit dem Teil beginnt',
    ends_with: 'Ob der Text mit dem Teil endet',
    matches: 'Ob ein Muster irgendwo im Text passt; ^ ist sein Anfang, $ sein Ende',
    extract:
      'Was ein Muster zuerst findet: alles davon oder eine seiner Gruppen in Klammern; null, wenn es nichts findet',
    replace_pattern: 'Alles, was ein Muster findet, ersetzt; $1 ist der Fund seiner ersten Gruppe',
    year: 'Das Jahr',
    quarter: 'Das Quartal, 1 bis 4',
    month: 'Der Monat, 1 bis 12',
    week: 'Die Woche des Jahres, wie ISO 8601 sie zählt, 1 bis 53',
    day: 'Der Tag des Monats',
    weekday: 'Der Wochentag, 1 ist Montag und 7 Sonntag',
    hour: 'Die Stunde, 0 bis 23; 0 für ein Datum ohne Zeit',
    minute: 'Die Minute, 0 bis 59; 0 für ein Datum ohne Zeit',
    date: 'Ein Datum; null, wenn es den Tag nicht gibt',
    start_of: 'Der erste Tag seiner Woche (‘week’, Montag), seines Monats, Quartals oder Jahres',
    end_of_month: 'Der letzte Tag seines Monats',
    add_days: 'So viele Tage später, früher wenn negativ; die Uhrzeit bleibt',
    add_months: 'So viele Monate später; ein Tag, den der Monat nicht hat, wird sein letzter; die Uhrzeit bleibt',
    days_between: 'Tage vom ersten Datum zum zweiten, ohne Uhrzeit',
    months_between: 'Monate vom Monat des ersten Datums zu dem des zweiten, gleich welcher Tag',
    to_text: 'Als Text: Zahlen mit Punkt, Daten als 2024-12-31',
    to_whole: 'Als ganze Zahl: von einer Zahl, was vor dem Komma steht; null, wo ein Text keine ist',
    to_decimal: 'Als genaue Zahl mit so vielen Nachkommastellen, gerundet; null, wo ein Text keine Zahl mit Punkt ist',
    to_float: 'Als Gleitkommazahl, schnell, aber nicht genau; null, wo ein Text keine ist',
    to_date:
      'Als Datum: ein Text nach seinem Muster (ohne Angabe YYYY-MM-DD), oder der Tag eines Datums mit Zeit; null, wo es keines gibt'
  }
}
