export const roles = {
  roles: {
    title: 'Was Spalten bedeuten',
    hint: 'Vorgeschlagen nach Namen, Typen und Werten. Daraus werden die Kacheln gemacht.',
    gone: 'diese Spalte ist am Ende nicht da',
    none: 'keine Spalte',
    unlocks: 'brächte {{tiles}}',
    sure: 'sicher',
    likely: 'vermutlich',
    guess: 'geraten',
    confidence: 'zu {{percent}} sicher, wegen: {{because}}',
    chosen: 'Ihre',
    because: {
      name: 'Name',
      type: 'Typ',
      values: 'Werte',
      derived: 'ein Schritt dieses Rezepts',
      'confirmed-before': 'ein früheres Laden'
    },
    of: 'Spalte für {{role}}'
  },
  unlock: {
    growth: 'Wachstum gegen das Vorjahr',
    months: 'Monate',
    heat: 'Saison',
    revenue: 'Umsatz und alle Ranglisten',
    profit: 'Gewinn',
    margin: 'Marge',
    orders: 'Bestellungen',
    averageOrder: 'Ø Bestellung',
    units: 'Menge',
    averagePrice: 'Ø Preis',
    products: 'Produkte',
    categories: 'Kategorien',
    regions: 'Regionen',
    customers: 'Kunden',
    filter: 'einen Filter'
  }
}
