export const open = {
  title: 'Open'
} as const
