export const findings = {
  findings: {
    title: 'Befunde in dieser Datei',
    none: 'Nichts zu bemerken. Jede Zeile hat die richtige Feldzahl, jeder Wert ist lesbar.',
    rows: 'Zeilen dazu',
    rowsFailed: 'Die Zeilen lassen sich nicht anzeigen',
    share: '{{share}} der Zeilen',
    months: 'Monate',
    days: 'Tage',
    severity: { info: 'Hinweis', warning: 'Warnung', error: 'Problem' },
    rule: {
      'ragged-rows': 'Zeilen haben nicht {{expected}} Felder',
      'broken-quotes': 'Zeilen haben ein Anführungszeichen an falscher Stelle',
      'undecodable-bytes': 'Bytefolgen sind nicht dekodierbar',
      'ends-in-quote': 'Die Datei endet in einem offenen Anführungszeichen',
      'type-violations': '{{column}}: nicht lesbar als {{type}}',
      'duplicate-rows': 'Zeilen sind genaue Kopien einer anderen',
      'empty-column': '{{column}} ist durchgehend leer',
      'constant-column': '{{column}} hat nur einen Wert: {{value}}',
      'missing-values': '{{column}} hat keinen Wert',
      'ambiguous-numbers': '{{column}}: Tausender oder Nachkommastellen ist offen',
      'ambiguous-dates': '{{column}}: wie die Daten zu lesen sind, ist offen',
      'future-dates': '{{column}} liegt in der Zukunft, bis {{max}}',
      'negative-quantities': '{{column}} ist negativ, bis {{min}}',
      'white-space': '{{column}} hat Leerzeichen am Rand',
      'mostly-empty-column': '{{column}} ist in fast jeder Zeile leer',
      'out-of-range-dates': '{{column}} liegt weit von den übrigen Daten: {{min}} bis {{max}}',
      outliers: '{{column}} liegt weit von den übrigen Werten, hinab bis {{min}}, hinauf bis {{max}}',
      'value-variants': '{{column}}: ein Wert in mehreren Schreibungen, etwa {{value}}',
      'text-numbers': '{{column}} ist Text, aber dies sind Zahlen; andere nicht, etwa {{value}}',
      'mixed-currencies': '{{column}} hat mehrere Währungen: {{value}}',
      'look-alikes': '{{column}} ist fast ein anderer Wert, etwa {{value}}',
      'duplicate-keys': 'Zeilen wiederholen den Schlüssel {{value}} einer anderen Zeile',
      'fuzzy-keys':
        '{{column}}: Schlüssel unterscheiden sich nur in Schreibung, Leerzeichen oder Nullen, etwa {{value}}',
      'time-gaps': '{{column}}: {{unit}} ohne Zeile, etwa {{value}}',
      'amount-mismatch': 'Zeilen, in denen {{value}} nicht gilt'
    }
  }
}
