import { Button, Checkbox, TextInput } from '@mantine/core'
import { Merge } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Cluster } from '../../../../shared/domain/cluster'
import { type Fix, mergeSteps } from '../../../../shared/domain/finding-fix'
import { appErrorOf, type ShownError } from '../../../client'
import { errorSentence, formatCount, useText } from '../../../text'
import type { Fixes } from '../use-fixes'
import styles from './clusters.module.css'
import { FixButton } from './fix-button'

interface ClusterListProps {
  readonly column: string
  readonly clusters: readonly Cluster[]
  readonly fixes: Fixes
}

/** Clusters drawn at once; the others come with a click. */
const pageSize = 30

interface Choice {
  /** Values that are left as they are. */
  readonly out: ReadonlySet<string>
  readonly into: string
}

function firstChoice({ values }: Cluster): Choice {
  return { out: new Set(), into: values[0]?.text ?? '' }
}

/** What the chosen clusters change: values that are not what they become. */
function mergesIn(clusters: readonly Cluster[], choices: ReadonlyMap<number, Choice>, taken: ReadonlySet<number>) {
  return [...taken].flatMap((at) => {
    const cluster = clusters[at]
    if (!cluster) return []
    const { out, into } = choices.get(at) ?? firstChoice(cluster)
    return cluster.values
      .filter(({ text }) => text !== into && !out.has(text))
      .map(({ text }) => ({ from: text, to: into }))
  })
}

/** Clusters with their counts; those that are ticked become one value each with one click. */
export function ClusterList({ column, clusters, fixes }: ClusterListProps) {
  const { t } = useText('profile')
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set())
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map())
  const [shown, setShown] = useState(pageSize)
  const [merged, setMerged] = useState<Fix | null>(null)
  const [error, setError] = useState<ShownError | null>(null)
  const merges = useMemo(() => mergesIn(clusters, choices, taken), [clusters, choices, taken])
  const set = (at: number, change: Partial<Choice>) => {
    const cluster = clusters[at]
    if (!cluster) return
    const before = choices.get(at) ?? firstChoice(cluster)
    setChoices(new Map(choices).set(at, { ...before, ...change }))
    setTaken(new Set(taken).add(at))
  }
  const merge = () => {
    const fix: Fix = { kind: 'merge-values', text: column, reading: null, steps: mergeSteps(column, merges) }
    setError(null)
    fixes
      .apply(fix)
      .then(() => setMerged(fix))
      .catch((thrown: unknown) => setError(appErrorOf(thrown)))
  }
  return (
    <>
      <div className={styles.bar}>
        <Button size="compact-xs" variant="default" onClick={() => setTaken(new Set(clusters.keys()))}>
          {t('clusters.selectAll')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setTaken(new Set())}>
          {t('clusters.selectNone')}
        </Button>
        <Button
          size="compact-xs"
          className={styles.merge}
          leftSection={<Merge size={13} />}
          disabled={merges.length === 0}
          onClick={merge}
        >
          {t('clusters.merge', { count: merges.length })}
        </Button>
      </div>
      {error && <p className={styles.failed}>{errorSentence(error)}</p>}
      {merged && fixes.isApplied(merged) && <FixButton fix={merged} count={merges.length} fixes={fixes} />}
      <ul className={styles.list}>
        {clusters.slice(0, shown).map((cluster, at) => (
          <ClusterItem
            // biome-ignore lint/suspicious/noArrayIndexKey: a cluster is its place
            key={at}
            cluster={cluster}
            choice={choices.get(at) ?? firstChoice(cluster)}
            isTaken={taken.has(at)}
            onTake={(isTaken) => {
              const next = new Set(taken)
              if (isTaken) next.add(at)
              else next.delete(at)
              setTaken(next)
            }}
            onChange={(change) => set(at, change)}
          />
        ))}
      </ul>
      {shown < clusters.length && (
        <Button size="compact-xs" variant="subtle" onClick={() => setShown(shown + pageSize)}>
          {t('findings.more', { rows: formatCount(clusters.length - shown) })}
        </Button>
      )}
    </>
  )
}

interface ClusterItemProps {
  readonly cluster: Cluster
  readonly choice: Choice
  readonly isTaken: boolean
  readonly onTake: (taken: boolean) => void
  readonly onChange: (change: Partial<Choice>) => void
}

function ClusterItem({ cluster, choice, isTaken, onTake, onChange }: ClusterItemProps) {
  const { t } = useText('profile')
  const main = cluster.values[0]?.text ?? ''
  return (
    <li data-taken={isTaken || undefined}>
      <div className={styles.head}>
        <Checkbox
          size="xs"
          checked={isTaken}
          aria-label={t('clusters.include', { text: main })}
          onChange={(event) => onTake(event.currentTarget.checked)}
        />
        <TextInput
          size="xs"
          className={styles.into}
          aria-label={`${t('clusters.chosen')}: ${main}`}
          value={choice.into}
          onChange={(event) => onChange({ into: event.currentTarget.value })}
        />
      </div>
      <ul className={styles.values}>
        {cluster.values.map(({ text, count }) => (
          <li key={text} data-out={choice.out.has(text) || undefined}>
            <Checkbox
              size="xs"
              checked={!choice.out.has(text)}
              aria-label={t('clusters.include', { text })}
              onChange={(event) => {
                const out = new Set(choice.out)
                if (event.currentTarget.checked) out.delete(text)
                else out.add(text)
                onChange({ out })
              }}
            />
            <button
              type="button"
              className={styles.value}
              title={t('clusters.chosen')}
              onClick={() => onChange({ into: text })}
            >
              {text}
            </button>
            <span className="num">{formatCount(count)}</span>
          </li>
        ))}
      </ul>
    </li>
  )
}
