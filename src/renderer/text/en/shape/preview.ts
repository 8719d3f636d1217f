/** shape: before and after. */
export const preview = {
  preview: {
    title: 'Preview',
    both: 'Both',
    before: 'Before',
    after: 'After',
    beforeLabel: 'Rows as the file has them',
    afterLabel: 'Rows as they would be loaded',
    view: 'What the preview shows',
    window: 'Rows {{from, number}} – {{to, number}}',
    ofRows: 'of {{count, number}}',
    earlier: 'Earlier rows',
    later: 'Later rows',
    line: 'Line',
    changed_one: '{{count, number}} cell changed',
    changed_other: '{{count, number}} cells changed',
    changedHint: 'Changed or new among the rows below. Goes to the next such column.',
    failed: 'The preview can’t be shown',
    noValue: 'no value',
    wasBefore: 'before: {{text}}',
    isNew: 'new',
    outcome: {
      rejected: 'rejected',
      filtered: 'filtered',
      deduplicated: 'duplicate'
    },
    because: '{{outcome}}: {{reason}}',
    byStep: '{{outcome}} · step {{number, number}}: {{name}}',
    afterStep: 'After step {{number, number}}: {{name}}',
    toEnd: 'Look at the rows at the end',
    ragged: 'wrong number of fields',
    notParsed: '{{column}} can’t be read',
    stale: 'The preview is of the recipe before this change'
  }
} as const
