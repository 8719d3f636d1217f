import type { tiles as en } from '../en/tiles'
import type { Words } from '../words'

export const tiles: Words<typeof en> = {
  boards: {
    label: 'Boards',
    overview: 'Überblick',
    growth: 'Wachstum',
    profitability: 'Ertrag',
    products: 'Produkte',
    customers: 'Kunden',
    regions: 'Regionen',
    returns: 'Retouren',
    undo: 'Letzte Änderung der Ansicht zurücknehmen',
    redo: 'Wiederholen'
  },
  period: {
    day: 'Tag',
    week: 'Woche',
    month: 'Monat',
    quarter: 'Quartal',
    year: 'Jahr',
    weekOf: 'KW {{index}} {{year}}',
    quarterOf: 'Q{{index}} {{year}}',
    fiscalMonthOf: 'P{{index}} GJ {{year}}',
    fiscalQuarterOf: 'Q{{index}} GJ {{year}}',
    fiscalYearOf: 'GJ {{year}}',
    weekday: 'Wochentag',
    hour: 'Stunde'
  },
  by: {
    day: 'nach Tagen',
    week: 'nach Wochen',
    month: 'nach Monaten',
    quarter: 'nach Quartalen',
    year: 'nach Jahren',
    weekday: 'nach Wochentagen',
    hour: 'nach Stunden'
  },
  plural: {
    customer: 'Kunden',
    product: 'Produkte',
    category: 'Kategorien',
    region: 'Regionen',
    country: 'Länder',
    channel: 'Kanäle',
    salesperson: 'Verkäufer',
    currency: 'Währungen',
    orderId: 'Bestellungen'
  },
  series: {
    title: '{{metric}} {{by}}',
    titleBy: '{{metric}} {{by}} und {{role}}',
    cumulative: 'aufsummiert seit dem ersten Tag',
    partial: 'nur {{from, day}} – {{to, day}}',
    noData: 'keine Daten',
    whole: 'Alle',
    previous: { 'last-year': 'Vorjahr', previous: 'Zeitraum davor' },
    noTarget: 'keine Ziellinie: nach diesem Filter unbekannt',
    pick: 'Nur {{period}} zeigen'
  },
  ranking: {
    by: '{{role}} nach {{metric}}'
  },
  groups: {
    title: '{{a}} gegen {{b}}',
    sub: '{{a, number}} und {{b, number}} Zeilen',
    else: 'Alles andere',
    all: 'Alle Zeilen',
    metric: 'Kennzahl',
    difference: 'Unterschied',
    relative: 'A gegen B',
    relativeHint: 'Der Unterschied, geteilt durch den Wert der zweiten Gruppe',
    rowsOf: 'Verwendete Zeilen, {{name}}',
    coverageOf: 'Abdeckung, {{name}}',
    empty: '{{name}} hat hier keine Zeilen.',
    overlap_one: '{{count, number}} Zeile ist in beiden.',
    overlap_other: '{{count, number}} Zeilen sind in beiden.',
    noRelative: {
      'no-earlier-data': 'die zweite Gruppe hat keinen Wert',
      'from-zero': 'die zweite Gruppe ist null',
      'from-negative': 'die zweite Gruppe ist negativ',
      'no-value': 'die erste Gruppe hat keinen Wert'
    }
  },
  drill: {
    path: 'Ebenen',
    column: 'Hineinsehen',
    all: 'Alle {{role}}',
    into: '{{role}} von {{label}}',
    rows: 'Zeilen von {{label}}',
    backAll: 'Zurück zu: alle {{role}}',
    backTo: 'Zurück zu {{label}}',
    command: '{{title}}: in {{label}} hineinsehen'
  },
  pivot: {
    title: '{{rows}} nach {{columns}}',
    titleRows: '{{metric}} nach {{rows}}',
    total: 'Summe',
    totalOf: 'Summe von {{label}}',
    hidden: '{{parts}} nicht gezeigt; die Summen enthalten sie',
    hiddenRows_one: '{{count, number}} Zeile',
    hiddenRows_other: '{{count, number}} Zeilen',
    hiddenColumns_one: '{{count, number}} Spalte',
    hiddenColumns_other: '{{count, number}} Spalten',
    sort: 'Nach {{label}} sortieren',
    sorted: { ascending: 'kleinste zuerst', descending: 'größte zuerst' },
    shade: 'Zellen einfärben',
    unshade: 'Ohne Farben',
    openAll: 'Zeilen aller Gruppen zeigen',
    closeAll: 'Nur die Gruppen zeigen',
    open: 'Zeilen von {{label}} zeigen',
    close: 'Zeilen von {{label}} verbergen'
  },
  bridge: {
    title: 'Was den Umsatz änderte: {{role}}',
    sub: 'Preis, Menge und Mischung, nach {{role}}',
    before: 'Vorher',
    after: 'Jetzt',
    parts: {
      volume: 'Menge',
      price: 'Preis',
      mix: 'Mischung',
      new: 'Neu',
      lost: 'Verloren',
      unexplained: 'Nicht erklärt'
    },
    meaning: {
      volume: 'mehr oder weniger Stück zu den alten Preisen',
      price: 'dieselbe Menge zu anderen Preisen',
      mix: 'andere Anteile von teuren und billigen',
      new: 'vorher nicht verkauft',
      lost: 'nicht mehr verkauft',
      unexplained: 'ohne Menge oder sinnvollen Preis'
    },
    part: 'Teil',
    items: 'Größte Änderungen'
  },
  forecast: {
    title: 'Prognose {{metric}}',
    actual: 'Ist',
    forecast: 'Prognose',
    total: 'Jahr: {{total}}',
    error: 'in den letzten sechs Monaten im Mittel {{error}} daneben',
    none: 'Keine Prognose: {{reason}}',
    noError: 'zu wenige Monate, um den Fehler zu nennen'
  },
  cohort: {
    title: 'Kunden, die wiederkommen',
    sub: 'Anteil, der wieder kaufte, nach Monat der ersten Bestellung',
    month: 'Erste Bestellung',
    size: 'Kunden',
    after: 'Nach {{count, number}} Monaten',
    start: 'Hier beginnen die Daten: alle gelten als neu',
    partial: 'dieser Monat ist noch nicht zu Ende',
    cell: '{{share}} von {{size, number}} Kunden aus {{month, month}} kauften im Monat {{index}} danach',
    afterMonths: 'Monate nach der ersten Bestellung'
  },
  segments: {
    title: 'Kundensegmente',
    sub_one: '{{count, number}} Kunde nach Zeitpunkt, Häufigkeit und Wert der Käufe',
    sub_other: '{{count, number}} Kunden nach Zeitpunkt, Häufigkeit und Wert der Käufe',
    reference: 'zurückgezählt vom {{at, day}}',
    segment: 'Segment',
    customers: 'Kunden',
    share: 'Umsatzanteil',
    customerShare: 'Kundenanteil',
    names: {
      champions: 'Beste Kunden',
      loyal: 'Treue',
      promising: 'Vielversprechende',
      new: 'Neue',
      cooling: 'Abkühlende',
      'at-risk': 'Gefährdete',
      sleeping: 'Schlafende',
      lost: 'Verlorene'
    },
    meaning: {
      champions: 'Kauften kürzlich, oft und für viel Geld.',
      loyal: 'Kaufen oft, zuletzt vor nicht langer Zeit.',
      promising: 'Kauften kürzlich, bisher wenige Male.',
      new: 'Kauften kürzlich, ein Mal oder kaum öfter.',
      cooling: 'Kaufen nicht oft; der letzte Kauf ist eine Weile her.',
      'at-risk': 'Kauften früher oft; seit langem nicht mehr.',
      sleeping: 'Kauften wenige Male, vor langer Zeit.',
      lost: 'Kauften ein Mal oder kaum öfter, vor langer Zeit.'
    }
  },
  targets: {
    title: '{{metric}} gegen Ziel',
    titleBy: '{{role}} gegen Ziel',
    sub: 'Plan {{plan}}',
    subWhole: 'Plan {{plan}} · Ziel von {{from, day}} – {{to, day}}',
    name: 'Plan',
    sales: 'Verkauft',
    target: 'Ziel',
    reached: 'Erreicht',
    gap: 'Abstand',
    whole: 'Ganzes Ziel',
    wholeReached: 'Vom Ganzen',
    total: 'Zusammen',
    without_one: '{{count, number}} Wert ohne Ziel fehlt hier',
    without_other: '{{count, number}} Werte ohne Ziel fehlen hier',
    none: 'Keine Ziele für diese Tage',
    set: 'Ziele setzen'
  },
  basket: {
    title: 'Zusammen gekauft: {{role}}',
    sub_one: 'Paare in {{count, number}} Bestellung',
    sub_other: 'Paare in {{count, number}} Bestellungen',
    one: 'Wer kauft',
    other: 'kauft auch',
    orders: 'Bestellungen',
    support: 'Support',
    confidence: 'Konfidenz',
    reverse: 'Konfidenz umgekehrt',
    lift: 'Lift',
    none: 'Keine zwei {{role}} stehen oft genug in einer Bestellung',
    supportHint: 'Anteil aller Bestellungen, die beide enthalten',
    confidenceHint: 'Von den Bestellungen mit dem ersten der Anteil, der auch das andere enthält',
    liftHint: 'Wie viel öfter als durch Zufall; 1 ist Zufall'
  },
  how: {
    about: {
      months: 'Jeder Monat des Jahres neben demselben Monat des Vorjahrs. Ein Monat ohne Daten hat keinen Balken.',
      heatIndex:
        'Monat ÷ Mittel der Monate seines Jahrs: 100 % ist ein mittlerer Monat. Nur Jahre zählen, von denen höchstens eine Woche außerhalb der Daten liegt; der angeschnittene Monat ist schraffiert. Die letzte Zeile ist das Mittel der ganzen Jahre.',
      heatWeekdays:
        'Die gewählten Tage nach Wochentag und Stunde; Daten ohne Uhrzeit nach Monat. Summen sind die eines mittleren Tags, weil ein Zeitraum mehr Montage als Dienstage haben kann.',
      heat: 'Alle Monate der Daten. Je kräftiger die Farbe, desto mehr; unvollständige Monate sind schraffiert.',
      ranking: 'Die größten Werte, und alle übrigen zusammen, so dass die Zeilen die Summe ergeben.',
      series:
        'Ein Punkt je Zeitraum. Ein Zeitraum ohne Daten ist eine Lücke, keine Null; einer, der noch läuft, ist gestrichelt oder schraffiert.',
      pivot:
        'Jede Summe wird eigens erfragt, damit Verhältnisse und Anzahlen verschiedener Werte auf allen Ebenen stimmen.',
      forecast:
        'Kommende Monate folgen der Saison der Vorjahre und der Höhe der letzten Monate. Der Fehler sagt, wie weit dieselbe Methode in den letzten sechs ganzen Monaten daneben gelegen hätte.',
      bridge: 'Die Änderung des Umsatzes, zerlegt. Die Teile ergeben zusammen die Änderung.',
      cohort:
        'Kunden stehen beim Monat ihrer ersten Bestellung. Eine Zelle sagt, welcher Anteil von ihnen so viele Monate später wieder bestellte. Monate nach den Daten bleiben leer.',
      segments:
        'Jeder Kunde bekommt ein bis fünf Punkte dafür, wie kürzlich, wie oft und für wie viel er kaufte; die Punkte ergeben das Segment.',
      basket: 'Paare, die in einer Bestellung stehen, geordnet danach, wie viel öfter als durch Zufall.',
      groups:
        'Beide Gruppen werden in einer Anweisung abgefragt, mit denselben Tagen und Filtern. Der Unterschied ist die erste weniger die zweite; eine Zeile in beiden zählt in beiden.',
      abc: 'Werte der gewählten Tage, die größten zuerst, in Klassen nach ihrem kumulierten Anteil: Der Wert, mit dem eine Grenze erreicht wird, ist der letzte seiner Klasse, bei Gleichstand gilt der Name. Werte von null oder darunter und ohne Zahl sind in keiner Klasse.',
      targets:
        'Verkauftes durch das Ziel derselben Tage. Ein Ziel eines Monats, Quartals oder Jahrs wird nach dem Kalender gleichmäßig auf die Tage verteilt, so dass ein laufender Zeitraum an seinen bisherigen Tagen gemessen wird. Ein Tag ohne Ziel ergibt keine Zahl.'
    },
    menu: 'Wie entstand das?',
    open: '{{title}}: wie es entstand',
    definition: 'Was es ist',
    days: 'Tage',
    allDays: 'Alle Zeilen; der Datensatz hat kein Bestelldatum',
    compared: 'Verglichen mit',
    notCompared: 'Nichts',
    rows: 'Zeilen',
    rowsUsed_one: '{{count, number}} Zeile',
    rowsUsed_other: '{{count, number}} Zeilen',
    coverage: 'Abdeckung',
    coverageText: '{{share}} der Zeilen haben Werte in allen Spalten, die nötig sind; nur diese zählen',
    covered: 'Alle Zeilen haben Werte in den Spalten, die nötig sind',
    filters: 'Filter',
    noFilters: 'Keine',
    ownFilters: 'Filter dieser Kachel',
    calendar: 'Kalender',
    calendarYear: 'Kalenderjahr',
    fiscalYear: 'Geschäftsjahr ab {{month}}',
    weekStart: {
      monday: 'Wochen beginnen am Montag',
      sunday: 'Wochen beginnen am Sonntag',
      saturday: 'Wochen beginnen am Samstag'
    },
    zone: 'Zeitzone',
    place: 'Gefragt wurde',
    local: 'dieser Rechner',
    cluster: 'der Cluster',
    through: 'Daten bis'
  },
  mayServeOnly: 'Infrage kommen: {{columns}}',
  mayServe: 'Spalten, die als {{role}} dienen könnten: {{columns}}',
  mayServeNone: 'Keine Spalte ohne Rolle passt zu {{role}}.'
}
