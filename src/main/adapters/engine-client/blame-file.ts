/**
 * When the reader dies in the middle of a call, the file may be to blame: Polars maps files into memory, and a file that
 * shrinks under it ends the process at once. Who called hears of the file then, not of an engine.
 */
import { stat } from 'node:fs/promises'
import { filesOf, isAsOpened, Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import type { Engine } from '../../pipeline/ports'

/** The engine, with `open.changed` or `open.vanished` instead of `engine.crashed` where a file of a call is not any more what was opened. */
export function blamingFiles<Client extends object>(engine: Engine<Client>): Engine<Client> {
  return {
    async call(use) {
      const inputs: unknown[] = []
      try {
        return await engine.call((client) => use(hearing(client, inputs)))
      } catch (error) {
        throw await blamed(error, inputs)
      }
    },
    async *feed(use) {
      const inputs: unknown[] = []
      try {
        yield* engine.feed((client) => use(hearing(client, inputs)))
      } catch (error) {
        throw await blamed(error, inputs)
      }
    },
    restart: () => engine.restart()
  }
}

/** The same client; what calls are given is noted. */
function hearing<T extends object>(client: T, inputs: unknown[]): T {
  return new Proxy(client, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      const isPart = (typeof value === 'object' && value !== null) || typeof value === 'function'
      return isPart ? hearing(value, inputs) : value
    },
    apply(target, self, args: unknown[]) {
      inputs.push(args[0])
      return Reflect.apply(target as (...all: unknown[]) => unknown, self, args)
    }
  })
}

async function blamed(error: unknown, inputs: readonly unknown[]): Promise<unknown> {
  if (!(error instanceof AppError) || error.code !== 'engine.crashed') return error
  const files = inputs.flatMap((input) => {
    const source = Source.safeParse((input as { source?: unknown } | undefined)?.source).data
    return source ? filesOf(source) : []
  })
  for (const file of files) {
    const found = await stat(file.path).catch(() => null)
    if (found === null) return new AppError('open.vanished', { path: file.path }, { cause: error })
    if (!isAsOpened(file, found)) return new AppError('open.changed', { path: file.path }, { cause: error })
  }
  return error
}
