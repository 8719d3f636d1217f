import type { load as en } from '../en/load'
import type { Words } from '../words'

export const load: Words<typeof en> = {
  title: 'Laden',
  planFailed: 'Was dieses Laden ändern würde, lässt sich nicht sagen',
  planning: 'Es wird gezählt, was sich ändert …',
  primary: {
    into_one: '{{count, number}} Zeile in {{dataset}} laden',
    into_other: '{{count, number}} Zeilen in {{dataset}} laden',
    replacing: '{{load}}, ersetzt {{months}}',
    replacingAll_one: '{{load}}, ersetzt die {{count, number}} vorhandene',
    replacingAll_other: '{{load}}, ersetzt alle {{count, number}} vorhandenen',
    adding_one: '{{load}}, zu {{count, number}} vorhandenen',
    adding_other: '{{load}}, zu {{count, number}} vorhandenen',
    more_one: '{{load}} und {{count, number}} weitere Datei',
    more_other: '{{load}} und {{count, number}} weitere Dateien',
    waiting: 'Laden'
  },
  months: {
    range: '{{from}} – {{to}}',
    some: '{{count, number}} Monate aus {{from}} – {{to}}'
  },
  because: {
    reason: 'Sagen Sie zuerst, warum unter der Qualitätsgrenze geladen wird',
    name: 'Wählen Sie einen Namen aus Buchstaben, Ziffern und Unterstrichen',
    problems: 'Lösen Sie zuerst, was unten steht',
    planning: 'Der Plan wird gemacht'
  },
  dataset: {
    label: 'Datensatz',
    hint: 'Buchstaben, Ziffern und Unterstriche, am Anfang ein Buchstabe',
    bad: 'Nur Buchstaben, Ziffern und Unterstriche, am Anfang ein Buchstabe',
    exists: 'Diesen Datensatz gibt es schon, er wird geändert',
    isNew: 'Ein neuer Datensatz wird angelegt'
  },
  mode: {
    label: 'Was mit vorhandenen Zeilen geschieht',
    'replace-months': 'Die Monate dieser Datei ersetzen',
    'replace-monthsHint':
      'Monate der Datei werden ganz ersetzt, alle anderen bleiben. Dieselbe Datei zweimal zu laden ändert nichts.',
    'replace-all': 'Alles ersetzen',
    'replace-allHint': 'Danach sind nur noch die Zeilen dieser Datei da.',
    append: 'Anhängen',
    appendHint: 'Alle Zeilen bleiben und diese kommen dazu, auch wenn sie schon da sind.'
  },
  effect: {
    title: 'Monate',
    view: 'Was vom Laden gezeigt wird',
    columns_one: '{{count, number}} Spalte',
    columns_other: '{{count, number}} Spalten',
    column: 'Spalte',
    type: 'Typ',
    role: 'Bedeutung',
    fate: 'Was geschieht',
    noMonths: 'Ohne Bestelldatum gibt es keine Monate: der ganze Datensatz wird ersetzt.',
    noMonthsAppend: 'Ohne Bestelldatum gibt es keine Monate: Zeilen kommen dazu.',
    month: 'Monat',
    before: 'Zeilen jetzt',
    after: 'Zeilen danach',
    change: 'Änderung',
    replaced: 'ersetzt',
    added: 'neu',
    grows: 'ergänzt',
    stays: 'bleibt',
    summary: '{{staying}} Zeilen bleiben · {{replaced}} werden ersetzt',
    summaryNew: 'Noch ist nichts da: alle Zeilen sind neu'
  },
  sameFile: {
    title: 'Genau diese Datei wurde schon geladen',
    text: 'Ihr Inhalt ist bis aufs letzte Byte gleich. Monate ersetzen lässt die Summen gleich; Anhängen zählte ihre Zeilen doppelt.',
    job: 'Zu jenem Vorgang'
  },
  appendTwice: 'Anhängen zählte die Zeilen dieser Datei doppelt',
  gate: {
    blocked: 'Eine sperrende Regel ist verletzt',
    rules: 'Sagen Sie, warum trotzdem geladen wird; der Beleg bewahrt es mit den verletzten Regeln.',
    title: 'Die Qualität liegt unter der Grenze',
    text: 'Die Bewertung ist {{score}}, die Grenze {{gate}}. Sagen Sie, warum trotzdem geladen wird; der Beleg bewahrt es auf.',
    label: 'Grund',
    placeholder: 'Zum Beispiel: Monat noch offen, fehlende Kunden bekannt'
  },
  queued: {
    title_one: '{{count, number}} weitere Datei',
    title_other: '{{count, number}} weitere Dateien',
    text: 'Werden danach geladen, jede mit einem eigenen Vorgang, mit demselben Rezept.',
    overlap: 'Ein Monat, der in mehreren der Dateien steht, behält die Zeilen der letzten.',
    remove: '{{name}} weglassen',
    waiting: 'Wartet',
    checking: 'Wird geprüft'
  },
  run: {
    title: '{{name}} in {{dataset}}',
    facts: 'Laden in {{dataset}}',
    factsDone: 'In {{dataset}} geladen',
    cancel: 'Laden abbrechen',
    cancelled: 'Abgebrochen. Von dieser Datei wurde nichts behalten.',
    failed: 'Das Laden von {{name}} ist fehlgeschlagen',
    startFailed: 'Das Laden konnte nicht beginnen',
    unseen: 'Was aus dem Laden wurde, lässt sich nicht zeigen',
    actFailed: 'Das hat nicht funktioniert',
    again: 'Plan ändern',
    rate: '{{rate}} Zeilen je Sekunde',
    left: 'noch {{left}}',
    rows: '{{rows}} Zeilen',
    board: 'Board öffnen',
    receipt: 'Vorgang ansehen',
    jobOf: 'Vorgang ansehen: {{name}}',
    stay: 'Hier bleiben',
    opening: 'Gleich öffnet sich das Board',
    done_one: '{{count, number}} Zeile in {{dataset}} geladen',
    done_other: '{{count, number}} Zeilen in {{dataset}} geladen',
    clusterProof_one: 'Der Cluster antwortet dasselbe: {{count, number}} Vergleich',
    clusterProof_other: 'Der Cluster antwortet dasselbe: {{count, number}} Vergleiche',
    noClusterProof: 'Der Cluster antwortet andere Zahlen',
    proof_one: 'Das Warehouse antwortet dasselbe: {{count, number}} Maß verglichen',
    proof_other: 'Das Warehouse antwortet dasselbe: {{count, number}} Maße verglichen',
    noProof: 'Das Warehouse antwortet andere Zahlen'
  }
}
