import type { profile as en } from '../en/profile'
import type { Words } from '../words'

export const profile: Words<typeof en> = {
  view: { label: 'Was die Zellen zeigen', raw: 'Roh', typed: 'Gelesen', both: 'Beides' },
  walk: {
    previous: 'Voriges Problem (P)',
    next: 'Nächstes Problem (N)',
    previousRow: 'Vorige dieser Zeilen (P)',
    nextRow: 'Nächste dieser Zeilen (N)',
    none: 'kein Problem in einer Zelle',
    waiting: 'Probleme werden gesucht',
    cells_one: '{{count, number}} Problem',
    cells_other: '{{count, number}} Probleme',
    behind_one: '{{count, number}} Zeile zum Befund',
    behind_other: '{{count, number}} Zeilen zum Befund',
    at: '{{position}} von {{total}}',
    rows: '{{position}} von {{total}} Zeilen',
    end: 'In dieser Richtung gibt es keines mehr',
    failed: 'Die Zeilen dazu sind nicht zu finden'
  },
  only: {
    shown_one: 'Nur {{count, number}} Zeile zu „{{finding}}“',
    shown_other: 'Nur {{count, number}} Zeilen zu „{{finding}}“',
    clear: 'Alle Zeilen zeigen'
  },
  findings: {
    sum_one: '{{count, number}} Befund',
    sum_other: '{{count, number}} Befunde',
    lost: 'kosten {{points}} von 100 Punkten',
    costsNothing: 'Sie kosten keine Punkte.',
    points: '−{{points}}',
    pointsTitle: 'Kostet {{points}} Punkte der Qualität',
    only: 'Nur diese Zeilen zeigen',
    all: 'Wieder alle Zeilen zeigen',
    more: 'und {{rows}} weitere',
    places_one: '{{count, number}} Stelle',
    places_other: '{{count, number}} Stellen',
    fixes: 'Was zu tun ist',
    noFix: 'Hier ist nichts zu drücken: entscheiden Sie in der Spalte, oder berichtigen Sie die Datei.',
    rejected: 'Diese Zeilen werden abgewiesen: sie stehen mit Zeile und Grund im Nachweis.',
    unknown: 'Die Zeilen werden gesucht'
  },
  deep: {
    title: 'Weitere Suche',
    running: 'Schlüssel, Zusammenhänge und Ähnliches: {{fraction}}',
    stop: 'Anhalten',
    stopped: 'Vor dem Ende angehalten.',
    again: 'Fortsetzen',
    failed: 'Die weitere Suche ist gescheitert',
    done: 'Ganze Datei in {{took}} durchsucht'
  },
  fix: {
    'empty-invalid': 'Zeilen behalten, Wert leer',
    'read-as-empty': '„{{text}}“ als leer lesen',
    'as-text': 'Spalte als Text behalten',
    'as-number': 'Als Zahl lesen, die übrigen leer',
    deduplicate: 'Wiederholte Zeilen entfernen',
    'keep-first': 'Die erste Zeile je {{text}} behalten',
    'drop-column': '{{text}} weglassen',
    'drop-rows': 'Diese Zeilen herausfiltern',
    'keep-main': 'Nur Zeilen in {{text}} behalten',
    trim: '{{text}} von Leerzeichen befreien',
    'merge-values_one': '{{count, number}} Schreibung vereinen',
    'merge-values_other': '{{count, number}} Schreibungen vereinen',
    recompute: '{{text}} neu berechnen'
  },
  added: {
    step_one: 'Ins Rezept aufgenommen',
    step_other: '{{count, number}} Schritte ins Rezept aufgenommen',
    reading: 'Die Spalte wird neu gelesen',
    undo: 'Rückgängig',
    see: 'In Formen ansehen',
    inRecipe: 'im Rezept'
  },
  stats: {
    median: 'Median',
    middle: 'Mittlere Hälfte',
    deviation: 'Abweichung',
    estimated: '≈ {{number}}',
    estimatedHint: 'Aus feinen Klassen geschätzt; die genaue Zahl folgt.',
    shapes: 'Muster',
    shapesHint: 'A Großbuchstabe, a Buchstabe, 9 Ziffer, + eines oder mehr',
    otherShapes_one: '{{count, number}} weiteres Muster',
    otherShapes_other: '{{count, number}} weitere Muster',
    moves: 'Bewegt sich mit',
    movesHint: 'Korrelation nach Pearson über alle Zeilen mit beiden Werten',
    key: 'Benennt jede Zeile',
    nearKey_one: 'Benennt die Zeilen, bis auf {{count, number}} Wiederholung',
    nearKey_other: 'Benennt die Zeilen, bis auf {{count, number}} Wiederholungen',
    pairKey: 'Benennt mit {{column}} zusammen jede Zeile',
    box: 'Quartile {{q1}}, {{median}}, {{q3}}'
  },
  clusters: {
    tab: 'Ähnliches',
    textOnly: 'Ähnliche Werte werden in Textspalten gesucht.',
    column: 'Spalte',
    choose: 'Eine Textspalte wählen',
    method: 'Verfahren',
    methods: {
      fingerprint: 'Gleicher Schlüssel: Fingerabdruck',
      'ngram-fingerprint': 'Gleicher Schlüssel: n-Gramm-Fingerabdruck',
      cologne: 'Gleicher Schlüssel: Kölner Phonetik',
      metaphone: 'Gleicher Schlüssel: Metaphone',
      levenshtein: 'Nächster Nachbar: Levenshtein'
    },
    hints: {
      fingerprint: 'Groß und klein, Akzente, Satzzeichen und die Folge der Wörter zählen nicht.',
      'ngram-fingerprint': 'Leerzeichen und vertauschte oder doppelte Buchstaben zählen nicht.',
      cologne: 'Wörter, die im Deutschen gleich klingen.',
      metaphone: 'Wörter, die im Englischen gleich klingen.',
      levenshtein: 'Wenige Tippfehler entfernt. Werte mit anderen Ziffern sind nie Nachbarn.'
    },
    size: 'Buchstaben je n-Gramm',
    radius: 'Tippfehler',
    busy: 'Die Werte werden verglichen',
    failed: 'Die Werte lassen sich nicht vergleichen',
    none_one: 'Nichts Ähnliches in {{count, number}} Wert.',
    none_other: 'Nichts Ähnliches unter {{count, number}} Werten.',
    found_one: '{{count, number}} Gruppe',
    found_other: '{{count, number}} Gruppen',
    among: 'unter {{values}} Werten, {{took}}',
    limited: 'Zu viele Werte ähneln sich: einige Nachbarn können fehlen.',
    shown: 'Die ersten {{shown}} sind zu sehen.',
    chosen: 'Wird zu',
    include: '„{{text}}“ vereinen',
    selectAll: 'Alle',
    selectNone: 'Keine',
    merge_one: '{{count, number}} Wert vereinen',
    merge_other: '{{count, number}} Werte vereinen',
    rows: '{{rows}} Zeilen'
  }
}
