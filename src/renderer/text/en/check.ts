export const check = {
  title: 'Check'
} as const
