/** The contract between screens, scripts and the core: one tree, declared once. */
import { alerts } from './alerts'
import { check } from './check'
import { cluster } from './cluster'
import { explore } from './explore'
import { jobs } from './jobs'
import { load } from './load'
import { open } from './open'
import { rules } from './rules'
import { settings } from './settings'
import { shape } from './shape'

export const contract = { open, check, rules, shape, load, jobs, explore, alerts, cluster, settings }
export type Contract = typeof contract
