/** Druid 27: SQL-based ingestion, and who may do what. */
import { inject } from 'vitest'
import { ingestionContract } from './druid-contract'

const server = inject('druid27')

ingestionContract(server, 'sql')
ingestionContract(server, 'native')
