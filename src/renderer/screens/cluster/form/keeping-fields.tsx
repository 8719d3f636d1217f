import { useText } from '../../../text'
import { Choice, Field, useForm } from './fields'

/** What stays in the bucket besides the files that Druid reads. */
export function KeepingFields() {
  const { t } = useText('cluster')
  const { draft, set } = useForm()
  return (
    <>
      <Choice
        label={t('form.originals')}
        value={draft.originals}
        options={['no', 'until-proved', 'days', 'for-ever']}
        wordOf={(kind) => t(`form.originalKinds.${kind}`)}
        hint={t(`form.originalHints.${draft.originals}`)}
        onChange={(originals) => set({ originals })}
      />
      {draft.originals === 'days' && <Field field="originalDays" label={t('form.originalDays')} isNeeded />}
      <Choice
        label={t('form.replaced')}
        value={draft.replaced}
        options={['keep', 'archive', 'delete']}
        wordOf={(kind) => t(`form.replacedKinds.${kind}`)}
        hint={t(`form.replacedHints.${draft.replaced}`)}
        onChange={(replaced) => set({ replaced })}
      />
    </>
  )
}
