/** For tests: a cluster that takes every statement and answers none. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SilentCluster {
  readonly url: string
  /** Ids of the statements that it was asked, and of those that it was told to end. */
  readonly asked: string[]
  readonly ended: string[]
  mostAtOnce(): number
  close(): void
}

export async function silentCluster(): Promise<SilentCluster> {
  const asked: string[] = []
  const ended: string[] = []
  const open = new Set<string>()
  let most = 0
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    if (request.method === 'DELETE') {
      const id = request.url?.split('/').at(-1) ?? ''
      ended.push(id)
      open.delete(id)
      response.writeHead(202).end()
      return
    }
    // Looks at the cluster itself are no statements.
    if (request.url !== '/druid/v2/sql') {
      response.writeHead(404).end()
      return
    }
    const id = String(JSON.parse(body).context.sqlQueryId)
    asked.push(id)
    open.add(id)
    most = Math.max(most, open.size)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    ended,
    mostAtOnce: () => most,
    close() {
      server.closeAllConnections()
      server.close()
    }
  }
}
