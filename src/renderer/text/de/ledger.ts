import type { ledger as en } from '../en/ledger'
import type { Words } from '../words'

export const ledger: Words<typeof en> = {
  title: 'Zeilenbilanz',
  read: 'Zeilen gelesen',
  joinedOut: 'ohne Treffer',
  otherMonths: 'aus anderen Monaten',
  loaded: 'geladen',
  toLoad: 'zu laden',
  made: 'gebildete Zeilen',
  rejected: 'abgewiesen',
  filtered: 'gefiltert',
  deduplicated: 'Duplikate',
  revenue: 'Umsatz gesamt',
  quality: 'Qualität {{score}}',
  gate: 'Grenze bei {{gate, number}}',
  measuring: 'Die ganze Datei wird gezählt …',
  measuringShare: 'Die ganze Datei wird gezählt · {{share}}',
  stop: 'Anhalten',
  stopped: 'Das Zählen wurde angehalten',
  again: 'Neu zählen',
  outdated: 'Zahlen des Rezepts vor dieser Änderung',
  gap: 'Die Zeilenbilanz geht um {{count, number}} Zeilen nicht auf',
  reasons: 'Warum Zeilen abgewiesen werden',
  reasonsHint:
    'Nach dem Laden lassen sie sich korrigieren und zurückgeben oder als CSV mit Zeile, Spalte und Grund speichern.',
  noDate: '{{column}} ist leer oder nicht lesbar; eine Zeile braucht ihr Bestelldatum',
  unreadable: '{{column}} ist nicht lesbar',
  ragged: 'falsche Anzahl Felder',
  noColumn: 'keine Spalte hat diese Rolle'
}
