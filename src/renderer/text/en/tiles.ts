/** Words of the tiles that are more than a number: axes, parts, tables, and the panel that says how a number was made. */
export const tiles = {
  boards: {
    label: 'Boards',
    overview: 'Overview',
    growth: 'Growth',
    profitability: 'Profitability',
    products: 'Products',
    customers: 'Customers',
    regions: 'Regions',
    returns: 'Returns',
    undo: 'Undo the last change of the view',
    redo: 'Redo'
  },
  period: {
    day: 'Day',
    week: 'Week',
    month: 'Month',
    quarter: 'Quarter',
    year: 'Year',
    weekOf: 'W{{index}} {{year}}',
    quarterOf: 'Q{{index}} {{year}}',
    fiscalMonthOf: 'P{{index}} FY{{year}}',
    fiscalQuarterOf: 'Q{{index}} FY{{year}}',
    fiscalYearOf: 'FY{{year}}',
    weekday: 'Weekday',
    hour: 'Hour'
  },
  by: {
    day: 'by day',
    week: 'by week',
    month: 'by month',
    quarter: 'by quarter',
    year: 'by year',
    weekday: 'by weekday',
    hour: 'by hour'
  },
  plural: {
    customer: 'Customers',
    product: 'Products',
    category: 'Categories',
    region: 'Regions',
    country: 'Countries',
    channel: 'Channels',
    salesperson: 'Salespeople',
    currency: 'Currencies',
    orderId: 'Orders'
  },
  series: {
    title: '{{metric}} {{by}}',
    titleBy: '{{metric}} {{by}} and {{role, lower}}',
    cumulative: 'added up since the first day',
    partial: 'only {{from, day}} – {{to, day}}',
    noData: 'no data',
    whole: 'All',
    previous: { 'last-year': 'Last year', previous: 'Period before' },
    noTarget: 'no target line: it is not told by this filter',
    pick: 'Look at {{period}} alone'
  },
  ranking: {
    by: '{{role}} by {{metric, lower}}'
  },
  groups: {
    title: '{{a}} against {{b}}',
    sub: '{{a, number}} and {{b, number}} rows',
    else: 'Everything else',
    all: 'All rows',
    metric: 'Metric',
    difference: 'Difference',
    relative: 'A against B',
    relativeHint: 'The difference, divided by the value of the second group',
    rowsOf: 'Rows used, {{name}}',
    coverageOf: 'Coverage, {{name}}',
    empty: '{{name}} has no rows here.',
    overlap_one: '{{count, number}} row is in both.',
    overlap_other: '{{count, number}} rows are in both.',
    noRelative: {
      'no-earlier-data': 'the second group has no value',
      'from-zero': 'the second group is zero',
      'from-negative': 'the second group is negative',
      'no-value': 'the first group has no value'
    }
  },
  drill: {
    path: 'Levels',
    column: 'Look into it',
    all: 'All {{role, lower}}',
    into: '{{role}} of {{label}}',
    rows: 'Rows of {{label}}',
    backAll: 'Back to all {{role, lower}}',
    backTo: 'Back to {{label}}',
    command: '{{title}}: look into {{label}}'
  },
  pivot: {
    title: '{{rows}} by {{columns, lower}}',
    titleRows: '{{metric}} by {{rows, lower}}',
    total: 'Total',
    totalOf: 'Total of {{label}}',
    hidden: '{{parts}} not shown; totals have them',
    hiddenRows_one: '{{count, number}} row',
    hiddenRows_other: '{{count, number}} rows',
    hiddenColumns_one: '{{count, number}} column',
    hiddenColumns_other: '{{count, number}} columns',
    sort: 'Sort by {{label}}',
    sorted: { ascending: 'smallest first', descending: 'largest first' },
    shade: 'Shade the cells',
    unshade: 'No shades',
    openAll: 'Show the rows of all groups',
    closeAll: 'Show the groups only',
    open: 'Show the rows of {{label}}',
    close: 'Hide the rows of {{label}}'
  },
  bridge: {
    title: 'What changed revenue, by {{role, lower}}',
    sub: 'Price, volume and mix, by {{role, lower}}',
    before: 'Before',
    after: 'Now',
    parts: {
      volume: 'Volume',
      price: 'Price',
      mix: 'Mix',
      new: 'New',
      lost: 'Lost',
      unexplained: 'Not explained'
    },
    meaning: {
      volume: 'more or fewer units at last prices',
      price: 'the same units at other prices',
      mix: 'other shares of dear and cheap ones',
      new: 'not sold before',
      lost: 'no longer sold',
      unexplained: 'without units or a price that makes sense'
    },
    part: 'Part',
    items: 'Largest changes'
  },
  forecast: {
    title: '{{metric}} forecast',
    actual: 'Actual',
    forecast: 'Forecast',
    total: 'Year: {{total}}',
    error: 'off by {{error}} on average over the last six months',
    none: 'No forecast: {{reason}}',
    noError: 'too few months to say how wrong it is'
  },
  cohort: {
    title: 'Customers who come back',
    sub: 'Share that bought again, by month of the first order',
    month: 'First order',
    size: 'Customers',
    after: 'After {{count, number}} months',
    start: 'The data begin here: everyone counts as new',
    partial: 'this month is not over',
    cell: '{{share}} of {{size, number}} customers of {{month, month}} bought in month {{index}} after it',
    afterMonths: 'months after the first order'
  },
  segments: {
    title: 'Customer segments',
    sub_one: '{{count, number}} customer by when, how often and how much they bought',
    sub_other: '{{count, number}} customers by when, how often and how much they bought',
    reference: 'counted back from {{at, day}}',
    segment: 'Segment',
    customers: 'Customers',
    share: 'Share of revenue',
    customerShare: 'Share of customers',
    names: {
      champions: 'Champions',
      loyal: 'Loyal',
      promising: 'Promising',
      new: 'New',
      cooling: 'Cooling',
      'at-risk': 'At risk',
      sleeping: 'Sleeping',
      lost: 'Lost'
    },
    meaning: {
      champions: 'Bought lately, often, and for much.',
      loyal: 'Buy often, and not long ago.',
      promising: 'Bought lately, a few times so far.',
      new: 'Bought lately, once or hardly more.',
      cooling: 'Do not buy often; the last order is a while ago.',
      'at-risk': 'Used to buy often; not for a long time.',
      sleeping: 'Bought a few times, long ago.',
      lost: 'Bought once or hardly more, long ago.'
    }
  },
  targets: {
    title: '{{metric}} against target',
    titleBy: '{{role}} against target',
    sub: 'Plan {{plan}}',
    subWhole: 'Plan {{plan}} · target of {{from, day}} – {{to, day}}',
    name: 'Plan',
    sales: 'Sold',
    target: 'Target',
    reached: 'Reached',
    gap: 'Gap',
    whole: 'Whole target',
    wholeReached: 'Of the whole',
    total: 'Together',
    without_one: '{{count, number}} value without a target is left out',
    without_other: '{{count, number}} values without a target are left out',
    none: 'No targets for these days',
    set: 'Set targets'
  },
  basket: {
    title: 'Bought together, by {{role, lower}}',
    sub_one: 'pairs in {{count, number}} order',
    sub_other: 'pairs in {{count, number}} orders',
    one: 'Who buys',
    other: 'also buys',
    orders: 'Orders',
    support: 'Support',
    confidence: 'Confidence',
    reverse: 'Confidence the other way',
    lift: 'Lift',
    none: 'No two {{role, lower}} are in one order often enough',
    supportHint: 'Share of all orders that have both',
    confidenceHint: 'Of the orders with the first, the share that has the other, too',
    liftHint: 'How many times more often than by chance; 1 is chance'
  },
  how: {
    about: {
      months: 'Each month of the year beside the same month of the year before. A month without data has no bar.',
      heatIndex:
        'Month ÷ the mean of the months of its year: 100% is a mean month. Only years count of which at most a week lies outside of the data; the month that is cut is hatched. The last line is the mean over the whole years.',
      heatWeekdays:
        'The chosen days by day of the week and hour; dates without a time by month. Sums are those of a mean day, as a range may have more Mondays than Tuesdays.',
      heat: 'All months of the data. The stronger the colour, the more; months that are not complete are hatched.',
      ranking: 'The largest values, and all others together, so that the rows add up to the total.',
      series:
        'One point for each period. A period without data is a gap, not a zero; one that still runs is dashed or hatched.',
      pivot: 'Every total is asked for by itself, so that ratios and distinct counts are right at all levels.',
      forecast:
        'Months to come follow the season of the years before and the level of the latest months. The error is how far the same method would have been off in the last six whole months.',
      bridge: 'The change of revenue, taken apart. The parts add up to it.',
      cohort:
        'Customers are put together by the month of their first order. A cell says which share of them ordered again so many months later. Months after the data are blank.',
      segments:
        'Each customer gets one to five points for how lately, how often and for how much they bought; the points make the segment.',
      basket: 'Pairs that stand in one order, ordered by how much more often than by chance.',
      groups:
        'Both groups are asked in one statement, with the same days and filters. The difference is the first less the second; a row that is in both counts in both.',
      abc: 'Values of the chosen days, largest first, in classes by their cumulative share: the one with which a bound is reached is the last of its class, ties go by name. Values of zero or below, and those without a number, are in no class.',
      targets:
        'Sold divided by the target of the same days. A target of a month, quarter or year is given to its days by the calendar, each the same, so that a running period is measured by its days so far. A day without a target gives no number.'
    },
    menu: 'How was this made?',
    open: '{{title}}: how it was made',
    definition: 'What it is',
    days: 'Days',
    allDays: 'All rows; the dataset has no order date',
    compared: 'Compared with',
    notCompared: 'Nothing',
    rows: 'Rows',
    rowsUsed_one: '{{count, number}} row',
    rowsUsed_other: '{{count, number}} rows',
    coverage: 'Coverage',
    coverageText: '{{share}} of the rows have values in all columns that it needs; only these count',
    covered: 'All rows have values in the columns that it needs',
    filters: 'Filters',
    noFilters: 'None',
    ownFilters: 'Filters of this tile',
    calendar: 'Calendar',
    calendarYear: 'Calendar year',
    fiscalYear: 'Fiscal year from {{month}}',
    weekStart: {
      monday: 'weeks begin on Monday',
      sunday: 'weeks begin on Sunday',
      saturday: 'weeks begin on Saturday'
    },
    zone: 'Time zone',
    place: 'Asked of',
    local: 'this machine',
    cluster: 'the cluster',
    through: 'Data through'
  },
  mayServeOnly: 'Might serve: {{columns}}',
  mayServe: 'Columns that might serve as {{role}}: {{columns}}',
  mayServeNone: 'No column without a role fits {{role}}.'
} as const
