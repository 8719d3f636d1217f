import type { shape as en } from '../en/shape'
import type { Words } from '../words'

export const shape: Words<typeof en> = {
  title: 'Formen'
}
