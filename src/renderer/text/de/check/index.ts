import type { check as en } from '../../en/check'
import type { Words } from '../../words'
import { column } from './column'
import { evidence } from './evidence'
import { findings } from './findings'
import { quality } from './quality'
import { reading } from './reading'

export const check: Words<typeof en> = {
  title: 'Prüfen',
  next: 'Weiter zum Formen',
  decide: 'Entscheiden, wie {{column}} zu lesen ist',
  guess: 'erste Vermutung aus {{rows}} Zeilen',
  checking: '{{step}}, {{fraction}}',
  rate: '{{rate}}/s',
  verified_one: 'Typen an {{count, number}} Zeile geprüft in {{took}}',
  verified_other: 'Typen an {{count, number}} Zeilen geprüft in {{took}}',
  verifiedEarly_one: 'Typen an {{count, number}} Zeile geprüft in {{took}}, Auswertung läuft',
  verifiedEarly_other: 'Typen an {{count, number}} Zeilen geprüft in {{took}}, Auswertung läuft',
  readEarly_one: '{{count, number}} Zeile gelesen in {{took}}, Auswertung läuft',
  readEarly_other: '{{count, number}} Zeilen gelesen in {{took}}, Auswertung läuft',
  breaks:
    'Zeile {{line, number}}, Spalte {{column}}: „{{text}}“ ist nicht lesbar als {{type}}. Die ganze Spalte wird angesehen …',
  again: 'wird neu geprüft',
  failed: 'Die Datei lässt sich nicht prüfen',
  gridLabel: 'Zeilen der Datei, fehlerhafte Werte markiert',
  steps: {
    decode: 'Dekodieren',
    structure: 'Zeilen zählen',
    types: 'Typen lesen',
    profile: 'Spalten auswerten',
    shape: 'Zeilen formen',
    write: 'Schreiben',
    load: 'Laden',
    publish: 'Dateien schreiben',
    upload: 'Hochladen',
    ingest: 'Einlesen',
    'wait-slot': 'Warten auf einen Platz',
    'wait-lock': 'Warten auf einen anderen Auftrag',
    verify: 'Prüfen'
  },
  card: {
    empty: '{{share}} leer',
    full: 'lückenlos',
    distinct_one: '{{count, number}} Wert',
    distinct_other: '{{count, number}} Werte',
    about: '≈ {{number}} Werte',
    verified: 'jeder Wert lesbar als {{type}}',
    breaks: 'nicht {{type}}: „{{text}}“',
    allDistinct: 'alle verschieden',
    valid: '{{share}} der Werte sind lesbar als {{type}}'
  },
  ...reading,
  ...evidence,
  ...column,
  ...findings,
  ...quality
}
