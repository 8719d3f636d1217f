import { NumberInput, Select } from '@mantine/core'
import type { Period } from '../../../../shared/domain/druid/period'
import { useText } from '../../../text'
import styles from './datasource.module.css'

interface PeriodFieldsProps {
  readonly period: Period
  readonly least: number
  readonly onChange: (period: Period) => void
}

const units = ['D', 'W', 'M', 'Y'] as const

/** So many days, weeks, months or years. */
export function PeriodFields({ period, least, onChange }: PeriodFieldsProps) {
  const { t } = useText('datasource')
  return (
    <div className={styles.period}>
      <NumberInput
        aria-label={t('retention.amount')}
        min={least}
        max={9999}
        allowDecimal={false}
        clampBehavior="strict"
        value={period.amount}
        onChange={(value) => onChange({ ...period, amount: Number(value) || least })}
      />
      <Select
        aria-label={t('retention.unit')}
        data={units.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
        value={period.unit}
        allowDeselect={false}
        onChange={(unit) => onChange({ ...period, unit: unit as Period['unit'] })}
      />
    </div>
  )
}
