import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { DriftThresholds } from '../../../shared/domain/rules'
import { useText } from '../../text'
import styles from './thresholds.module.css'

interface ThresholdsProps {
  readonly thresholds: DriftThresholds
  readonly onChange: (thresholds: DriftThresholds) => void
}

const fields = [
  { key: 'volumePercent', words: 'drift.volume', max: 1000 },
  { key: 'totalPercent', words: 'drift.totals', max: 1000 },
  { key: 'nullPoints', words: 'drift.nulls', max: 100 }
] as const

/** From which change on drift is told; kept when a field is left. */
export function Thresholds({ thresholds, onChange }: ThresholdsProps) {
  const { t } = useText('rules')
  return (
    <div className={styles.thresholds}>
      {fields.map(({ key, words, max }) => (
        <Threshold
          key={`${key} ${thresholds[key]}`}
          label={t(words)}
          max={max}
          value={thresholds[key]}
          onChange={(value) => onChange({ ...thresholds, [key]: value })}
        />
      ))}
    </div>
  )
}

function Threshold(props: { label: string; max: number; value: number; onChange: (value: number) => void }) {
  const { label, max, value, onChange } = props
  const [typed, setTyped] = useState<string | number>(value)
  return (
    <NumberInput
      label={label}
      min={0}
      max={max}
      value={typed}
      onChange={setTyped}
      onBlur={() => {
        if (typed === '') setTyped(value)
        else if (Number(typed) !== value) onChange(Number(typed))
      }}
    />
  )
}
