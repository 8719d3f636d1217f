export const quality = {
  quality: {
    title: 'Qualität {{score}}',
    gate: 'Grenze bei {{gate}}',
    below: 'unter der Grenze von {{gate}}',
    blocked: 'Laden ist gesperrt',
    how: 'So entsteht die Zahl',
    formula:
      'Jede Dimension ist der Anteil der Werte oder Zeilen ohne diesen Mangel. Die Zahl ist ihr gewichtetes Mittel mal 100; eine Dimension, die an den Daten nicht messbar ist, fällt weg und ihr Gewicht verteilt sich auf die anderen.',
    dimension: 'Dimension',
    value: 'Gut',
    weight: 'Gewicht',
    lost: 'Verlorene Punkte',
    unmeasured: 'nicht messbar',
    cost: '{{count, number}} Zeilen',
    wholeFile: 'die ganze Datei',
    points: '−{{points}}',
    showCosts: 'Wodurch {{dimension}} Punkte verlor',
    smallest: 'weniger als 0,01',
    noRows: 'Die Zeilen lassen sich nicht einzeln nennen.',
    ruleFormula:
      'Regeln des Datensatzes zählen in ihrer Dimension: eine Regel über Zeilen mit dem Anteil der Zeilen, die sie verletzen, eine Regel über die ganze Datei mit der Hälfte.',
    blocking: 'Unabhängig von der Zahl: Das Laden verlangt einen getippten Grund.',
    dimensions: {
      completeness: 'Vollständigkeit',
      validity: 'Gültigkeit',
      uniqueness: 'Eindeutigkeit',
      consistency: 'Einheitlichkeit',
      timeliness: 'Zeitbezug'
    }
  }
}
