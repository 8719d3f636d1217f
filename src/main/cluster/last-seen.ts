/** What was seen of a cluster last, where it does not tell any more. */
import type { ClusterLook, Overview } from '../../shared/contract/cluster'

/** How a cluster is seen: all of it now, some parts as they were, nothing but what was seen before, or nothing at all. */
export interface Seen {
  readonly shown: Overview | null
  readonly state: Exclude<ClusterLook['state'], 'asking'>
}

/**
 * The newest look, with what an earlier one knew in the place of what could not be asked. A cluster of which nothing could be asked is shown as
 * it was.
 */
export function seen(now: Overview, before: Overview | null): Seen {
  if (now.failures.length === 0) return { shown: now, state: 'now' }
  if (isNothing(now)) return before === null ? { shown: null, state: 'never' } : { shown: before, state: 'before' }
  if (before === null) return { shown: now, state: 'partly' }
  const lists = <Key extends 'services' | 'datasources' | 'tasks' | 'outOfService'>(key: Key): Overview[Key] =>
    now[key].length > 0 ? now[key] : before[key]
  return {
    shown: {
      ...now,
      version: now.version ?? before.version,
      services: lists('services'),
      slots: now.slots ?? before.slots,
      datasources: lists('datasources'),
      outOfService: lists('outOfService'),
      tasks: lists('tasks'),
      discovery: now.discovery ?? before.discovery
    },
    state: 'partly'
  }
}

/** Whether no service answered at all. */
export function isNothing(now: Overview): boolean {
  return now.version === null && now.services.length === 0 && now.slots === null && now.tasks.length === 0
}
