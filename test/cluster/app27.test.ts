/** The app with Druid 27 and sign-in: SQL-based ingestion by signed URLs. */
import { inject } from 'vitest'
import { appContract } from './app-contract'
import { planContract } from './plan-contract'

const [s3, druid] = [inject('s3'), inject('druid27')]
appContract('Druid 27', s3 && druid && { s3, druid }, 'sql')
planContract('Druid 27', s3 && druid && { s3, druid }, 'sql')
