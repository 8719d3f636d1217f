import type { exports as en } from '../en/exports'
import type { Words } from '../words'

export const exports: Words<typeof en> = {
  menu: 'Exportieren',
  menuOf: 'Dieses Board exportieren',
  pdf: 'Board als PDF',
  pdfPrint: 'Board als PDF (drucken)',
  pdfHint: 'A4 quer, hell, wie auf dem Bildschirm',
  xlsx: 'Board als XLSX',
  xlsxHint: 'Ein Blatt je Kachel, echte Zahlen und Daten',
  working: 'Die Datei wird erstellt …',
  failed: 'Die Datei konnte nicht erstellt werden',
  saved: 'Gespeichert als {{name}}',
  board: {
    sheet: 'Board',
    dataset: 'Datensatz',
    from: 'Erster Tag',
    to: 'Letzter Tag',
    allRows: 'alle Zeilen, der Datensatz hat kein Bestelldatum',
    compare: 'Verglichen mit',
    compareFrom: 'Verglichen: erster Tag',
    compareTo: 'Verglichen: letzter Tag',
    filter: 'Filter: {{role}}',
    filters: 'Filter',
    none: 'keine',
    through: 'Daten bis',
    rows: 'Zeilen des Datensatzes',
    currency: 'Währung',
    unknownCurrency: 'nicht bekannt',
    fiscal: 'Perioden',
    fiscalYear: 'des Geschäftsjahrs',
    exported: 'Exportiert am (UTC{{offset}})',
    version: 'Version der App',
    tile: 'Kachel',
    sheetName: 'Blatt',
    value: 'Wert',
    before: 'Vorher',
    difference: 'Differenz',
    change: 'Veränderung',
    note: 'Hinweis',
    noSheet: 'kein Ergebnis'
  },
  columns: { before: '{{metric}}, vorher', difference: 'Differenz', change: 'Veränderung' },
  definitions: {
    sheet: 'Definitionen',
    definition: 'Definition',
    rows: 'Verwendete Zeilen',
    coverage: 'Zeilen mit Werten',
    through: 'Daten bis',
    compared: 'Verglichen mit',
    reason: 'Nicht verfügbar, weil',
    column: 'Spalte',
    meaning: 'Bedeutung',
    share: 'Wert geteilt durch die Summe aller Werte der Dimension, auch derer in „Übrige“',
    cumulative: 'Summe der Anteile bis zu dieser Zeile; bis 80 % ist Klasse A, bis 95 % Klasse B',
    change:
      'Wert minus Wert vorher, geteilt durch die Größe des Werts vorher. Leer, wo das nicht ehrlich ist; der Hinweis sagt, warum',
    margin: 'Gewinn geteilt durch Umsatz, aus den Summen, nie ein Mittel von Margen',
    marginChange: 'Marge minus Marge vorher, in Prozentpunkten',
    months: 'Monate stehen als ihr erster Tag da'
  },
  exact: '{{column}} vollständig: {{value}} (eine Tabellenkalkulation zeigt 15 Stellen)',
  paper: {
    filters: 'Filter',
    page: 'Seite {{page, number}} von {{count, number}}',
    foot: 'Sales Analytics {{version}} · exportiert {{at}}'
  }
}
