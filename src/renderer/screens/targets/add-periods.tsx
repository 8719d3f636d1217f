/** More periods for the grid: months, quarters or a year of the calendar, or of the fiscal year of the dataset. */
import { Button, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { type Dataset, hasFiscalYear } from '../../../shared/domain/dataset'
import { periodOf } from '../../../shared/domain/periods/period'
import { useText } from '../../text'
import { periodsOfYear } from './draft'
import classes from './targets.module.css'

type Props = {
  readonly dataset: Dataset
  readonly onAdd: (keys: readonly string[]) => void
}

const units = ['month', 'quarter', 'year'] as const
const choices = [false, true].flatMap((fiscal) =>
  units.map((unit) => ({ unit, fiscal, name: `${fiscal ? 'fiscal-' : ''}${unit}` as const }))
)

export function AddPeriods({ dataset: { calendar, dataThrough }, onAdd }: Props) {
  const { t } = useText('targets')
  const offered = choices.filter(({ fiscal }) => !fiscal || hasFiscalYear(calendar))
  const [name, setName] = useState<(typeof choices)[number]['name']>('month')
  const [typed, setTyped] = useState<number | null>(null)
  const { unit, fiscal } = offered.find((one) => one.name === name) ?? { unit: 'month', fiscal: false }
  const lastDay = dataThrough ?? new Date().toISOString().slice(0, 10)
  // The year after the data: that of the next plan.
  const year = typed ?? periodOf(lastDay, { unit: 'year', fiscal }, calendar).year + 1
  return (
    <>
      <Select
        aria-label={t('unit')}
        className={classes.unit}
        data={offered.map((one) => ({ value: one.name, label: t(`units.${one.name}`) }))}
        value={name}
        onChange={(next) => setName(offered.find((one) => one.name === next)?.name ?? name)}
      />
      <NumberInput
        aria-label={t('year')}
        w={90}
        min={1900}
        max={2200}
        allowDecimal={false}
        thousandSeparator=""
        value={year}
        onChange={(next) => typeof next === 'number' && setTyped(next)}
      />
      <Button variant="default" onClick={() => onAdd(periodsOfYear(year, unit, fiscal, calendar))}>
        {t('addPeriods')}
      </Button>
    </>
  )
}
