/** What the datasource holds already of this file: how many months are the same, and a choice to leave them alone. */
import { Switch } from '@mantine/core'
import { useWizard } from '../../../state/wizard'
import { formatCount, useText } from '../../../text'
import shared from '../load.module.css'
import type { Destination } from './use-destination'

export function DeltaNote({ destination }: { destination: Destination }) {
  const { t } = useText('ingest')
  const setOnlyChanged = useWizard((state) => state.setOnlyChanged)
  const { plan, changed, onlyChanged } = destination
  const ofFile = plan?.delta.filter(({ state }) => state !== 'only-there') ?? []
  const equal = ofFile.filter(({ state }) => state === 'equal').length
  if (equal === 0) return null
  return (
    <section className={shared.panel}>
      <h2>{t('delta.title')}</h2>
      <p className={shared.note}>
        {equal === ofFile.length
          ? t('delta.all', { count: equal })
          : t('delta.some', { equal: formatCount(equal), all: formatCount(ofFile.length) })}
      </p>
      {changed !== null && (
        <Switch
          mt={8}
          size="xs"
          label={t('delta.only', { count: changed.length })}
          description={t('delta.onlyHint')}
          checked={onlyChanged}
          onChange={(event) => setOnlyChanged(event.currentTarget.checked)}
        />
      )}
    </section>
  )
}
