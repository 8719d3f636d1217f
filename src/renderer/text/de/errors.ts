import type { errors as en } from '../en/errors'
import type { Words } from '../words'

export const errors: Words<typeof en> = {
  title: 'Das hat nicht geklappt',
  unreachable: 'Die App antwortet nicht. Läuft sie noch? Sie können es erneut versuchen.',
  unknown: 'In der App ist etwas Unerwartetes geschehen. Ihr Protokoll weiß mehr.'
}
