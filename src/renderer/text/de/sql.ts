import type { sql as en } from '../en/sql'
import type { Words } from '../words'

export const sql: Words<typeof en> = {
  title: 'SQL'
}
