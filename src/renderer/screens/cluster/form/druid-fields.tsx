import { ActionIcon, Button, PasswordInput, TextInput } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { Panel } from '../../../components/page'
import { useText } from '../../../text'
import type { DraftField } from './draft'
import { Choice, Field, Fold, SecretField, useComplaint, useForm } from './fields'
import styles from './form.module.css'

const advanced: readonly DraftField[] = [
  'brokerUrl',
  'coordinatorUrl',
  'overlordUrl',
  'certPath',
  'keyPath',
  'timeoutS'
]

/** Where Druid is, and how the app signs in. */
export function DruidFields() {
  const { t } = useText('cluster')
  const { draft, set, complaintOf } = useForm()
  return (
    <Panel title={t('form.druid')}>
      <div className={styles.grid}>
        <Field
          field="routerUrl"
          label={t('form.router')}
          hint={t('form.druidHint')}
          placeholder="http://localhost:8888"
          isNeeded
          isWide
        />
        <Choice
          label={t('form.signIn')}
          value={draft.auth}
          options={['none', 'basic', 'bearer', 'headers']}
          wordOf={(kind) => t(`form.signIns.${kind}`)}
          onChange={(auth) => set({ auth })}
        />
        {draft.auth === 'basic' && (
          <>
            <Field field="user" label={t('form.user')} isNeeded isWide />
            <SecretField
              field="password"
              label={t('form.password')}
              secret="druidPassword"
              variable="SALES_DRUID_PASSWORD"
            />
          </>
        )}
        {draft.auth === 'bearer' && (
          <SecretField field="token" label={t('form.token')} secret="druidToken" variable="SALES_DRUID_TOKEN" />
        )}
        {draft.auth === 'headers' && <Headers />}
      </div>
      <Fold title={t('form.advanced')} isOpen={advanced.some((field) => complaintOf(field) !== undefined)}>
        <Field
          field="brokerUrl"
          label={t('form.broker')}
          hint={t('form.serviceHint')}
          placeholder="http://broker:8082"
        />
        <Field
          field="coordinatorUrl"
          label={t('form.coordinator')}
          hint={t('form.serviceHint')}
          placeholder="http://coordinator:8081"
        />
        <Field
          field="overlordUrl"
          label={t('form.overlord')}
          hint={t('form.serviceHint')}
          placeholder="http://overlord:8090"
        />
        <Field field="timeoutS" label={t('form.timeout')} hint={t('form.timeoutHint')} />
        <Field field="druidCa" label={t('form.ca')} hint={t('form.pemHint')} placeholder="/etc/ssl/own-ca.pem" />
        <Field field="fingerprint" label={t('form.fingerprint')} hint={t('form.fingerprintHint')} />
        <Field field="certPath" label={t('form.cert')} hint={t('form.pemHint')} />
        <Field field="keyPath" label={t('form.key')} hint={t('form.pemHint')} />
      </Fold>
    </Panel>
  )
}

/** Names and values of headers; values are secrets. */
function Headers() {
  const { t } = useText('cluster')
  const { draft, set, leave, stored, secretsIn } = useForm()
  const complaint = useComplaint()('headers')
  const { headers } = draft
  const isStored = stored.includes('druidHeaders')
  const change = (at: number, part: Partial<(typeof headers)[number]>) =>
    set({ headers: headers.map((header, i) => (i === at ? { ...header, ...part } : header)) })
  return (
    <div className={styles.headers}>
      {headers.map((header, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own while it is typed
        <div key={at} className={styles.header}>
          <TextInput
            label={t('form.headerName')}
            value={header.name}
            placeholder="X-Api-Key"
            spellCheck={false}
            onChange={(event) => change(at, { name: event.currentTarget.value })}
            onBlur={() => leave('headers')}
          />
          <PasswordInput
            size="xs"
            label={t('form.headerValue')}
            value={header.value}
            placeholder={isStored ? '••••••••' : undefined}
            autoComplete="new-password"
            onChange={(event) => change(at, { value: event.currentTarget.value })}
            onBlur={() => leave('headers')}
          />
          <ActionIcon
            aria-label={t('form.removeHeader', { name: header.name })}
            disabled={headers.length === 1}
            onClick={() => set({ headers: headers.filter((_, i) => i !== at) })}
          >
            <X size={15} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {complaint !== undefined && <span className={styles.complaint}>{complaint}</span>}
      <span className={styles.hint}>
        {isStored && t('form.stored')} {t(secretsIn === 'keychain' ? 'form.keychain' : 'form.memoryNoVariable')}
      </span>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<Plus size={13} aria-hidden />}
        onClick={() => set({ headers: [...headers, { name: '', value: '' }] })}
      >
        {t('form.addHeader')}
      </Button>
    </div>
  )
}
