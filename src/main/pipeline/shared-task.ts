/**
 * One piece of work that several feeds look at: started once, every watcher gets the newest progress and then the
 * result. A watcher that leaves does not stop the work; a failed task is forgotten, so that asking again starts anew.
 */
export class SharedTask<Progress, Result> {
  private progress: Progress | null = null
  private result: { readonly value: Result } | null = null
  private failure: { readonly error: unknown } | null = null
  private changed = Promise.withResolvers<void>()
  private readonly abort = new AbortController()
  readonly done: Promise<Result>

  constructor(work: (onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<Result>) {
    this.done = work((progress) => {
      this.progress = progress
      this.wake()
    }, this.abort.signal).then(
      (value) => {
        this.result = { value }
        this.wake()
        return value
      },
      (error: unknown) => {
        this.failure = { error }
        this.wake()
        throw error
      }
    )
    this.done.catch(() => undefined)
  }

  get failed(): boolean {
    return this.failure !== null
  }

  /** The result when there is one already. */
  get value(): Result | null {
    return this.result?.value ?? null
  }

  cancel(): void {
    this.abort.abort()
  }

  /** Progress as it comes (stale steps are skipped), then the result. */
  async *watch(): AsyncGenerator<{ progress: Progress | null; result: Result | null }, void, void> {
    for (;;) {
      const next = this.changed.promise
      if (this.failure) throw this.failure.error
      if (this.result) {
        yield { progress: this.progress, result: this.result.value }
        return
      }
      yield { progress: this.progress, result: null }
      await next
    }
  }

  private wake() {
    const { resolve } = this.changed
    this.changed = Promise.withResolvers<void>()
    resolve()
  }
}
