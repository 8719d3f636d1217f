/** The app with Druid 33: native ingestion by signed URLs. */
import { inject } from 'vitest'
import { appContract } from './app-contract'
import { planContract } from './plan-contract'

const [s3, druid] = [inject('s3'), inject('druid33')]
appContract('Druid 33', s3 && druid && { s3, druid }, 'native')
planContract('Druid 33', s3 && druid && { s3, druid }, 'native')
