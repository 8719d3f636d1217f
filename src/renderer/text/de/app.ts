import type { app as en } from '../en/app'
import type { Words } from '../words'

export const app: Words<typeof en> = {
  name: 'Sales Analytics',
  skip: 'Zum Inhalt springen',
  loading: 'Wird geladen',
  nav: {
    label: 'Hauptmenü',
    home: 'Start',
    datasets: 'Datensätze',
    board: 'Boards',
    cluster: 'Cluster',
    jobs: 'Vorgänge',
    sql: 'SQL',
    alerts: 'Alarme',
    alertsUnseen_one: '{{count, number}} neu',
    alertsUnseen_other: '{{count, number}} neu',
    settings: 'Einstellungen',
    boards: 'Boards',
    palette: 'Suche',
    keys: 'Tastatur',
    running_one: '{{count, number}} läuft',
    running_other: '{{count, number}} laufen'
  },
  palette: {
    commands: 'Befehle',
    screens: 'Ansichten',
    here: 'Auf diesem Board',
    placeholder: 'Ansichten, Datensätze, Dateien, Befehle suchen',
    nothing: 'Nichts gefunden',
    resume: 'Weiter mit {{name}}',
    light: 'Helle Farben',
    dark: 'Dunkle Farben',
    auto: 'Farben wie im System'
  },
  keys: {
    title: 'Tastatur',
    ctrl: 'Strg',
    palette: 'Suche und Befehle',
    keys: 'Diese Liste',
    open: 'Datei öffnen',
    settings: 'Einstellungen',
    alerts: 'Alarme',
    primary: 'Die Hauptschaltfläche der Ansicht',
    problems: 'Nächstes und voriges Problem',
    moveStep: 'Einen Schritt des Rezepts verschieben',
    refresh: 'Das Board neu berechnen',
    undo: 'Änderung am Rezept zurücknehmen',
    redo: 'Wiederholen',
    grid: 'In einer Tabelle bewegen',
    jump: 'Zu einer Zeile springen',
    drill: 'In einen Wert einer Rangliste hinein und wieder hinaus',
    escape: 'Offenes schließen'
  },
  warehouse: {
    local: 'Lokales Warehouse',
    facts: '{{rows}} Zeilen · {{size}}',
    empty: 'noch nichts geladen',
    starting: 'Das Warehouse startet',
    restarting: 'Das Warehouse startet neu',
    'gave-up': 'Das Warehouse ist stehen geblieben; starten Sie die App neu'
  },
  rail: {
    label: 'Schritte des Ladens',
    open: 'Öffnen',
    check: 'Prüfen',
    shape: 'Formen',
    load: 'Laden',
    back: 'Zurück'
  },
  notDrawn: {
    title: 'Nicht gezeichnet',
    screen: 'Diese Seite konnte nicht gezeichnet werden',
    part: 'Dieser Teil konnte nicht gezeichnet werden',
    copy: 'Einzelheiten kopieren',
    reload: 'Fenster neu laden',
    bare: {
      title: 'Das Fenster konnte nicht gezeichnet werden',
      text: 'Ihre Dateien, Datensätze und Aufträge sind nicht berührt; laufende Aufträge gehen weiter. Laden Sie das Fenster neu. Bleibt es dabei, geben Sie die Einzelheiten unten in einer Meldung an.',
      reload: 'Neu laden',
      details: 'Einzelheiten'
    }
  },
  reconnecting: 'Die Verbindung zur App ist abgebrochen. Neuer Versuch …',
  signedOut:
    'Die App wurde neu gestartet. Öffnen Sie die Adresse, die sie ausgegeben hat; diese Seite macht dann von selbst weiter.',
  copy: 'Kopieren',
  copied: 'Kopiert',
  close: 'Schließen',
  cancel: 'Abbrechen',
  retry: 'Erneut versuchen'
}
