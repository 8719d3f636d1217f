import type { FormReason } from '../../../shared/domain/druid/form-problem'

/** What may be wrong with a form of ingestion, in German; `{name}` is a detail. */
export const formReasonsDe: Readonly<Record<FormReason, string>> = {
  'bad-datasource':
    '{name} kann keine Datasource von Druid sein: am Anfang kein Punkt, und keine Schrägstriche, Tabulatoren oder Zeilenumbrüche',
  'bad-key': 'der Schlüssel des Vorgangs hat andere Zeichen als Buchstaben, Ziffern, - und _',
  'no-columns': 'außer der Zeit wird keine Spalte gespeichert',
  'duplicate-column': 'zwei Spalten heißen {name}',
  'reserved-column': '{name} ist der Name der Zeit selbst',
  'unknown-column': 'keine veröffentlichte Spalte und keine Umformung heißt {name}',
  'metrics-need-rollup':
    'Maße entstehen aus mehreren Zeilen, dafür braucht es Rollup; ohne ihn speichern Sie {name} als Spalte',
  'no-count': 'ohne eine Anzahl unter den Maßen lässt sich die Zahl der Zeilen nicht mehr beweisen',
  'not-numeric': '{name} ist keine Zahl, {kind} braucht eine',
  'multi-value-type': '{name} enthält mehrere Werte, das kann nur ein Text',
  'multi-value-sql':
    '{name} enthält mehrere Werte, die Rollup über SQL auseinandernähme; wählen Sie das native Laden',
  'append-needs-dynamic': 'angehängt wird nur mit der Partitionierung, wie die Zeilen kommen',
  'not-whole-segments':
    'Monate sind keine ganzen Segmente bei {granularity}; einige zu ersetzen entfernte andere. Wählen Sie Monat oder feiner, oder ersetzen Sie alles',
  'no-months': 'es gibt keine Zeilen, also keinen Monat zu ersetzen',
  'too-many-segments':
    'die Zeilen verteilen sich zeitlich auf {count} Segmente, erlaubt sind {limit}; wählen Sie gröbere Segmente',
  'coarser-than-segment': 'Zeiten werden auf {query} abgeschnitten, das ist länger als {segment} eines Segments',
  'transform-text': '{name} hat keinen Text in der Sprache, die {method} braucht',
  'money-too-wide':
    '{name} kann bis zu {digits} Stellen haben, ganze Cent fassen 18; ein Wert, der nicht passt, hält das Laden an. Speichern Sie es dezimal',
  'sql-missing': 'dieser Cluster lädt nicht über SQL; wählen Sie das native Laden',
  's3-missing': 'diesem Cluster fehlt druid-s3-extensions; lassen Sie ihn über signierte URLs lesen',
  'parquet-missing': 'diesem Cluster fehlt druid-parquet-extensions; veröffentlichen Sie NDJSON',
  'sketches-missing': 'diesem Cluster fehlt druid-datasketches, {name} braucht es',
  'not-enough-slots': '{needed} Plätze für Aufträge sind nötig, {free} sind frei'
}
