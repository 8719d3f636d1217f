export const load = {
  title: 'Load'
} as const
