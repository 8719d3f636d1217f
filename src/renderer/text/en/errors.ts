export const errors = {
  title: 'Errors'
} as const
