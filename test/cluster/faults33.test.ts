/** What goes wrong with Druid 33. */
import { inject } from 'vitest'
import { faultsContract } from './faults-contract'

const [s3, druid] = [inject('s3'), inject('druid33')]
faultsContract('Druid 33', s3 && druid && { s3, druid }, false)
