/** What may be wrong with the form or the text of an ingestion: by code, with the values of its details in braces. */

import type { TextReason } from '../../../shared/domain/druid/check-text'
import type { FormReason } from '../../../shared/domain/druid/form-problem'
import type { ReadOnlyReason } from '../../../shared/domain/druid/read-only-sql'
import type { DialectReason } from '../../../shared/domain/sql-dialect/problem'
import type { UnreachableReason } from '../../../shared/errors/unreachable'

export const formReasonsDe: Readonly<Record<FormReason, string>> = {
  'bad-datasource':
    '{name} kann keine Datenquelle von Druid sein: kein Punkt am Anfang, keine Schrägstriche, Tabulatoren oder Zeilenumbrüche',
  'bad-key': 'der Schlüssel des Auftrags hat andere Zeichen als Buchstaben, Ziffern, - und _',
  'no-columns': 'außer der Zeit wird keine Spalte gespeichert',
  'duplicate-column': 'zwei Spalten heißen {name}',
  'reserved-column': '{name} ist der Name der Zeit selbst',
  'unknown-column': 'keine veröffentlichte Spalte und keine Umformung heißt {name}',
  'metrics-need-rollup':
    'Messwerte entstehen aus mehreren Zeilen und brauchen deshalb das Zusammenfassen; speichern Sie {name} sonst als Spalte',
  'no-count': 'ohne eine Anzahl unter den Messwerten lässt sich die Zahl der Zeilen nicht mehr beweisen',
  'not-numeric': '{name} ist keine Zahl, und {kind} braucht eine',
  'multi-value-type': '{name} enthält mehrere Werte, was nur ein Text kann',
  'multi-value-sql':
    '{name} enthält mehrere Werte, die das Zusammenfassen mit SQL auseinandernähme; wählen Sie die native Aufnahme',
  'append-needs-dynamic': 'anfügen lassen sich Zeilen nur, wie sie kommen: ohne Aufteilung nach Hash oder Bereichen',
  'not-whole-segments':
    'Monate sind keine ganzen Segmente bei {granularity}; einige zu ersetzen nähme andere weg. Wählen Sie MONTH oder feiner, oder ersetzen Sie alles',
  'no-months': 'es gibt keine Zeilen, also keinen Monat, der ersetzt wird',
  'too-many-segments':
    'die Zeilen verteilen sich auf {count} Abschnitte der Zeit, und {limit} sind erlaubt; wählen Sie gröbere Segmente',
  'coarser-than-segment': 'die Zeit wird auf {query} gekürzt, was länger ist als ein Segment ({segment})',
  'transform-text': '{name} hat keinen Text in der Sprache, die die Aufnahme mit {method} braucht',
  'money-too-wide':
    '{name} kann bis zu {digits} Ziffern haben, und in ganze Cent passen 18; ein Wert, der nicht passt, hält das Laden an. Speichern Sie es als double',
  'other-digits':
    '{name} hat in dieser Datei {here} Nachkommastellen, und die Datenquelle hält {there}: beide Arten von Zeilen würden falsch zusammengezählt. Runden Sie es beim Formen, lassen Sie es weg, oder ersetzen Sie alles',
  'other-meaning':
    '{name} steht in der Datenquelle als {from} und käme als {to}: beide Arten von Zeilen würden falsch zusammengezählt. Lassen Sie es weg, oder ersetzen Sie alles',
  'unknown-digits':
    'diese Datenquelle ist nicht von dieser App, deshalb ist unbekannt, wie viele Nachkommastellen ihre ganzen Zahlen haben. Diese Ladung bringt {columns}',
  'sql-missing': 'dieser Cluster hat keine Aufnahme mit SQL; wählen Sie native',
  's3-missing': 'diesem Cluster fehlt druid-s3-extensions; lassen Sie ihn über signierte URLs lesen',
  'parquet-missing': 'diesem Cluster fehlt druid-parquet-extensions; veröffentlichen Sie NDJSON',
  'sketches-missing': 'diesem Cluster fehlt druid-datasketches, das {name} braucht',
  'not-enough-slots': 'gebraucht werden {needed} Plätze für Aufgaben, und {free} sind frei'
}

export const textReasonsDe: Readonly<Record<TextReason, string>> = {
  unexpected: 'hier steht kein JSON',
  'unclosed-text': 'dieser Text hat kein Ende oder enthält ein Zeichen, das JSON mit einem Schrägstrich schreibt',
  end: 'der Text endet zu früh: eine Klammer ist nicht geschlossen',
  'duplicate-name': 'diesen Namen gibt es zweimal, einer ginge also verloren',
  missing: 'hier fehlt {name}',
  'wrong-value': '{name} braucht einen anderen Wert: {expected}',
  'other-key': '{name} ist der Schlüssel des Auftrags und lässt sich nicht ändern',
  'drop-needs-intervals': 'dropExisting bewirkt ohne intervals nichts',
  'append-and-drop': 'appendToExisting und dropExisting schließen einander aus',
  'other-datasource': 'die Zeilen dieser Ladung gehen nach {name}; eine andere Datenquelle ist eine andere Ladung',
  'other-source': 'gelesen wird, was diese Ladung veröffentlicht; das lässt sich hier nicht ändern',
  secret: 'ein Geheimnis darf hier nicht stehen: es würde mit dem Auftrag aufbewahrt. Geben Sie es der Verbindung',
  'replaces-otherwise': 'das ersetzt andere Zeilen als die Monate, die der Plan zeigt',
  'unclosed-sql': 'dieses Anführungszeichen oder dieser Kommentar hat kein Ende',
  unpaired: 'diese Klammer hat kein Gegenstück',
  'several-statements': 'abgeschickt wird eine Anweisung; lassen Sie das Semikolon weg',
  'no-ingestion': 'eine Aufnahme beginnt mit INSERT INTO oder REPLACE INTO'
}

/** Why a load can't be of some months only. */
export const onlyMonthsReasonsDe: Readonly<Record<string, string>> = {
  mode: 'andere Monate bleiben nur beim Ersetzen von Monaten, wie sie sind',
  'no-date': 'ohne Bestelldatum hat die Datei keine Monate',
  run: 'weitere Dateien warten, und jede bringt ihre eigenen Monate'
}

/** Reasons of `druid.unreachable`. */
export const unreachableReasonsDe: Readonly<Record<UnreachableReason, string>> = {
  refused: 'dort nimmt niemand Verbindungen an',
  'unknown-name': 'den Namen des Servers kennt niemand',
  'no-way': 'kein Netz führt dorthin',
  silent: 'in der Zeit kam keine Antwort',
  broke: 'die Verbindung riss ab'
}

/** Warum eine Anweisung nicht an einen Cluster gesendet wird. */
export const readOnlyReasonsDe: Readonly<Record<ReadOnlyReason, string>> = {
  empty: 'es steht keine Anweisung darin',
  'too-long': 'sie ist länger als 100.000 Zeichen',
  unclosed: 'ein Text, ein Name oder ein Kommentar, der mit {word} beginnt, hat kein Ende',
  character: 'das Zeichen {word} hat dort keine Bedeutung',
  escape: 'ein Text darin lässt sich auf zwei Weisen lesen',
  statements: 'es sind mehrere Anweisungen',
  statement: '{word} gehört nicht dazu',
  explain: 'nach EXPLAIN folgt PLAN FOR und eine Abfrage',
  writes: '{word} tut mehr als lesen',
  external: '{word} liest von außerhalb des Clusters'
}

/** Was von Druids SQL auf diesem Rechner keine Entsprechung hat. */
export const dialectReasonsDe: Readonly<Record<DialectReason, string>> = {
  function: '{word} hat hier keine Entsprechung',
  table: 'TABLE({word} …) liest von außerhalb Ihrer Datensätze',
  'unicode-text': 'ein Text {word} wird hier nicht gelesen; schreiben Sie die Zeichen selbst',
  literal: '{word} braucht Zeitraum, Einheit, Muster oder Zone als geschriebenen Text',
  arguments: '{word} nimmt nicht so viele oder so wenige Werte',
  period: "{word} ist kein Zeitraum wie 'P1D', 'P1M' oder 'PT1H'",
  interval: "{word} ist keine Zeitspanne wie '2024-01-01/P1M'",
  pattern: '{word} in einem Muster für Zeiten hat hier keine Entsprechung',
  unit: '{word} ist dafür keine Zeiteinheit',
  zone: '{word} ist keine Zeitzone',
  misnamed: '{word} ist in Druid das einfache Jahr: schreiben Sie YEAR, oder isoyear(…) für das Jahr der Woche',
  'interval-unit': 'ein INTERVAL in {word} zählt Druid falsch: schreiben Sie es in Tagen oder Monaten',
  format: 'das Format {word} hat hier keine Entsprechung'
}
