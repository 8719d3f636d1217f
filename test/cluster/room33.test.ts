/** The room of a cluster with Druid 33. */
import { inject } from 'vitest'
import { roomContract } from './room-contract'

roomContract('Druid 33', inject('druid33'), { unused: true, method: 'native' })
