import { Radio } from '@mantine/core'
import { S3Access } from '../../../../shared/domain/connection'
import { Panel } from '../../../components/page'
import { useText } from '../../../text'
import { Field, useComplaint, useForm } from './fields'
import styles from './form.module.css'

/** How Druid gets at the files. */
export function AccessFields() {
  const { t } = useText('cluster')
  const { draft, set } = useForm()
  const complaint = useComplaint()
  return (
    <Panel title={t('form.access')}>
      <Radio.Group
        aria-label={t('form.access')}
        value={draft.access}
        error={complaint('access')}
        onChange={(access) => set({ access: S3Access.parse(access) })}
      >
        <div className={styles.cards}>
          {S3Access.options.map((access) => (
            <Radio.Card key={access} value={access} className={styles.card ?? ''} radius="sm">
              <Radio.Indicator size="xs" className={styles.mark ?? ''} />
              <span>
                <b>{t(`form.accesses.${access}`)}</b>
                <span className={styles.hint}>{t(`form.accessHints.${access}`)}</span>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <div className={styles.below}>
        <Field
          field="druidEndpoint"
          label={t('form.druidEndpoint')}
          hint={t('form.druidEndpointHint')}
          placeholder="http://minio:9000"
        />
      </div>
    </Panel>
  )
}
