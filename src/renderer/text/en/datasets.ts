export const datasets = {
  title: 'Datasets'
} as const
