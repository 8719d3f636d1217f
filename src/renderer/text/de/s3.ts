import type { en } from '../en'
import type { Words } from '../words'

export const s3: Words<typeof en.s3> = {
  probes: {
    's3-reach': 'Der Server antwortet',
    's3-clock': 'Die Uhren stimmen überein',
    's3-credentials': 'Die Schlüssel werden angenommen',
    's3-bucket': 'Der Bucket ist da, in dieser Region',
    's3-list': 'Objekte dürfen aufgelistet werden',
    's3-put': 'Objekte dürfen abgelegt werden',
    's3-get': 'Objekte dürfen gelesen werden',
    's3-multipart': 'Große Objekte dürfen in Teilen abgelegt werden',
    's3-delete': 'Objekte dürfen entfernt werden',
    's3-keep': 'Originale und Archiv dürfen geschrieben und entfernt werden'
  }
}
