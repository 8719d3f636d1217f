/** A way to a server that can be cut and be there again, at the same address. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

export interface TcpRelay {
  readonly url: string
  /** Nobody listens any more, and what was open breaks. */
  cut(): Promise<void>
  mend(): Promise<void>
}

export async function openTcpRelay(target: string): Promise<TcpRelay> {
  const { hostname, port: targetPort } = new URL(target)
  const open = new Set<Socket>()
  let server: Server | null = null
  let port = 0
  const listen = async () => {
    const made = createServer((near) => {
      const far = connect(Number(targetPort), hostname)
      for (const [one, other] of [
        [near, far],
        [far, near]
      ] as const) {
        open.add(one)
        one.pipe(other)
        one.on('error', () => other.destroy())
        one.on('close', () => {
          open.delete(one)
          other.destroy()
        })
      }
    })
    await new Promise<void>((resolve) => made.listen(port, '127.0.0.1', resolve))
    port = (made.address() as AddressInfo).port
    server = made
  }
  await listen()
  return {
    url: `http://127.0.0.1:${port}`,
    async cut() {
      const ending = server
      server = null
      for (const socket of open) socket.destroy()
      if (ending) await new Promise((resolve) => ending.close(resolve))
    },
    mend: listen
  }
}
