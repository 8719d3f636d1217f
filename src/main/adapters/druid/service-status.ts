/** Processes one by one, and how they find each other. */
import { AppError } from '../../../shared/errors'
import type { CallOptions, Discovery, Service, ServiceStatus } from '../../pipeline/druid-port'
import type { Call } from './call'
import { type DruidCalls, get } from './calls'
import { readStatus } from './readers/cluster'
import { flag, object, text } from './readers/fields'

const config = { grant: 'CONFIG READ' }

/** Null: it may not be asked. */
function statusCall(calls: DruidCalls, { type, isLeader, url }: Service): Call | null {
  if (isLeader && (type === 'coordinator' || type === 'overlord')) return get(`/proxy/${type}/status`, config)
  if (url === null || (calls.http.isSecure && !url.startsWith('https:'))) return null
  // Once: what is out of reach now is asked again with the next look.
  return { ...get('/status', { ...config, origin: url }), repeatable: false }
}

export async function serviceStatus(
  calls: DruidCalls,
  service: Service,
  options?: CallOptions
): Promise<ServiceStatus | null> {
  const call = statusCall(calls, service)
  return call === null ? null : readStatus(await calls.json(call, options))
}

/** Rights may hide the properties; the network may not. */
export async function discovery(calls: DruidCalls, options?: CallOptions): Promise<Discovery> {
  const asked = async (path: string) => {
    try {
      return object(await calls.json(get(path, config), options))
    } catch (error) {
      if (error instanceof AppError && (error.code === 'druid.forbidden' || error.code === 'druid.not-supported'))
        return {}
      throw error
    }
  }
  const [properties, self] = await Promise.all([asked('/status/properties'), asked('/status/selfDiscovered/status')])
  const isOther = (text(properties['druid.discovery.type']) ?? 'zk') === 'k8s'
  return {
    zookeeper: isOther ? null : text(properties['druid.zk.service.host']),
    works: flag(self.selfDiscovered)
  }
}
