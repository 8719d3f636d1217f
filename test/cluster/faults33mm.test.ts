/** What goes wrong with Druid 33 and a middle manager, whose tasks leave a log: it is shown, and stays with done and failed loads. */
import { inject } from 'vitest'
import { faultsContract } from './faults-contract'

const [s3, druid] = [inject('s3'), inject('druid33mm')]
faultsContract('Druid 33 with a middle manager', s3 && druid && { s3, druid }, true)
