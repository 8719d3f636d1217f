import type { datasets as en } from '../en/datasets'
import type { Words } from '../words'

export const datasets: Words<typeof en> = {
  title: 'Datensätze'
}
