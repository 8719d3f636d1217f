export const recipe = {
  menu: 'Recipe',
  save: 'Save as a file',
  take: 'Take one from a file',
  taken: '{{name}} is the recipe now',
  failed: '{{name}} was not taken',
  fits: 'All its columns are in this file.',
  missing_one: 'Column {{columns}} is not in this file; steps that need it are marked.',
  missing_other: 'Columns {{columns}} are not in this file; steps that need them are marked.',
  extra_one: 'The recipe does not know column {{columns}}; it is left out.',
  extra_other: 'The recipe does not know columns {{columns}}; they are left out.',
  renamed: 'Spelled in another way here: {{columns}}.'
} as const
