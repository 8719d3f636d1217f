/** Calls with their answers read: JSON or text, or the error that the answer means. */
import { AppError } from '../../../shared/errors'
import type { CallOptions } from '../../pipeline/druid-port'
import { type Call, callName } from './call'
import { answerError, jsonOf } from './failure'
import type { Answer, DruidHttp } from './http'

type Rest = Pick<Call, 'grant'> & Partial<Pick<Call, 'headers' | 'at' | 'origin'>>

export const get = (path: string, rest: Rest): Call => ({ method: 'GET', path, repeatable: true, ...rest })
/** A POST that only reads. */
export const ask = (path: string, body: unknown, rest: Rest): Call => ({
  method: 'POST',
  path,
  body,
  repeatable: true,
  ...rest
})
/** A POST that changes something. */
export const post = (path: string, body: unknown, rest: Rest): Call => ({
  method: 'POST',
  path,
  body,
  repeatable: false,
  ...rest
})
/** Removing twice is as good as once. */
export const remove = (path: string, rest: Rest): Call => ({ method: 'DELETE', path, repeatable: true, ...rest })

/** One part of a path or a value in a query. */
export const part = encodeURIComponent

const html = /^\s*<(?:!doctype|html)/i

export class DruidCalls {
  constructor(readonly http: DruidHttp) {}

  /** The answer of a call that went well. Fails with the error that any other answer means. */
  async answer(call: Call, options?: CallOptions): Promise<Answer> {
    return this.checked(await this.http.send(call, options), call)
  }

  /** The same, of an answer that is there. */
  checked(answer: Answer, call: Call): Answer {
    const ok = answer.status >= 200 && answer.status < 300
    // A proxy's sign-in page, or Jetty's page of an error that it sent with a status of 200.
    if (ok && !html.test(answer.text)) return answer
    throw answerError(ok ? { ...answer, status: 500 } : answer, call, this.http.redact)
  }

  /** JSON as Druid sent it: cells of a person's own data are left as they are. Fails with `druid.bad-answer` when it is cut off. */
  data(answer: Answer, call: Call): unknown {
    const value = jsonOf(this.checked(answer, call).text)
    if (value === undefined && answer.text !== '') throw this.misunderstood(answer, call)
    return value
  }

  /** JSON without secrets; undefined of an empty answer. */
  async json(call: Call, options?: CallOptions): Promise<unknown> {
    const answer = await this.answer(call, options)
    const value = jsonOf(this.http.redact(answer.text))
    if (value === undefined && answer.text !== '') throw this.misunderstood(answer, call)
    return value
  }

  /** The same, and null where the cluster does not know what is asked for. */
  async known<T>(read: (value: unknown) => T, call: Call, options?: CallOptions): Promise<T | null> {
    try {
      return read(await this.json(call, options))
    } catch (error) {
      if (error instanceof AppError && error.code === 'druid.unknown-task') return null
      throw error
    }
  }

  misunderstood(answer: Answer, call: Call): AppError {
    const reason = answer.text === '' ? 'an empty answer' : 'JSON that is broken or cut off'
    return new AppError('druid.bad-answer', {
      url: answer.origin,
      call: callName(call),
      status: answer.status,
      reason
    })
  }
}

/** Whether a call failed because this release, or this cluster, does not have it. */
export function isMissing(error: unknown): boolean {
  return error instanceof AppError && error.code === 'druid.not-supported'
}
