import { Button, Modal, NumberInput, Radio, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DatasourceDetails } from '../../../../shared/contract/cluster-datasource'
import type { Retention, RetentionChoice } from '../../../../shared/domain/druid/retention'
import { api, appErrorOf, queryClient } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import styles from './datasource.module.css'
import { Effect } from './effect'
import { PeriodFields } from './period-fields'
import { draftOf, type RetentionDraft, retentionOf } from './retention-draft'
import { useDatasourceWords } from './words'

interface RetentionDialogProps {
  readonly connectionId: string
  readonly details: DatasourceDetails
  readonly retention: { readonly own: Retention; readonly fallback: Retention }
  readonly onClose: () => void
}

const kinds = ['inherit', 'keep-all', 'keep-last', 'drop-before'] as const

/** Rules by a form, with what they will do to the segments that are there. */
export function RetentionDialog({ connectionId, details, retention, onClose }: RetentionDialogProps) {
  const { t, retention: words } = useDatasourceWords()
  const { name: dataSource } = details
  const [draft, setDraft] = useState(() => draftOf(retention.own, retention.fallback, details.tiers))
  const set = (change: Partial<RetentionDraft>) => setDraft((before) => ({ ...before, ...change }))
  const choice = retentionOf(draft)
  const effect = useQuery({
    ...api.cluster.retentionEffect.queryOptions({
      input: { connectionId, dataSource, retention: choice ?? { kind: 'inherit' } }
    }),
    enabled: choice !== null,
    staleTime: 0
  })
  const save = useMutation(
    api.cluster.setRetention.mutationOptions({
      onSuccess: () => {
        notifications.show({ message: t('retention.done', { name: dataSource }) })
        void queryClient.invalidateQueries({ queryKey: api.cluster.key() })
        onClose()
      }
    })
  )
  const dropped = effect.data?.certain ? effect.data.goes.segments : 0
  const label = {
    inherit: t('retention.inherit'),
    'keep-all': t('retention.keepAll'),
    'keep-last': t('retention.keepLast'),
    'drop-before': t('retention.dropBefore')
  }
  const hint = {
    inherit: t('retention.inheritHint', { rules: words(retention.fallback) }),
    'keep-all': undefined,
    'keep-last': t('retention.keepLastHint'),
    'drop-before': t('retention.dropBeforeHint')
  }
  return (
    <Modal opened onClose={onClose} title={t('retention.dialog', { name: dataSource })} size={600}>
      <form
        className={styles.dialog}
        onSubmit={(event) => {
          event.preventDefault()
          if (choice) save.mutate({ connectionId, dataSource, retention: choice })
        }}
      >
        {retention.own.kind === 'other' && <p className={styles.note}>{t('retention.replaces')}</p>}
        <Radio.Group
          aria-label={t('retention.title')}
          value={draft.kind}
          onChange={(kind) => set({ kind: kind as RetentionChoice['kind'] })}
        >
          <div className={styles.choices}>
            {kinds.map((kind) => (
              <div key={kind} className={styles.choice} data-on={draft.kind === kind || undefined}>
                <Radio value={kind} label={label[kind]} description={hint[kind]} />
                {kind === 'keep-last' && draft.kind === kind && (
                  <PeriodFields period={draft.period} least={1} onChange={(period) => set({ period })} />
                )}
                {kind === 'drop-before' && draft.kind === kind && (
                  <TextInput
                    type="date"
                    className={styles.inner ?? ''}
                    aria-label={t('retention.day')}
                    value={draft.day}
                    onChange={(event) => set({ day: event.currentTarget.value })}
                  />
                )}
              </div>
            ))}
          </div>
        </Radio.Group>
        {draft.kind !== 'inherit' && (
          <div className={styles.row}>
            {Object.entries(draft.copies).map(([tier, count]) => (
              <NumberInput
                key={tier}
                label={t('retention.copiesLabel', { tier })}
                description={t('retention.copiesHint')}
                min={0}
                max={99}
                allowDecimal={false}
                clampBehavior="strict"
                value={count}
                onChange={(value) => set({ copies: { ...draft.copies, [tier]: Number(value) || 0 } })}
              />
            ))}
          </div>
        )}
        {choice && (
          <Effect of="retention" effect={effect.data} error={effect.error ? appErrorOf(effect.error) : null} />
        )}
        {save.error && <ErrorPanel title={t('retention.failed')} error={appErrorOf(save.error)} />}
        <div className={styles.acts}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            disabled={choice === null || effect.data === undefined}
            loading={save.isPending}
            {...(dropped > 0 && { color: 'red', variant: 'light' })}
          >
            {dropped > 0 ? t('retention.setDropping', { count: dropped }) : t('retention.set')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
