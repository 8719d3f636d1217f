/** Makes or changes a connection; tested before it is saved. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { ConnectionView } from '../../../../shared/contract/cluster'
import { api, appErrorOf, client, queryClient } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { Page, Panel } from '../../../components/page'
import { paths } from '../../../paths'
import { useText } from '../../../text'
import { useLines } from '../use-lines'
import { AccessFields } from './access-fields'
import { type ConnectionDraft, checkedDraft, type DraftField, draftOf, emptyDraft, secretsOf } from './draft'
import { DruidFields } from './druid-fields'
import { Field, FormContext } from './fields'
import styles from './form.module.css'
import { RemoveDialog } from './remove-dialog'
import { S3Fields } from './s3-fields'
import { type TestLine, TestPanel } from './test-panel'

interface ConnectionFormProps {
  /** Null: a new one. */
  readonly view: ConnectionView | null
  readonly secretsIn: 'keychain' | 'memory'
}

const noSecrets: readonly string[] = []

export function ConnectionForm({ view, secretsIn }: ConnectionFormProps) {
  const { t } = useText('cluster')
  const { t: app } = useText('app')
  const [, navigate] = useLocation()
  const stored = view?.secrets ?? noSecrets
  const [draft, setDraft] = useState<ConnectionDraft>(() => (view ? draftOf(view.connection) : emptyDraft))
  const [left, setLeft] = useState<ReadonlySet<DraftField>>(new Set())
  const [isTried, setIsTried] = useState(false)
  const [tested, setTested] = useState<ConnectionDraft | null>(null)
  const [isRemoving, setIsRemoving] = useState(false)
  const test = useLines<TestLine>()
  const { connection, complaints } = useMemo(
    () => checkedDraft(draft, stored, secretsIn === 'memory'),
    [draft, stored, secretsIn]
  )
  const leave = () => navigate(view ? paths.connection(view.connection.id) : paths.cluster)
  const known = () => queryClient.invalidateQueries({ queryKey: api.cluster.key() })
  const save = useMutation(
    api.cluster.put.mutationOptions({
      onSuccess: async (saved) => {
        notifications.show({ message: t('form.saved', { name: saved.name }) })
        await known()
        navigate(paths.connection(saved.id))
      }
    })
  )
  const remove = useMutation(
    api.cluster.remove.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('removing.done', { name: view?.connection.name ?? '' }) })
        navigate(paths.cluster)
        await known()
      }
    })
  )

  /** The first field that is wrong gets the keyboard. */
  const good = () => {
    setIsTried(true)
    if (connection !== null) return connection
    requestAnimationFrame(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus())
    return null
  }
  const onTest = () => {
    const candidate = good()
    if (candidate === null) return
    setTested(draft)
    test.run((signal) => client.cluster.test({ connection: candidate, secrets: secretsOf(draft) }, { signal }))
  }
  const onSave = () => {
    const candidate = good()
    if (candidate !== null) save.mutate({ connection: candidate, secrets: secretsOf(draft, stored) })
  }
  const isWrong = isTried && connection === null
  return (
    <Page
      title={view ? view.connection.name : t('form.new')}
      facts={isWrong ? <span className={styles.complaint}>{t('form.incomplete')}</span> : undefined}
      actions={
        <>
          {view && (
            <Button variant="subtle" color="red" onClick={() => setIsRemoving(true)}>
              {t('removing.action')}
            </Button>
          )}
          <Button variant="default" onClick={leave}>
            {app('cancel')}
          </Button>
          <Button onClick={onSave} loading={save.isPending} data-primary>
            {t('form.save')}
          </Button>
        </>
      }
    >
      <FormContext.Provider
        value={{
          draft,
          set: (change) => setDraft((before) => ({ ...before, ...change })),
          complaintOf: (field) => (isTried || left.has(field) ? complaints[field] : undefined),
          leave: (field) => setLeft((before) => new Set([...before, field])),
          stored,
          secretsIn
        }}
      >
        <div className={styles.columns}>
          <div className={styles.stack}>
            {save.error && (
              <ErrorPanel title={t('form.saveFailed')} error={appErrorOf(save.error)} onClose={save.reset} />
            )}
            <Panel>
              <Field field="name" label={t('form.name')} placeholder={t('form.namePlaceholder')} isNeeded />
            </Panel>
            <S3Fields />
            <DruidFields />
            <AccessFields />
          </div>
          <TestPanel
            lines={test.lines}
            isRunning={test.isRunning}
            error={test.error}
            isStale={tested !== draft}
            onTest={onTest}
            onStop={test.stop}
          />
        </div>
      </FormContext.Provider>
      {view && isRemoving && (
        <RemoveDialog
          connection={view.connection}
          isRemoving={remove.isPending}
          error={remove.error ? appErrorOf(remove.error) : null}
          onRemove={() => remove.mutate({ connectionId: view.connection.id })}
          onClose={() => {
            remove.reset()
            setIsRemoving(false)
          }}
        />
      )}
    </Page>
  )
}
