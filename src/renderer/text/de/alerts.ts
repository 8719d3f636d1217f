import type { alerts as en } from '../en/alerts'
import type { Words } from '../words'

export const alerts: Words<typeof en> = {
  title: 'Alarme',
  facts_one: '{{count, number}} Alarm',
  facts_other: '{{count, number}} Alarme',
  factsMet: '{{count, number}} erfüllt',
  failed: 'Die Alarme lassen sich nicht zeigen',
  new: 'Neuer Alarm',
  allSeen: 'Alle als gesehen markieren',
  close: 'Schließen',
  cancel: 'Abbrechen',
  none: {
    title: 'Noch kein Alarm',
    text: 'Wählen Sie eine Zahl und was Sie davon erfahren wollen: ein Monat über seinem Ziel, eine Marge unter ihrer Grenze, ein Rückgang zum Vorjahr. Nach jedem Laden wird nachgesehen und einmal gemeldet.',
    fromTile: 'Auf einem Board hat auch das Menü jeder Zahl „Melden, wenn …“.',
    noDatasets: 'Ein Alarm gilt einer Zahl eines Datensatzes. Öffnen Sie zuerst eine Verkaufsdatei.',
    open: 'Datei öffnen'
  },
  list: 'Alarme',
  state: {
    met: 'Erfüllt',
    notMet: 'Nicht erfüllt',
    silent: 'Nicht zu beurteilen',
    off: 'Ausgeschaltet',
    new: 'Noch nicht nachgesehen'
  },
  looked: 'Nachgesehen {{ago}}',
  through: 'Daten bis {{at, day}}',
  unseen_one: '{{count, number}} neu',
  unseen_other: '{{count, number}} neu',
  switchOn: 'Nach jedem Laden nach {{name}} sehen',
  more: 'Mehr zu {{name}}',
  edit: 'Ändern …',
  look: 'Jetzt nachsehen',
  board: 'Board öffnen',
  remove: 'Entfernen …',
  removing: {
    title: '{{name}} entfernen?',
    text: 'Der Verlauf geht mit. Das lässt sich nicht zurücknehmen.',
    confirm: '{{name}} entfernen',
    cancel: 'Behalten',
    done: '{{name}} wurde entfernt',
    failed: '{{name}} ließ sich nicht entfernen'
  },
  saveFailed: '{{name}} ließ sich nicht speichern',
  lookFailed: 'Nach {{name}} ließ sich nicht sehen',
  gone: 'Diesen Alarm gibt es nicht mehr. Er oder sein Datensatz wurde entfernt.',
  condition: {
    above: 'über {{value}}',
    below: 'unter {{value}}',
    rises: 'um mehr als {{value}} höher als {{base}}',
    falls: 'um mehr als {{value}} niedriger als {{base}}'
  },
  base: { 'last-year': 'an denselben Tagen im Vorjahr', previous: 'im Zeitraum davor' },
  baseShort: { 'last-year': 'Vorjahr', previous: 'Zeitraum davor' },
  percent: '{{value}} %',
  points: '{{value}} Pp.',
  all: 'alle Tage mit Daten',
  now: 'Jetzt',
  compared: 'Verglichen mit {{value}}, {{from, day}} – {{to, day}}',
  changed: '{{change}} gegenüber {{value}}, {{base}}',
  history: {
    title: 'Verlauf',
    none: 'Es ist noch nichts geschehen.',
    failed: 'Der Verlauf lässt sich nicht lesen',
    fired: 'Erfüllt',
    recovered: 'Nicht mehr erfüllt',
    isNew: 'neu',
    version: 'Ladevorgang {{version, number}}',
    board: 'Board vom {{at}} öffnen'
  },
  silence: {
    noComparison: 'Es gibt nichts zum Vergleichen.',
    running:
      'Die Tage laufen bis {{at, day}}, und eine wachsende Summe gilt erst danach als zu niedrig. Früher meldet sich ein Vergleich mit dem Vorjahr.',
    noValue: 'Es gibt keinen Wert: {{reason}}.',
    noGrowth: 'Es gibt keine Veränderung in Prozent: {{reason}}.',
    noPoints: 'Es gibt keine Veränderung: {{reason}}.'
  },
  verdict: {
    holds: 'Gerade erfüllt: Es würde sofort gemeldet.',
    not: 'Gerade nicht erfüllt.',
    silent: 'Gerade nicht zu beurteilen. {{why}}',
    asking: 'Die Zahl wird berechnet …',
    untyped: 'Geben Sie eine Zahl ein.'
  },
  form: {
    add: 'Neuer Alarm',
    change: 'Alarm ändern',
    addConfirm: 'Alarm speichern',
    changeConfirm: 'Speichern',
    dataset: 'Datensatz',
    metric: 'Zahl',
    nothing: 'Keine Kennzahl mit diesem Namen',
    days: 'Von welchen Tagen',
    spans: {
      all: 'Alle Tage mit Daten',
      chosen: '{{from, day}} – {{to, day}}',
      'month-to-date': 'Monat bis jetzt',
      'quarter-to-date': 'Quartal bis jetzt',
      'year-to-date': 'Jahr bis jetzt',
      'last-month': 'Letzter ganzer Monat',
      'rolling-12': 'Letzte 12 ganze Monate'
    },
    fiscal: 'Monate, Quartale und Jahre sind die des Geschäftsjahres.',
    filters: 'Nur Zeilen von',
    allRows: 'Alle Zeilen',
    kind: 'Melden, wenn sie',
    kinds: {
      above: 'über … liegt',
      below: 'unter … liegt',
      rises: 'um mehr als … steigt',
      falls: 'um mehr als … fällt'
    },
    value: 'Wert',
    inPercent: 'Prozent',
    inPoints: 'Prozentpunkte',
    compare: 'Gegenüber',
    compares: { 'last-year': 'Dieselben Tage im Vorjahr', previous: 'Zeitraum davor' },
    askEvery: 'Cluster fragen',
    every: {
      m5: 'Alle 5 Minuten',
      m15: 'Alle 15 Minuten',
      m60: 'Jede Stunde',
      never: 'Nur nach dem Laden und beim Start'
    },
    name: 'Name',
    nowTitle: 'Wie es jetzt ist',
    nowFailed: 'Die Zahl ließ sich nicht berechnen'
  },
  toast: {
    text: '{{value}} ist {{condition}}: {{metric}}, {{base}}',
    open: 'Alarm ansehen',
    saved: '{{name}} ist gespeichert. Nach jedem Laden wird nachgesehen.'
  },
  notices: {
    window: 'Ist dieses Fenster nicht vorn, meldet sich das System.',
    ask: 'Auch mit einer Benachrichtigung des Systems melden',
    refused:
      'Der Browser darf für diese Seite keine Benachrichtigungen zeigen. Erlauben Sie sie in seinen Einstellungen für diese Seite.'
  }
}
