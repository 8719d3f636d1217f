import type { open as en } from '../en/open'
import type { Words } from '../words'

export const open: Words<typeof en> = {
  title: 'Open'
}
