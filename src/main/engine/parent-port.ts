/** The engine's end of the line to the host that forked it. */

/** The part of a MessagePort that oRPC uses. */
export interface EnginePort {
  postMessage(data: unknown): void
  on(event: string, listener: (event?: { data: unknown }) => void): void
}

export interface ParentLine {
  /** Carries the calls. */
  readonly calls: EnginePort
  /** Tells the host that calls are answered from now on. */
  ready(): void
  /** The host asks the engine to end in order. */
  onClose(listener: () => void): void
}

interface ParentPort {
  postMessage(data: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

/** Electron's `process.parentPort` in a utility process, Node's IPC channel in a forked one. */
export function parentLine(): ParentLine {
  const electron = (process as unknown as { parentPort?: ParentPort }).parentPort
  // A host that dies takes the channel with it: an engine without a host has nothing to do.
  if (!electron) process.on('disconnect', () => process.exit(0))
  const post = (data: unknown) => {
    if (electron) electron.postMessage(data)
    else process.send?.(data)
  }
  const listen = (listener: (data: unknown) => void) => {
    if (electron) electron.on('message', (event) => listener(event.data))
    else process.on('message', listener)
  }
  return {
    calls: {
      postMessage: post,
      on: (event, listener) => {
        if (event === 'message') listen((data) => data !== 'close' && listener({ data }))
      }
    },
    ready: () => post('ready'),
    onClose: (listener) => listen((data) => data === 'close' && listener())
  }
}
