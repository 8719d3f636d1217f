/** What the commands need of the core. */
import type { Core } from '../core'

export type CliCore = Pick<Core, 'client' | 'grantPath' | 'exportText' | 'jobSettled' | 'onJob'>

export const exitOk = 0
export const exitFailed = 1
export const exitUsage = 2
