/** What goes wrong with Druid 27, which asks for a sign-in. */
import { inject } from 'vitest'
import { faultsContract } from './faults-contract'

const [s3, druid] = [inject('s3'), inject('druid27')]
faultsContract('Druid 27', s3 && druid && { s3, druid }, false)
