export const replay = {
  taken: 'The recipe of {{dataset}} was taken over by itself: its columns are as before',
  stopped: 'The recipe of {{dataset}} was taken over; look at these before loading',
  alike: 'This file is like {{dataset}}, but its recipe was not taken over',
  take: 'Take it over as far as it fits',
  more_one: 'and {{count, number}} more',
  more_other: 'and {{count, number}} more',
  renamed: '{{file}} is read as {{recipe}}',
  reordered: 'The columns stand in another order',
  widened: '{{column}} has more digits than before; the dataset keeps them all',
  stop: {
    'missing-column': 'The column {{column}} is missing',
    'new-column': 'The column {{column}} is new',
    ambiguous: '{{column}} can be read in more than one way',
    format: '{{column}} is written in another way than before; it is read as this file has it',
    type: '{{column}} holds values of another type than before; those that can’t be read are rejected',
    total: 'The total of {{column}} differs much from the last load',
    volume: 'The number of rows differs much from the last load',
    nulls: '{{column}} has more empty values than in the last load',
    step: 'A step can’t run on this file'
  }
} as const
