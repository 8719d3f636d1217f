import type { check as en } from '../en/check'
import type { Words } from '../words'

export const check: Words<typeof en> = {
  title: 'Check'
}
