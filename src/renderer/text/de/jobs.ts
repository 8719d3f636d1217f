import type { jobs as en } from '../en/jobs'
import type { Words } from '../words'

export const jobs: Words<typeof en> = {
  title: 'Jobs'
}
