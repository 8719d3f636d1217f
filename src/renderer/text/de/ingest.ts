import type { ingest as en } from '../en/ingest'
import type { Words } from '../words'

export const ingest: Words<typeof en> = {
  where: {
    label: 'Wohin die Zeilen kommen',
    local: 'Dieser Rechner',
    localHint: 'Das Warehouse dieser App. Geht ohne Netz.',
    clusterHint: '{{bucket}} → {{router}}',
    fixed: '{{dataset}} gibt es schon, seine Zeilen bleiben an einem Ort.',
    connect: 'Cluster verbinden'
  },
  planFailed: 'Was dieses Laden in {{name}} täte, lässt sich nicht sagen',
  planning: '{{name}} wird gefragt …',
  becausePlan: 'Zuerst muss der Cluster antworten',
  becauseForm: 'Lösen Sie zuerst, was zum Laden in den Cluster steht',
  becauseEdited: 'Berichtigen Sie zuerst den bearbeiteten Auftrag',
  title: 'Laden in den Cluster',
  dataSource: 'Datasource',
  isNew: 'neu',
  exists: 'schon da',
  method: 'Weg',
  methods: { sql: 'SQL', native: 'Nativ' },
  methodHints: {
    only: 'Ein Auftrag index_parallel. Diesem Cluster fehlt die Aufnahme mit SQL.',
    sql: 'Eine Anweisung REPLACE oder INSERT, ausgeführt von der Multi-Stage-Engine.',
    native: 'Ein Auftrag index_parallel. Den kennt jedes Druid.'
  },
  money: 'Beträge',
  moneys: { cents: 'Ganze Cent', double: 'Dezimal (double)' },
  moneyHints: {
    cents:
      'Als ganze Zahl der kleinsten Einheit: Summen stimmen auf den Cent. Boards dieser App teilen; andere Werkzeuge müssen es.',
    double: 'Mit Dezimalpunkt, den jedes Werkzeug liest, wie er ist. Summen sind in den letzten Stellen gerundet.'
  },
  fixedForm: 'Vom ersten Laden übernommen: eine Datasource hat eine Form.',
  format: 'Dateien',
  formats: { ndjson: 'NDJSON (gzip)', parquet: 'Parquet' },
  formatHints: {
    only: 'Je Zeile ein JSON-Objekt. Diesem Cluster fehlt die Erweiterung für Parquet.',
    ndjson: 'Je Zeile ein JSON-Objekt. Jedes Druid liest es.',
    parquet: 'Kleiner und mit Typen. Druid braucht dafür seine Erweiterung für Parquet.'
  },
  segment: 'Segmente je',
  granularities: {
    NONE: 'Genaue Zeit',
    SECOND: 'Sekunde',
    MINUTE: 'Minute',
    HOUR: 'Stunde',
    DAY: 'Tag',
    MONTH: 'Monat',
    QUARTER: 'Quartal',
    YEAR: 'Jahr',
    ALL: 'Alle Zeit'
  },
  query: 'Zeiten abgeschnitten auf',
  rollup: 'Gleiche Zeilen addieren (Rollup)',
  rollupHint:
    'Zeilen, die in den Spalten unten gleich sind, werden eine; Zahlen werden addiert, die übrigen Spalten fallen weg.',
  keys: 'Spalten, die bleiben',
  sketches: {
    distinct: 'Verschiedene Werte von',
    distinctHint: 'Als HLL-Sketch: fast genaue Anzahlen verschiedener Werte, über beliebige Zeilen.',
    quantiles: 'Mediane und Quantile von',
    quantilesHint: 'Als Quantil-Sketch: fast genaue Mediane und Perzentile.',
    missing: 'Diesem Cluster fehlt druid-datasketches.'
  },
  transforms: {
    title: 'Spalten, die Druid bildet',
    hint: 'Kommen zu den Zeilen, während Druid sie liest. Boards dieser App benutzen sie nicht.',
    add: 'Spalte hinzufügen',
    kind: 'Wie sie entsteht',
    kinds: {
      upper: 'Großbuchstaben',
      lower: 'Kleinbuchstaben',
      trim: 'Ohne Leerzeichen',
      concat: 'Verbunden',
      split: 'Mehrere Werte aus',
      constant: 'Fester Text',
      custom: 'Ausdruck'
    },
    column: 'Spalte',
    columns: 'Spalten',
    separator: 'Trenner',
    value: 'Text',
    sql: 'Druid-SQL, etwa UPPER("region")',
    expression: 'Druid-Ausdruck, etwa upper("region")',
    name: 'Name der neuen Spalte',
    remove: '{{name}} entfernen'
  },
  advanced: 'Erweitert',
  partitioning: 'Partitionierung',
  partitionings: { dynamic: 'Wie die Zeilen kommen', hashed: 'Nach Hash', range: 'Nach Bereichen' },
  partitionBy: 'Partitioniert nach',
  hashedHint: 'Leer: nach allen Spalten.',
  appendAsTheyCome: 'Angefügt wird nur, wie die Zeilen kommen. Wählen Sie das, oder ersetzen Sie die Monate.',
  clusteredBy: 'Sortiert nach',
  clusteredByHint: 'Danach stehen die Zeilen in einem Segment; Filter darauf lesen weniger.',
  maxRows: 'Zeilen je Segment höchstens',
  targetRows: 'Zeilen je Segment, ungefähr',
  maxTasks: 'Aufträge',
  maxTasksHint: 'Controller und Worker; alle brauchen einen freien Platz.',
  problems: {
    error: 'Steht diesem Laden im Weg',
    warning: 'Gut zu wissen'
  },
  facts: {
    rollup: 'aus {{rows}} Zeilen werden {{stored}}',
    rollupUnknown: 'Zeilen nach dem Zusammenfassen unbekannt: {{column}} macht nur Druid',
    segments_one: 'etwa {{count, number}} Segment',
    segments_other: 'etwa {{count, number}} Segmente',
    slots: '{{needed}} von {{free}} freien Plätzen',
    slotsUnknown_one: '{{count, number}} Platz nötig',
    slotsUnknown_other: '{{count, number}} Plätze nötig',
    version: 'Druid {{version}}'
  },
  evolution: {
    title_one: '{{count, number}} Spalte ist anders als in der Datasource',
    title_other: '{{count, number}} Spalten sind anders als in der Datasource',
    text: '{{name}} hat andere Spalten als diese Datei. Zeilen, die bleiben, werden nicht berührt.',
    new: 'neu, {{type}}: vorhandene Zeilen haben dort keinen Wert',
    missing: 'nicht geladen, dort {{type}}: die neuen Zeilen haben dort keinen Wert',
    retyped: 'dort {{from}}, in dieser Datei {{to}}',
    choiceOf: 'Was mit {{name}} geschieht',
    choices: { 'as-file': 'Wie in der Datei', 'as-stored': 'Wie in der Datasource', 'leave-out': 'Weglassen' },
    empty: 'bleibt leer'
  },
  delta: {
    title: 'Was die Datasource schon hat',
    all_one: 'Der Monat dieser Datei ist schon da, mit denselben Zeilen und Summen.',
    all_other: 'Alle {{count, number}} Monate dieser Datei sind schon da, mit denselben Zeilen und Summen.',
    some: '{{equal}} von {{all}} Monaten dieser Datei sind schon da, mit denselben Zeilen und Summen.',
    only_one: 'Nur den Monat laden, der sich ändert',
    only_other: 'Nur die {{count, number}} Monate laden, die sich ändern',
    onlyHint: 'Die anderen bleiben, wie sie sind; der Beleg nennt die Zahl ihrer Zeilen.',
    change: '{{column}}',
    same: 'gleich',
    sameHint: 'Zeilen und Summen sind gleich denen, die da sind'
  },
  preview: {
    title: 'Wie Druid liest',
    failed: 'Druid konnte nicht gefragt werden, wie es diese Zeilen liest',
    same_one: 'Druid liest {{count, number}} Zeile genau wie diese App',
    same_other: 'Druid liest die ersten {{count, number}} Zeilen genau wie diese App',
    other: 'Von {{rows}} Zeilen liest Druid {{differing}} anders und weist {{refused}} zurück',
    again: 'Neu fragen',
    notCompared: 'Nicht verglichen, weil nur SQL sie machen kann: {{columns}}',
    line: 'Zeile',
    none: 'kein Wert',
    druid: 'Druid: {{value}}'
  },
  spec: 'So wird es abgeschickt',
  specNone: 'Der Auftrag wird geschrieben, sobald nichts mehr im Weg steht.',
  specHint:
    'Ohne Geheimnisse und Signaturen; die Namen der Objekte und der Schlüssel des Vorgangs kommen beim Start dazu.',
  edit: {
    begin: 'Bearbeiten',
    reset: 'Zurück zum erzeugten',
    query: 'Abfrage',
    task: 'Auftrag',
    context: 'Kontext',
    changes: 'Änderungen',
    editor: 'Auftrag, bearbeitet',
    none: 'Noch ist nichts geändert.',
    conflict: 'Das Formular hat seitdem eine Stelle geändert, die Sie bearbeitet haben: Dort blieb Ihr Text.',
    at: 'Zeile {{line}}: {{problem}}',
    atContext: 'Kontext, Zeile {{line}}: {{problem}}'
  },
  effectSpec: 'Auftrag',
  run: {
    stages: {
      shape: 'Formen',
      publish: 'Dateien schreiben',
      upload: 'Hochladen',
      ingest: 'Aufnehmen',
      available: 'Bereitstellen',
      verify: 'Beweisen'
    },
    steps: 'Schritte des Ladens'
  },
  proof: {
    title: 'Cluster',
    connection: 'Verbindung',
    router: 'Router',
    dataSource: 'Datasource',
    method: 'Weg',
    task: 'Auftrag',
    version: 'Druid',
    segments: 'Segmente',
    segmentsFacts: '{{segments}}, {{size}}',
    bucket: 'Bucket',
    manifest: 'Manifest',
    objects_one: '{{count, number}} Objekt im Bucket',
    objects_other: '{{count, number}} Objekte im Bucket',
    key: 'Schlüssel',
    rows: 'Zeilen',
    size: 'Größe',
    hash: 'SHA-256',
    wasThere: 'war schon da',
    original: 'Original',
    kept: {
      no: 'Die ursprüngliche Datei wird nicht behalten.',
      'until-proved': 'Die ursprüngliche Datei bleibt, bis das Laden bewiesen ist.',
      days_one: 'Die ursprüngliche Datei bleibt {{count, number}} Tag.',
      days_other: 'Die ursprüngliche Datei bleibt {{count, number}} Tage.',
      'for-ever': 'Die ursprüngliche Datei bleibt.'
    },
    originalsGone: 'Die ursprüngliche Datei wurde um {{time}} aus dem Bucket entfernt, wie es die Verbindung sagt.',
    fate: {
      archived: 'Um {{time}} nach {{folder}}/ verschoben: Ein anderes Laden hat die Zeilen ersetzt.',
      deleted: 'Um {{time}} aus dem Bucket entfernt: Ein anderes Laden hat die Zeilen ersetzt.'
    },
    by: 'Dieses Laden zeigen',
    tidied: {
      archived_one: '{{count, number}} Objekt eines Ladens, das dieses ersetzt hat, wurde nach archive/ verschoben.',
      archived_other:
        '{{count, number}} Objekte eines Ladens, das dieses ersetzt hat, wurden nach archive/ verschoben.',
      deleted_one: '{{count, number}} Objekt eines Ladens, das dieses ersetzt hat, wurde entfernt.',
      deleted_other: '{{count, number}} Objekte eines Ladens, das dieses ersetzt hat, wurden entfernt.'
    },
    notTidied: {
      archived: 'Objekte eines Ladens, das dieses ersetzt hat, wurden nicht alle nach archive/ verschoben.',
      deleted: 'Objekte eines Ladens, das dieses ersetzt hat, wurden nicht alle entfernt.'
    },
    again: 'Es wird innerhalb einer Stunde noch einmal versucht; die Zeilen betrifft es nicht.',
    replacedLoad: 'Zeigen',
    documents: 'Was der Cluster sagte',
    views: { spec: 'Abgeschickt', status: 'Stand', report: 'Bericht', payload: 'Auftrag', log: 'Protokoll' },
    none: 'Der Cluster gab keinen.'
  },
  parity: {
    again: 'Neu prüfen',
    againFailed: 'Der Cluster konnte nicht gefragt werden',
    now: 'Antwort von {{time}}: {{agreed}}',
    months: 'Monat für Monat',
    monthsAll_one: '{{count, number}} Monat stimmt',
    monthsAll_other: 'alle {{count, number}} Monate stimmen',
    monthsNot_one: '{{count, number}} Monat weicht ab',
    monthsNot_other: '{{count, number}} Monate weichen ab',
    month: 'Monat',
    others: 'Zeilen anderer Monate'
  }
}
