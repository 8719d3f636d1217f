export const load = {
  title: 'Load',
  planFailed: 'What this load would change can’t be said',
  planning: 'Counting what would change …',
  primary: {
    into_one: 'Load {{count, number}} row into {{dataset}}',
    into_other: 'Load {{count, number}} rows into {{dataset}}',
    replacing: '{{load}}, replacing {{months}}',
    replacingAll_one: '{{load}}, replacing its {{count, number}} row',
    replacingAll_other: '{{load}}, replacing all {{count, number}} rows',
    adding_one: '{{load}}, beside {{count, number}} row',
    adding_other: '{{load}}, beside {{count, number}} rows',
    more_one: '{{load}} and {{count, number}} more file',
    more_other: '{{load}} and {{count, number}} more files',
    waiting: 'Load'
  },
  months: {
    range: '{{from}} – {{to}}',
    some: '{{count, number}} months of {{from}} – {{to}}'
  },
  because: {
    reason: 'Say why it is loaded below the quality gate first',
    name: 'Choose a name of letters, digits and underscores',
    problems: 'Solve what is written below first',
    planning: 'The plan is being made'
  },
  dataset: {
    label: 'Dataset',
    hint: 'Letters, digits and underscores, beginning with a letter',
    bad: 'Use letters, digits and underscores, beginning with a letter',
    exists: 'This dataset is there already and will be changed',
    isNew: 'A new dataset will be made'
  },
  mode: {
    label: 'What happens to rows that are there',
    'replace-months': 'Replace the months of this file',
    'replace-monthsHint':
      'Months in the file are replaced as a whole, all others stay. Loading the same file twice changes nothing.',
    'replace-all': 'Replace everything',
    'replace-allHint': 'Only the rows of this file are left afterwards.',
    append: 'Append',
    appendHint: 'All rows stay and these are added, also when they are there already.'
  },
  effect: {
    title: 'Months',
    view: 'What is shown of the load',
    columns_one: '{{count, number}} column',
    columns_other: '{{count, number}} columns',
    column: 'Column',
    type: 'Type',
    role: 'Role',
    fate: 'What happens',
    noMonths: 'Without an order date there are no months: the whole dataset is replaced.',
    noMonthsAppend: 'Without an order date there are no months: rows are added.',
    month: 'Month',
    before: 'Rows now',
    after: 'Rows after',
    change: 'Change',
    replaced: 'replaced',
    added: 'new',
    grows: 'added to',
    stays: 'stays',
    summary: '{{staying}} rows stay · {{replaced}} are replaced',
    summaryNew: 'Nothing is there yet: all rows are new'
  },
  sameFile: {
    title: 'This very file was loaded before',
    text: 'Its content is the same to the last byte. Replacing months leaves the same totals; appending would count its rows twice.',
    job: 'See that load'
  },
  appendTwice: 'Appending would count the rows of this file twice',
  gate: {
    blocked: 'A blocking rule is broken',
    rules: 'Say why it is loaded all the same; the receipt keeps it with the rules that are broken.',
    title: 'Quality is below the gate',
    text: 'The score is {{score}}, the gate is {{gate}}. Say why it is loaded all the same; the receipt keeps it.',
    label: 'Reason',
    placeholder: 'For example: month is not closed, missing customers are known'
  },
  queued: {
    title_one: '{{count, number}} more file',
    title_other: '{{count, number}} more files',
    text: 'Loaded after this one, each by a load of its own, with the same recipe.',
    overlap: 'A month that is in several of the files keeps the rows of the last one.',
    remove: 'Leave out {{name}}',
    waiting: 'Waiting',
    checking: 'Being checked'
  },
  run: {
    title: '{{name}} into {{dataset}}',
    facts: 'Loading into {{dataset}}',
    factsDone: 'Loaded into {{dataset}}',
    cancel: 'Cancel the load',
    cancelled: 'Cancelled. Nothing of this file was kept.',
    failed: 'The load of {{name}} failed',
    startFailed: 'The load could not be started',
    unseen: 'What became of the load can not be shown',
    actFailed: 'That did not work',
    again: 'Change the plan',
    rate: '{{rate}} rows a second',
    left: '{{left}} left',
    rows: '{{rows}} rows',
    board: 'Open the board',
    receipt: 'See the job',
    jobOf: 'See the job of {{name}}',
    stay: 'Stay here',
    opening: 'The board opens in a moment',
    done_one: '{{count, number}} row loaded into {{dataset}}',
    done_other: '{{count, number}} rows loaded into {{dataset}}',
    clusterProof_one: 'The cluster answers the same: {{count, number}} comparison',
    clusterProof_other: 'The cluster answers the same: {{count, number}} comparisons',
    noClusterProof: 'The cluster answers other numbers',
    proof_one: 'The warehouse answers the same: {{count, number}} measure compared',
    proof_other: 'The warehouse answers the same: {{count, number}} measures compared',
    noProof: 'The warehouse answers other numbers'
  }
} as const
