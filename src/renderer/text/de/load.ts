import type { load as en } from '../en/load'
import type { Words } from '../words'

export const load: Words<typeof en> = {
  title: 'Laden'
}
