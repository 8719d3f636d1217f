export const fresh = {
  age: {
    asOf: 'as of {{ago}}',
    here: 'This dataset is on this machine: its numbers change only by a load.',
    cluster_one: 'Asked of the cluster again when it is older than {{count, number}} minute.',
    cluster_other: 'Asked of the cluster again when it is older than {{count, number}} minutes.'
  },
  refresh: 'Compute anew',
  refreshKey: 'Compute anew (R)',
  running: 'Computing anew …',
  every: {
    label: 'Refresh by itself: {{chosen}}',
    title: 'Refresh by itself',
    off: 'Off',
    short_one: '{{count, number}} min',
    short_other: '{{count, number}} min',
    minutes_one: 'Every minute',
    minutes_other: 'Every {{count, number}} minutes',
    hintCluster: 'While this window is on the screen. After a failure the time doubles, up to an hour.',
    hintHere: 'Not needed: this dataset is on this machine, and its boards follow every load by themselves.'
  },
  standing: {
    unheard: '{{cluster}} is not reached. These are the numbers of {{at}}.',
    failed: 'This board could not be computed anew. These are the numbers of {{at}}.',
    asking: 'These are the numbers of {{at}}, while newer ones are being asked for.',
    older: 'They are of load {{version, number}} of the dataset; the last one is {{now, number}}.',
    next_one: 'next try in {{count, number}} min',
    next_other: 'next try in {{count, number}} min'
  },
  offer: {
    title: 'Boards of this dataset whose numbers are kept',
    none: 'No other board of this dataset has been looked at yet, so there are no kept numbers.',
    older: 'of an older load'
  }
} as const
