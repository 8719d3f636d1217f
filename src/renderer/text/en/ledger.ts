export const ledger = {
  title: 'Ledger',
  read: 'rows read',
  loaded: 'loaded',
  toLoad: 'to load',
  rejected: 'rejected',
  filtered: 'filtered',
  deduplicated: 'duplicates',
  revenue: 'total revenue',
  quality: 'Quality {{score}}',
  gate: 'gate at {{gate, number}}',
  measuring: 'Counting the whole file …',
  outdated: 'Numbers are of the recipe before this change',
  gap: 'The ledger does not add up by {{count, number}} rows',
  reasons: 'Why rows are rejected',
  ragged: 'wrong number of fields',
  noColumn: 'no column has this role'
} as const
