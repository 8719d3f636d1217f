/** The room of a cluster with Druid 27. */
import { inject } from 'vitest'
import { roomContract } from './room-contract'

roomContract('Druid 27', inject('druid27'), { unused: false, method: 'sql' })
