import { Switch, TagsInput } from '@mantine/core'
import { Panel } from '../../../components/page'
import { useText } from '../../../text'
import type { DraftField } from './draft'
import { Choice, Field, Fold, SecretField, useComplaint, useForm } from './fields'
import styles from './form.module.css'
import { KeepingFields } from './keeping-fields'

const advanced: readonly DraftField[] = ['kmsKeyId', 'proxyUrl', 'bandwidth', 'tags']

/** The bucket and the keys for it. */
export function S3Fields() {
  const { t } = useText('cluster')
  const { draft, set, complaintOf, leave } = useForm()
  const complaint = useComplaint()
  return (
    <Panel title={t('form.s3')} aside={t('form.s3Hint')}>
      <div className={styles.grid}>
        <Field
          field="endpoint"
          label={t('form.endpoint')}
          hint={t('form.endpointHint')}
          placeholder="http://localhost:9000"
        />
        <Field field="region" label={t('form.region')} hint={'\u00a0'} isNeeded />
        <Field field="bucket" label={t('form.bucket')} hint={'\u00a0'} isNeeded />
        <Field field="prefix" label={t('form.prefix')} hint={t('form.prefixHint')} />
        <Switch
          className={styles.wide ?? ''}
          label={t('form.pathStyle')}
          description={t('form.pathStyleHint')}
          checked={draft.pathStyle}
          onChange={(event) => set({ pathStyle: event.currentTarget.checked })}
        />
        <Choice
          label={t('form.credentials')}
          value={draft.credentials}
          options={['chain', 'profile', 'keys']}
          wordOf={(kind) => t(`form.credentialKinds.${kind}`)}
          hint={t(`form.credentialHints.${draft.credentials}`)}
          onChange={(credentials) => set({ credentials })}
        />
        {draft.credentials === 'profile' && <Field field="profile" label={t('form.profile')} isNeeded />}
        {draft.credentials === 'keys' && (
          <>
            <Field field="accessKeyId" label={t('form.accessKeyId')} isNeeded isWide />
            <SecretField
              field="secretAccessKey"
              label={t('form.secretAccessKey')}
              secret="s3SecretAccessKey"
              variable="SALES_S3_SECRET_ACCESS_KEY"
            />
          </>
        )}
        <KeepingFields />
      </div>
      <Fold title={t('form.advanced')} isOpen={advanced.some((field) => complaintOf(field) !== undefined)}>
        {draft.credentials === 'keys' && (
          <SecretField
            field="sessionToken"
            label={t('form.sessionToken')}
            secret="s3SessionToken"
            hint={t('form.sessionTokenHint')}
          />
        )}
        <Choice
          label={t('form.encryption')}
          value={draft.encryption}
          options={['bucket-default', 'sse-s3', 'sse-kms']}
          wordOf={(kind) => t(`form.encryptions.${kind}`)}
          onChange={(encryption) => set({ encryption })}
        />
        {draft.encryption === 'sse-kms' && <Field field="kmsKeyId" label={t('form.kmsKey')} isNeeded isWide />}
        <Field
          field="storageClass"
          label={t('form.storageClass')}
          hint={t('form.storageClassHint')}
          placeholder="STANDARD_IA"
        />
        <Field field="bandwidth" label={t('form.bandwidth')} hint={t('form.bandwidthHint')} />
        <Field field="s3Ca" label={t('form.ca')} hint={t('form.pemHint')} placeholder="/etc/ssl/own-ca.pem" />
        <Field field="proxyUrl" label={t('form.proxy')} hint={'\u00a0'} placeholder="http://proxy:3128" />
        <TagsInput
          className={styles.wide ?? ''}
          label={t('form.tags')}
          description={t('form.tagsHint')}
          error={complaint('tags')}
          value={[...draft.tags]}
          onChange={(tags) => set({ tags })}
          onBlur={() => leave('tags')}
        />
      </Fold>
    </Panel>
  )
}
