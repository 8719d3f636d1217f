import { Autocomplete } from '@mantine/core'
import type { Dataset } from '../../../shared/domain/dataset'
import { useWizard } from '../../state/wizard'
import { useText } from '../../text'
import classes from './load.module.css'

type Props = {
  readonly datasets: readonly Dataset[]
  readonly nameOk: boolean
  /** Null while it is not known. */
  readonly exists: boolean | null
}

/** The dataset the rows go to: a new name, or one of those that are there. */
export function DatasetField({ datasets, nameOk, exists }: Props) {
  const { t } = useText('load')
  const dataset = useWizard((state) => state.dataset)
  const setDataset = useWizard((state) => state.setDataset)
  return (
    <section className={classes.panel}>
      <Autocomplete
        label={t('dataset.label')}
        description={t('dataset.hint')}
        value={dataset}
        data={datasets.map((one) => one.name)}
        onChange={setDataset}
        error={nameOk ? undefined : t('dataset.bad')}
        spellCheck={false}
        size="sm"
      />
      <p className={classes.note} aria-live="polite">
        {nameOk && exists !== null ? t(exists ? 'dataset.exists' : 'dataset.isNew') : '\u00a0'}
      </p>
    </section>
  )
}
