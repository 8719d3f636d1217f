/** Loads to a cluster: the choice on the load screen, and what jobs and receipts show of them. */
export const ingest = {
  where: {
    label: 'Where the rows go',
    local: 'This machine',
    localHint: 'The warehouse of this app. Works without a network.',
    clusterHint: '{{bucket}} → {{router}}',
    fixed: '{{dataset}} is there already, so its rows stay in one place.',
    connect: 'Connect a cluster'
  },
  planFailed: 'What this load would do in {{name}} can’t be said',
  planning: 'Asking {{name}} …',
  becausePlan: 'The cluster has to answer first',
  becauseForm: 'Solve what is written about the ingestion first',
  becauseEdited: 'Correct the edited spec first',
  title: 'Ingestion',
  dataSource: 'Datasource',
  isNew: 'new',
  exists: 'there already',
  method: 'Way',
  methods: { sql: 'SQL', native: 'Native' },
  methodHints: {
    only: 'An index_parallel task. This cluster has no SQL-based ingestion.',
    sql: 'One REPLACE or INSERT statement, by the multi-stage engine.',
    native: 'An index_parallel task. Every Druid has it.'
  },
  money: 'Amounts',
  moneys: { cents: 'Whole cents', double: 'Decimal (double)' },
  moneyHints: {
    cents:
      'Stored as whole numbers of the smallest unit: sums stay exact to the cent. Boards of this app divide; other tools must.',
    double: 'Stored with a decimal point, which every tool reads as it is. Sums are rounded in the last digits.'
  },
  fixedForm: 'Kept from the first load: one datasource has one form.',
  format: 'Files',
  formats: { ndjson: 'NDJSON (gzip)', parquet: 'Parquet' },
  formatHints: {
    only: 'One line of JSON for each row. This cluster has no extension for Parquet.',
    ndjson: 'One line of JSON for each row. Every Druid reads it.',
    parquet: 'Smaller and typed. Druid needs its extension for Parquet.'
  },
  segment: 'Segments by',
  granularities: {
    NONE: 'Exact time',
    SECOND: 'Second',
    MINUTE: 'Minute',
    HOUR: 'Hour',
    DAY: 'Day',
    MONTH: 'Month',
    QUARTER: 'Quarter',
    YEAR: 'Year',
    ALL: 'All of time'
  },
  query: 'Times cut off to',
  rollup: 'Add up equal rows (rollup)',
  rollupHint: 'Rows that agree in the columns below become one; numbers are summed, the other columns are dropped.',
  keys: 'Columns that stay',
  sketches: {
    distinct: 'Different values of',
    distinctHint: 'Kept as HLL sketches: nearly exact counts of different values, over any rows.',
    quantiles: 'Medians and quantiles of',
    quantilesHint: 'Kept as quantile sketches: nearly exact medians and percentiles.',
    missing: 'This cluster has no druid-datasketches.'
  },
  transforms: {
    title: 'Columns that Druid makes',
    hint: 'Added to the rows while Druid reads them. Boards of this app do not use them.',
    add: 'Add a column',
    kind: 'How it is made',
    kinds: {
      upper: 'Upper case of',
      lower: 'Lower case of',
      trim: 'Without blanks',
      concat: 'Joined',
      split: 'Several values of',
      constant: 'The same text',
      custom: 'Expression'
    },
    column: 'Column',
    columns: 'Columns',
    separator: 'Separator',
    value: 'Text',
    sql: 'Druid SQL, such as UPPER("region")',
    expression: 'Druid expression, such as upper("region")',
    name: 'Name of the new column',
    remove: 'Remove {{name}}'
  },
  advanced: 'Advanced',
  partitioning: 'Partitioning',
  partitionings: { dynamic: 'As rows come', hashed: 'Hashed', range: 'By ranges' },
  partitionBy: 'Partitioned by',
  hashedHint: 'Empty: by all columns.',
  appendAsTheyCome: 'Rows are appended only as they come. Choose that, or replace the months instead.',
  clusteredBy: 'Clustered by',
  clusteredByHint: 'Rows are sorted by these inside of a segment; filters on them read less.',
  maxRows: 'Rows in a segment at most',
  targetRows: 'Rows in a segment, about',
  maxTasks: 'Tasks',
  maxTasksHint: 'Controller and workers; all of them need a free slot.',
  problems: {
    error: 'In the way of this ingestion',
    warning: 'To know beforehand'
  },
  facts: {
    rollup: '{{rows}} rows become {{stored}}',
    rollupUnknown: 'rows after rollup not known: only Druid can make {{column}}',
    segments_one: 'about {{count, number}} segment',
    segments_other: 'about {{count, number}} segments',
    slots: '{{needed}} of {{free}} free task slots',
    slotsUnknown_one: '{{count, number}} task slot needed',
    slotsUnknown_other: '{{count, number}} task slots needed',
    version: 'Druid {{version}}'
  },
  evolution: {
    title_one: '{{count, number}} column is not as in the datasource',
    title_other: '{{count, number}} columns are not as in the datasource',
    text: '{{name}} has other columns than this file. Rows that stay are not touched.',
    new: 'new, {{type}}: rows that are there have no value in it',
    missing: 'not loaded, {{type}} there: the new rows have no value in it',
    retyped: '{{from}} there, {{to}} in this file',
    choiceOf: 'What happens to {{name}}',
    choices: { 'as-file': 'As in the file', 'as-stored': 'As in the datasource', 'leave-out': 'Leave it out' },
    empty: 'stays empty'
  },
  delta: {
    title: 'What the datasource holds already',
    all_one: 'The month of this file is there already, with the same rows and sums.',
    all_other: 'All {{count, number}} months of this file are there already, with the same rows and sums.',
    some: '{{equal}} of {{all}} months of this file are there already, with the same rows and sums.',
    only_one: 'Load only the month that changes',
    only_other: 'Load only the {{count, number}} months that change',
    onlyHint: 'The others are left alone; the receipt says how many rows they have.',
    change: '{{column}}',
    same: 'same',
    sameHint: 'Rows and sums are equal to those that are there'
  },
  preview: {
    title: 'Druid’s reading',
    failed: 'Druid could not be asked how it reads these rows',
    same_one: 'Druid reads {{count, number}} row exactly as this app',
    same_other: 'Druid reads the first {{count, number}} rows exactly as this app',
    other: 'Of {{rows}} rows Druid reads {{differing}} otherwise and refuses {{refused}}',
    again: 'Ask again',
    notCompared: 'Not compared, because only SQL can make them: {{columns}}',
    line: 'Line',
    none: 'none',
    druid: 'Druid: {{value}}'
  },
  spec: 'As it will be submitted',
  specNone: 'The spec is written once nothing is in the way any more.',
  specHint: 'Without secrets and signatures; names of objects and the key of the job come in when it starts.',
  edit: {
    begin: 'Edit',
    reset: 'Back to the generated one',
    query: 'Query',
    task: 'Task',
    context: 'Context',
    changes: 'Changes',
    editor: 'Spec, edited',
    none: 'Nothing is changed yet.',
    conflict: 'The form changed since in a place that you edited: your text was kept there.',
    at: 'Line {{line}}: {{problem}}',
    atContext: 'Context, line {{line}}: {{problem}}'
  },
  effectSpec: 'Spec',
  run: {
    stages: {
      shape: 'Shaping',
      publish: 'Writing files',
      upload: 'Uploading',
      ingest: 'Ingesting',
      available: 'Making available',
      verify: 'Proving'
    },
    steps: 'Steps of the load'
  },
  proof: {
    title: 'Cluster',
    connection: 'Connection',
    router: 'Router',
    dataSource: 'Datasource',
    method: 'Way',
    task: 'Task',
    version: 'Druid',
    segments: 'Segments',
    segmentsFacts: '{{segments}}, {{size}}',
    bucket: 'Bucket',
    manifest: 'Manifest',
    objects_one: '{{count, number}} object in the bucket',
    objects_other: '{{count, number}} objects in the bucket',
    key: 'Key',
    rows: 'Rows',
    size: 'Size',
    hash: 'SHA-256',
    wasThere: 'was there already',
    original: 'original',
    kept: {
      no: 'The original file is not kept.',
      'until-proved': 'The original file stays until the load is proved.',
      days_one: 'The original file stays for {{count, number}} day.',
      days_other: 'The original file stays for {{count, number}} days.',
      'for-ever': 'The original file stays.'
    },
    originalsGone: 'The original file was removed from the bucket at {{time}}, as the connection says.',
    fate: {
      archived: 'Moved to {{folder}}/ at {{time}}: another load has replaced the rows.',
      deleted: 'Removed from the bucket at {{time}}: another load has replaced the rows.'
    },
    by: 'Show that load',
    tidied: {
      archived_one: '{{count, number}} object of a load that this one replaced was moved to archive/.',
      archived_other: '{{count, number}} objects of a load that this one replaced were moved to archive/.',
      deleted_one: '{{count, number}} object of a load that this one replaced was removed.',
      deleted_other: '{{count, number}} objects of a load that this one replaced were removed.'
    },
    notTidied: {
      archived: 'Objects of a load that this one replaced were not all moved to archive/.',
      deleted: 'Objects of a load that this one replaced were not all removed.'
    },
    again: 'It is tried again within the hour; the rows are not concerned.',
    replacedLoad: 'Show it',
    documents: 'What the cluster said',
    views: { spec: 'Spec', status: 'Status', report: 'Report', payload: 'Task', log: 'Log' },
    none: 'The cluster gave none.'
  },
  parity: {
    again: 'Verify again',
    againFailed: 'The cluster could not be asked',
    now: 'as answered at {{time}}: {{agreed}}',
    months: 'Month by month',
    monthsAll_one: '{{count, number}} month agrees',
    monthsAll_other: 'all {{count, number}} months agree',
    monthsNot_one: '{{count, number}} month differs',
    monthsNot_other: '{{count, number}} months differ',
    month: 'Month',
    others: 'Rows of other months'
  }
} as const
