/** The feed of a cluster with Druid 27. */
import { inject } from 'vitest'
import { roomFeedContract } from './room-feed-contract'

roomFeedContract('Druid 27', inject('druid27'))
