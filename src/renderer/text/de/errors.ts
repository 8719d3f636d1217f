import type { errors as en } from '../en/errors'
import type { Words } from '../words'

export const errors: Words<typeof en> = {
  title: 'Errors'
}
