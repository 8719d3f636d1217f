/**
 * The typed client of the core. One contract, two ways to it: a MessagePort that the preload hands over (Electron),
 * or HTTP to the page's own origin (browser; the session cookie signs the calls).
 */
import { createORPCClient, DynamicLink } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../shared/contract'
import '../../shared/desktop-bridge'

export type Client = ContractRouterClient<Contract>
type Context = Record<never, never>
type Link = HttpLink<Context> | PortLink<Context>

/** Which host shows this page. */
export const host: 'electron' | 'web' = window.desktop ? 'electron' : 'web'

/** The client; calls made before the port has come wait for it. */
export function connect(): Client {
  const link = host === 'electron' ? portLink() : httpLink()
  return createORPCClient<Client>(new DynamicLink<Context>(link))
}

function httpLink(): () => Link {
  const link = new HttpLink<Context>({ url: `${window.location.origin}/rpc` })
  return () => link
}

function portLink(): () => Promise<Link> {
  let deliver: (link: Link) => void = () => {}
  let current = new Promise<Link>((resolve) => {
    deliver = resolve
  })
  window.addEventListener('message', (event) => {
    const port = event.ports[0]
    // Only the preload of this very window may hand a port over.
    if (event.source !== window || event.data !== 'port' || !port) return
    port.start()
    const link = new PortLink<Context>({ port })
    deliver(link)
    current = Promise.resolve(link)
  })
  return () => current
}
