export const shape = {
  title: 'Shape'
} as const
