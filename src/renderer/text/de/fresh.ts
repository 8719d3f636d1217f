import type { fresh as en } from '../en/fresh'
import type { Words } from '../words'

export const fresh: Words<typeof en> = {
  age: {
    asOf: 'Stand: {{ago}}',
    here: 'Dieser Datensatz liegt auf diesem Rechner: Seine Zahlen ändern sich nur durch ein Laden.',
    cluster_one: 'Wird vom Cluster neu erfragt, wenn es älter als {{count, number}} Minute ist.',
    cluster_other: 'Wird vom Cluster neu erfragt, wenn es älter als {{count, number}} Minuten ist.'
  },
  refresh: 'Neu berechnen',
  refreshKey: 'Neu berechnen (R)',
  running: 'Wird neu berechnet …',
  every: {
    label: 'Von selbst auffrischen: {{chosen}}',
    title: 'Von selbst auffrischen',
    off: 'Aus',
    short_one: '{{count, number}} min',
    short_other: '{{count, number}} min',
    minutes_one: 'Jede Minute',
    minutes_other: 'Alle {{count, number}} Minuten',
    hintCluster:
      'Solange dieses Fenster zu sehen ist. Nach einem Fehlschlag verdoppelt sich die Zeit, bis zu einer Stunde.',
    hintHere: 'Nicht nötig: Dieser Datensatz liegt auf diesem Rechner, und seine Boards folgen jedem Laden von selbst.'
  },
  standing: {
    unheard: '{{cluster}} ist nicht erreichbar. Das sind die Zahlen vom {{at}}.',
    failed: 'Dieses Board konnte nicht neu berechnet werden. Das sind die Zahlen vom {{at}}.',
    asking: 'Das sind die Zahlen vom {{at}}; neuere werden gerade erfragt.',
    older: 'Sie gehören zu Laden {{version, number}} des Datensatzes; das letzte ist {{now, number}}.',
    next_one: 'nächster Versuch in {{count, number}} min',
    next_other: 'nächster Versuch in {{count, number}} min'
  },
  offer: {
    title: 'Boards dieses Datensatzes, deren Zahlen aufgehoben sind',
    none: 'Noch kein anderes Board dieses Datensatzes wurde angesehen; es sind keine Zahlen aufgehoben.',
    older: 'von einem älteren Laden'
  }
}
