/** Words of alerts: what a person wants to be told of a metric, its form, its state, its history. */
export const alerts = {
  title: 'Alerts',
  facts_one: '{{count, number}} alert',
  facts_other: '{{count, number}} alerts',
  factsMet: '{{count, number}} met',
  failed: 'The alerts can’t be shown',
  new: 'New alert',
  allSeen: 'Mark all as seen',
  close: 'Close',
  cancel: 'Cancel',
  none: {
    title: 'No alert yet',
    text: 'Choose a number and what you want to be told of: a month above its goal, a margin below its floor, a fall against last year. After each load it is looked at, and told once.',
    fromTile: 'On a board, the menu of every number has “Tell me when …”, too.',
    noDatasets: 'An alert is about the number of a dataset. Open a sales file first.',
    open: 'Open a file'
  },
  list: 'Alerts',
  state: {
    met: 'Met',
    notMet: 'Not met',
    silent: 'Can’t be judged',
    off: 'Switched off',
    new: 'Not looked at yet'
  },
  looked: 'Looked at {{ago}}',
  through: 'data through {{at, day}}',
  unseen_one: '{{count, number}} new',
  unseen_other: '{{count, number}} new',
  switchOn: 'Look at {{name}} after each load',
  more: 'More for {{name}}',
  edit: 'Change …',
  look: 'Look now',
  board: 'Open the board',
  remove: 'Remove …',
  removing: {
    title: 'Remove {{name}}?',
    text: 'Its history goes with it. This can’t be undone.',
    confirm: 'Remove {{name}}',
    cancel: 'Keep it',
    done: '{{name}} was removed',
    failed: '{{name}} could not be removed'
  },
  saveFailed: '{{name}} could not be saved',
  lookFailed: '{{name}} could not be looked at',
  gone: 'This alert is gone. It was removed, or its dataset was.',
  condition: {
    above: 'above {{value}}',
    below: 'below {{value}}',
    rises: 'up by more than {{value}} against {{base}}',
    falls: 'down by more than {{value}} against {{base}}'
  },
  base: { 'last-year': 'the same days last year', previous: 'the period before' },
  baseShort: { 'last-year': 'last year', previous: 'the period before' },
  percent: '{{value}}%',
  points: '{{value}} pp',
  all: 'all days with data',
  now: 'Now',
  compared: 'Compared with {{value}}, {{from, day}} – {{to, day}}',
  changed: '{{change}} against {{value}}, {{base}}',
  history: {
    title: 'History',
    none: 'Nothing has happened yet.',
    failed: 'The history can’t be read',
    fired: 'Met',
    recovered: 'No longer met',
    isNew: 'new',
    version: 'load {{version, number}}',
    board: 'Open the board of {{at}}'
  },
  silence: {
    noComparison: 'There is nothing to compare with.',
    running:
      'The days run until {{at, day}}, and a growing total counts as too low only when they are over. To be told earlier, compare it with last year.',
    noValue: 'There is no value: {{reason}}.',
    noGrowth: 'There is no change in percent: {{reason}}.',
    noPoints: 'There is no change: {{reason}}.'
  },
  verdict: {
    holds: 'It is met right now: you would be told at once.',
    not: 'It is not met right now.',
    silent: 'It can’t be judged right now. {{why}}',
    asking: 'The number is being worked out …',
    untyped: 'Give a number to be told beyond.'
  },
  form: {
    add: 'New alert',
    change: 'Change the alert',
    addConfirm: 'Save the alert',
    changeConfirm: 'Save',
    dataset: 'Dataset',
    metric: 'Number',
    nothing: 'No metric of this name',
    days: 'Of which days',
    spans: {
      all: 'All days with data',
      chosen: '{{from, day}} – {{to, day}}',
      'month-to-date': 'Month to date',
      'quarter-to-date': 'Quarter to date',
      'year-to-date': 'Year to date',
      'last-month': 'Last whole month',
      'rolling-12': 'Last 12 whole months'
    },
    fiscal: 'Months, quarters and years are those of the fiscal year.',
    filters: 'Only rows of',
    allRows: 'All rows',
    kind: 'Tell me when it',
    kinds: { above: 'is above', below: 'is below', rises: 'rises by more than', falls: 'falls by more than' },
    value: 'Value',
    inPercent: 'percent',
    inPoints: 'points',
    compare: 'Against',
    compares: { 'last-year': 'Same days last year', previous: 'Period before' },
    askEvery: 'Ask the cluster',
    every: {
      m5: 'Every 5 minutes',
      m15: 'Every 15 minutes',
      m60: 'Every hour',
      never: 'Only after loads and at the start'
    },
    name: 'Name',
    nowTitle: 'As it is now',
    nowFailed: 'The number could not be worked out'
  },
  toast: {
    text: '{{value}} is {{condition}}: {{metric}}, {{base}}',
    open: 'See the alert',
    saved: '{{name}} is kept. It is looked at after each load.'
  },
  notices: {
    window: 'When this window is not in front, the system tells you.',
    ask: 'Also tell me by a notification of the system',
    refused:
      'The browser has been told not to show notifications of this page. Allow them in its settings for this page.'
  }
} as const
