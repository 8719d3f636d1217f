/** What was seen of a cluster last, where it does not tell any more. */
import type { Overview } from '../../../../shared/contract/cluster'

/** How a cluster is seen: all of it now, some parts as they were, or nothing but what was seen before. */
export interface Seen {
  readonly shown: Overview
  readonly state: 'now' | 'partly' | 'before'
}

/**
 * The newest look, with what an earlier one knew in the place of what could not be asked. A cluster of which nothing could be asked is shown as
 * it was.
 */
export function seen(now: Overview, before: Overview | null): Seen {
  if (now.failures.length === 0) return { shown: now, state: 'now' }
  if (now.version === null && now.services.length === 0 && now.slots === null && now.tasks.length === 0) {
    return { shown: before === null ? now : { ...before, failures: now.failures }, state: 'before' }
  }
  if (before === null) return { shown: now, state: 'partly' }
  const lists = (key: 'services' | 'datasources' | 'tasks') => (now[key].length > 0 ? now[key] : before[key])
  return {
    shown: {
      ...now,
      version: now.version ?? before.version,
      services: lists('services') as Overview['services'],
      slots: now.slots ?? before.slots,
      datasources: lists('datasources') as Overview['datasources'],
      tasks: lists('tasks') as Overview['tasks']
    },
    state: 'partly'
  }
}
