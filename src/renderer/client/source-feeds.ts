import { useCallback, useMemo, useRef } from 'react'
import type { CheckState, DeepState } from '../../shared/contract/check'
import type { OpenState } from '../../shared/contract/open'
import type { CheckReport } from '../../shared/domain/check-report'
import type { Reading } from '../../shared/domain/column-type'
import type { DeepProfile } from '../../shared/domain/deep-profile'
import type { PassProgress, Structure } from '../../shared/domain/source'
import type { Verification } from '../../shared/domain/verification'
import { client } from './client'
import type { ShownError } from './errors'
import { useFeed } from './feed-hub'

interface Pass {
  readonly progress: PassProgress | null
  readonly error: ShownError | null
  /** Asks again after an error. */
  readonly again: () => void
}

/** The structural pass over a source: progress, then the structure. */
export function useOpenState(sourceId: string | null): Pass & { readonly structure: Structure | null } {
  const feed = useFeed<OpenState>(sourceId && `open ${sourceId}`, (signal) =>
    client.open.watch({ sourceId: sourceId ?? '' }, { signal })
  )
  return {
    progress: feed.last?.progress ?? null,
    structure: feed.last?.structure ?? null,
    error: feed.error,
    again: feed.again
  }
}

/**
 * The check of a source: progress, of large sources what is verified before the report (`verified`), then the report. While the report for a new choice of readings is made, the last
 * report of the same source stays (`stale`).
 */
export function useCheckState(
  sourceId: string | null,
  chosen: readonly Reading[]
): Pass & {
  readonly verified: Verification | null
  readonly report: CheckReport | null
  readonly stale: boolean
} {
  const key = useMemo(
    () => (sourceId === null ? null : `check ${sourceId} ${JSON.stringify(chosen)}`),
    [sourceId, chosen]
  )
  const feed = useFeed<CheckState>(key, (signal) =>
    client.check.watch({ sourceId: sourceId ?? '', chosen: [...chosen] }, { signal })
  )
  const kept = useRef<CheckReport | null>(null)
  const fresh = feed.last?.report ?? null
  if (fresh) kept.current = fresh
  const report = fresh ?? (kept.current?.sourceId === sourceId ? kept.current : null)
  return {
    progress: feed.last?.progress ?? null,
    verified: fresh === null ? (feed.last?.verified ?? null) : null,
    report,
    stale: fresh === null && report !== null,
    error: feed.error,
    again: feed.again
  }
}

/**
 * What takes further looks at the whole file, after the report: progress, then the profile. Nothing is asked before the report is there.
 * @param ready the report under these readings has been shown
 */
export function useDeepProfile(
  sourceId: string,
  chosen: readonly Reading[],
  ready: boolean
): Pass & { readonly profile: DeepProfile | null; readonly stopped: boolean; readonly stop: () => void } {
  const key = useMemo(() => (ready ? `deepen ${sourceId} ${JSON.stringify(chosen)}` : null), [sourceId, chosen, ready])
  const feed = useFeed<DeepState>(key, (signal) => client.check.deepen({ sourceId, chosen: [...chosen] }, { signal }))
  const stop = useCallback(() => void client.check.stopDeepening({ sourceId }), [sourceId])
  return {
    progress: feed.last?.progress ?? null,
    profile: feed.last?.profile ?? null,
    stopped: feed.last?.stopped ?? false,
    error: feed.error,
    again: feed.again,
    stop
  }
}
