/**
 * Starts the services of `test/cluster` before its tests and stops them after: Vitest calls it once for the whole run.
 * `SALES_TEST_SERVICES` (names with commas) says which are needed; default all. Without a service its tests are skipped, and
 * a line says why. Another service is a file beside `s3.ts`, a line in `services` and one in `ProvidedContext`.
 */
import type { TestProject } from 'vitest/node'
import { type DruidServer, druidServices } from './druid'
import { type S3Server, s3Service } from './s3'
import type { Service } from './service'

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where there is none. */
    s3: S3Server | null
    druid33: DruidServer | null
    druid27: DruidServer | null
    /** With a middle manager. */
    druid33mm: DruidServer | null
  }
}

const services: readonly Service<S3Server | DruidServer>[] = [s3Service, ...druidServices]

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const wanted = process.env.SALES_TEST_SERVICES?.split(',')
  const stops: (() => Promise<void>)[] = []
  for (const service of services) {
    const begunMs = Date.now()
    const running = wanted && !wanted.includes(service.name) ? 'it was not asked for' : await service.start()
    if (typeof running === 'string') {
      console.log(`No ${service.name} for the tests: ${running}.`)
      project.provide(service.name as 's3', null)
      continue
    }
    console.log(`${service.name} is ready after ${Math.round((Date.now() - begunMs) / 1000)} s: ${running.found.url}`)
    project.provide(service.name as 's3', running.found as S3Server)
    stops.push(running.stop)
  }
  return async () => {
    for (const stop of stops.reverse()) await stop()
  }
}
