/** How fresh boards are, how many statements are asked at once, what counts as slow, and what is kept. */
import { Button, NumberInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { Preferences } from '../../../shared/contract/settings'
import { api, queryClient } from '../../client'
import { Panel } from '../../components/page'
import { formatBytes, useText } from '../../text'
import styles from './settings.module.css'

type Props = {
  readonly preferences: Preferences
  readonly onChange: (change: Partial<Preferences>) => void
}

export function BoardsPanel({ preferences, onChange }: Props) {
  const { t } = useText('settings')
  const { boardMinutes, queriesAtOnce, slowHereMs, slowClusterMs } = preferences
  return (
    <Panel title={t('boards')}>
      <NumberField
        label={t('boardMinutes')}
        hint={t('boardMinutesHint')}
        value={boardMinutes}
        {...{ min: 1, max: 1440, step: 1 }}
        onChange={(next) => onChange({ boardMinutes: next })}
      />
      <NumberField
        label={t('queriesAtOnce')}
        hint={t('queriesAtOnceHint')}
        value={queriesAtOnce}
        {...{ min: 1, max: 16, step: 1 }}
        onChange={(next) => onChange({ queriesAtOnce: next })}
      />
      <NumberField
        label={t('slowHere')}
        hint={t('slowHint')}
        value={slowHereMs / 1000}
        {...{ min: 0.1, max: 600, step: 0.5 }}
        onChange={(next) => onChange({ slowHereMs: Math.round(next * 1000) })}
      />
      <NumberField
        label={t('slowCluster')}
        value={slowClusterMs / 1000}
        {...{ min: 0.1, max: 600, step: 0.5 }}
        onChange={(next) => onChange({ slowClusterMs: Math.round(next * 1000) })}
      />
      <Kept />
    </Panel>
  )
}

type NumberProps = {
  readonly label: string
  readonly hint?: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Whole numbers where it is 1. */
  readonly step: number
  readonly onChange: (next: number) => void
}

/** Counts when it is left, within its bounds. */
function NumberField({ label, hint, value, min, max, step, onChange }: NumberProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        {label}
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </label>
      <NumberInput
        id={id}
        key={value}
        w={90}
        {...{ min, max, step }}
        allowDecimal={step !== 1}
        defaultValue={value}
        onBlur={(event) => {
          const text = event.currentTarget.value
          const next = Math.min(max, Math.max(min, Number(text)))
          if (text !== '' && !Number.isNaN(next) && next !== value) onChange(next)
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </div>
  )
}

function Kept() {
  const { t } = useText('settings')
  const size = useQuery({ ...api.explore.keptSize.queryOptions({ input: {} }), staleTime: 0 }).data
  const empty = useMutation(
    api.explore.forgetKept.mutationOptions({
      onSuccess: () => {
        // This window keeps answers of its own.
        queryClient.removeQueries({ queryKey: api.explore.board.key() })
        return queryClient.invalidateQueries({ queryKey: api.explore.key() })
      }
    })
  )
  return (
    <div className={styles.field}>
      <span>
        {t('kept')}
        <span className={styles.hint}>{t('keptHint')}</span>
        {size && (
          <span className={styles.hint} data-kept>
            {t('keptSize', {
              count: size.boards,
              size: formatBytes(size.sizeBytes),
              most: formatBytes(size.mostBytes)
            })}
          </span>
        )}
      </span>
      <Button
        variant="default"
        size="xs"
        disabled={size === undefined || size.boards === 0}
        loading={empty.isPending}
        onClick={() => empty.mutate({})}
      >
        {t('keptEmpty')}
      </Button>
    </div>
  )
}
