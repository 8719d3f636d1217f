import { Button, Input, Modal, Select, Switch } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DatasourceDetails } from '../../../../shared/contract/cluster-datasource'
import { ChunkSize, type Compaction } from '../../../../shared/domain/druid/compaction'
import { api, appErrorOf, queryClient } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import styles from './datasource.module.css'
import { Effect } from './effect'
import { PeriodFields } from './period-fields'
import { useDatasourceWords } from './words'

interface CompactionDialogProps {
  readonly connectionId: string
  readonly dataSource: string
  readonly seen: NonNullable<DatasourceDetails['compaction']>
  readonly onClose: () => void
}

const first: Extract<Compaction, { on: true }> = { on: true, skip: { amount: 1, unit: 'M' }, chunks: null }
const asIs = 'as-is'

/** Compaction on or off, with what it will look at. */
export function CompactionDialog({ connectionId, dataSource, seen, onClose }: CompactionDialogProps) {
  const { t } = useDatasourceWords()
  const [isOn, setIsOn] = useState(seen.form.on)
  const [form, setForm] = useState(seen.form.on ? seen.form : first)
  const compaction: Compaction = isOn ? form : { on: false }
  const effect = useQuery({
    ...api.cluster.compactionEffect.queryOptions({ input: { connectionId, dataSource, compaction } }),
    staleTime: 0
  })
  const save = useMutation(
    api.cluster.setCompaction.mutationOptions({
      onSuccess: () => {
        notifications.show({ message: t('compaction.done', { name: dataSource }) })
        void queryClient.invalidateQueries({ queryKey: api.cluster.key() })
        onClose()
      }
    })
  )
  const lost = [seen.skipText, seen.chunksText].filter((text) => text !== null)
  return (
    <Modal opened onClose={onClose} title={t('compaction.dialog', { name: dataSource })} size={560}>
      <form
        className={styles.dialog}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({ connectionId, dataSource, compaction })
        }}
      >
        <Switch
          label={t('compaction.switch')}
          description={t('compaction.switchHint')}
          checked={isOn}
          onChange={(event) => setIsOn(event.currentTarget.checked)}
        />
        {isOn && (
          <>
            {lost.length > 0 && <p className={styles.note}>{t('compaction.replaced', { text: lost.join(', ') })}</p>}
            <Input.Wrapper label={t('compaction.skip')} description={t('compaction.skipHint')} labelElement="div">
              <div className={styles.spaced}>
                <PeriodFields period={form.skip} least={0} onChange={(skip) => setForm({ ...form, skip })} />
              </div>
            </Input.Wrapper>
            <Select
              label={t('compaction.chunks')}
              data={[
                { value: asIs, label: t('compaction.asIs') },
                ...ChunkSize.options.map((size) => ({ value: size, label: t(`compaction.chunkSizes.${size}`) }))
              ]}
              value={form.chunks ?? asIs}
              allowDeselect={false}
              onChange={(value) => setForm({ ...form, chunks: ChunkSize.safeParse(value).data ?? null })}
            />
          </>
        )}
        {(isOn || seen.form.on) && (
          <Effect
            of={isOn ? 'compaction' : 'compaction-off'}
            effect={effect.data}
            error={effect.error ? appErrorOf(effect.error) : null}
          />
        )}
        {save.error && <ErrorPanel title={t('compaction.failed')} error={appErrorOf(save.error)} />}
        <div className={styles.acts}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!isOn && !seen.form.on} loading={save.isPending}>
            {!isOn ? t('compaction.end') : seen.form.on ? t('compaction.change') : t('compaction.set')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
