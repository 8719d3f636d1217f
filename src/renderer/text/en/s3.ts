export const s3 = {
  /** By the names of the probes of "Test connection". */
  probes: {
    's3-reach': 'The server answers',
    's3-clock': 'Clocks agree',
    's3-credentials': 'The keys are accepted',
    's3-bucket': 'The bucket is there, in this region',
    's3-list': 'Objects may be listed',
    's3-put': 'Objects may be put',
    's3-get': 'Objects may be read',
    's3-multipart': 'Large objects may be put in parts',
    's3-delete': 'Objects may be removed',
    's3-keep': 'Originals and archive may be written and removed'
  }
} as const
