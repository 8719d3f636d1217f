import type { replay as en } from '../en/replay'
import type { Words } from '../words'

export const replay: Words<typeof en> = {
  taken: 'Das Rezept von {{dataset}} wurde von selbst übernommen: die Spalten sind wie zuvor',
  stopped: 'Das Rezept von {{dataset}} wurde übernommen; sehen Sie dies vor dem Laden an',
  alike: 'Diese Datei ähnelt {{dataset}}, doch dessen Rezept wurde nicht übernommen',
  take: 'Übernehmen, soweit es passt',
  more_one: 'und {{count, number}} weiterer Punkt',
  more_other: 'und {{count, number}} weitere Punkte',
  renamed: '{{file}} wird als {{recipe}} gelesen',
  reordered: 'Die Spalten stehen in anderer Reihenfolge',
  widened: '{{column}} hat mehr Stellen als zuvor; der Datensatz behält alle',
  stop: {
    'missing-column': 'Die Spalte {{column}} fehlt',
    'new-column': 'Die Spalte {{column}} ist neu',
    ambiguous: '{{column}} lässt sich auf mehrere Arten lesen',
    format: '{{column}} ist anders geschrieben als zuvor; gelesen wird, wie diese Datei es hat',
    type: '{{column}} enthält Werte eines anderen Typs als zuvor; unlesbare werden abgewiesen',
    total: 'Die Summe von {{column}} weicht stark vom letzten Laden ab',
    volume: 'Die Zahl der Zeilen weicht stark vom letzten Laden ab',
    nulls: '{{column}} hat mehr leere Werte als beim letzten Laden',
    step: 'Ein Schritt kann auf dieser Datei nicht laufen'
  }
}
