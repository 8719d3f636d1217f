/** shape: roles. */
export const roles = {
  roles: {
    title: 'What columns mean',
    hint: 'Proposed from names, types and values. Tiles are made of these.',
    gone: 'this column is not there at the end',
    none: 'no column',
    unlocks: 'would add {{tiles}}',
    sure: 'sure',
    likely: 'likely',
    guess: 'guess',
    confidence: '{{percent}} sure, because of {{because}}',
    chosen: 'yours',
    because: {
      name: 'its name',
      type: 'its type',
      values: 'its values',
      derived: 'a step of this recipe',
      'confirmed-before': 'an earlier load'
    },
    of: 'Column for {{role}}'
  },
  unlock: {
    growth: 'growth against last year',
    months: 'months',
    heat: 'seasonality',
    revenue: 'revenue and all rankings',
    profit: 'profit',
    margin: 'margin',
    orders: 'orders',
    averageOrder: 'average order',
    units: 'units',
    averagePrice: 'average price',
    products: 'products',
    categories: 'categories',
    regions: 'regions',
    customers: 'customers',
    filter: 'a filter'
  }
} as const
