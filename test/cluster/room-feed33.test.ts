/** The feed of a cluster with Druid 33. */
import { inject } from 'vitest'
import { roomFeedContract } from './room-feed-contract'

roomFeedContract('Druid 33', inject('druid33'))
