/** Fields of the form of an ingestion. */
import { MultiSelect, NumberInput, SegmentedControl, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import type { QueryGranularity, SegmentGranularity } from '../../../../shared/domain/druid/ingest-form'
import { useText } from '../../../text'
import shared from '../load.module.css'
import classes from './cluster.module.css'

interface OneOfProps<V extends string> {
  readonly label: string
  readonly hint?: string
  /** What is chosen can not stay; the hint says why. */
  readonly isWrong?: boolean
  readonly value: V
  readonly options: readonly V[]
  readonly isOff: (value: V) => boolean
  readonly wordOf: (value: V) => string
  readonly onChange: (value: V) => void
}

export function OneOf<V extends string>({ label, hint, isWrong = false, ...props }: OneOfProps<V>) {
  const { value, options, isOff, wordOf, onChange } = props
  return (
    <Labelled label={label} hint={hint} isWrong={isWrong}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={label}
        value={value}
        data={options.map((one) => ({ value: one, label: wordOf(one), disabled: isOff(one) }))}
        onChange={(next) => {
          const chosen = options.find((one) => one === next)
          if (chosen !== undefined) onChange(chosen)
        }}
      />
    </Labelled>
  )
}

interface LabelledProps {
  readonly label: string
  readonly hint: string | undefined
  readonly isWrong: boolean
  readonly children: ReactNode
}

function Labelled({ label, hint, isWrong, children }: LabelledProps) {
  return (
    <div>
      <span className={classes.label}>{label}</span>
      {children}
      {hint !== undefined && <span className={isWrong ? classes.complaint : shared.modeHint}>{hint}</span>}
    </div>
  )
}

interface GranularityProps<V extends QueryGranularity | SegmentGranularity> {
  readonly label: string
  readonly value: V
  readonly options: readonly V[]
  readonly isDisabled?: boolean
  readonly onChange: (value: V) => void
}

export function GranularityField<V extends QueryGranularity | SegmentGranularity>(props: GranularityProps<V>) {
  const { t } = useText('ingest')
  const { label, value, options, isDisabled = false, onChange } = props
  return (
    <Select
      size="xs"
      label={label}
      value={value}
      disabled={isDisabled}
      allowDeselect={false}
      data={options.map((one: QueryGranularity | SegmentGranularity) => ({
        value: one,
        label: t(`granularities.${one}`)
      }))}
      onChange={(next) => {
        const chosen = options.find((one) => one === next)
        if (chosen !== undefined) onChange(chosen)
      }}
    />
  )
}

interface ColumnsProps {
  readonly label: string
  readonly hint?: string
  readonly value: readonly string[]
  readonly options: readonly string[]
  readonly isDisabled?: boolean
  readonly onChange: (value: string[]) => void
}

export function ColumnsField({ label, hint, value, options, isDisabled = false, onChange }: ColumnsProps) {
  return (
    <MultiSelect
      className={classes.wide ?? ''}
      size="xs"
      label={label}
      description={hint}
      value={[...value]}
      data={[...options]}
      disabled={isDisabled}
      searchable
      clearable
      onChange={onChange}
    />
  )
}

interface CountProps {
  readonly label: string
  readonly hint?: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onChange: (value: number) => void
}

export function CountField({ label, hint, value, least, most, onChange }: CountProps) {
  const { i18n } = useText('ingest')
  const separator = new Intl.NumberFormat(i18n.language).format(1000).charAt(1)
  return (
    <NumberInput
      size="xs"
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      min={least}
      max={most}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="blur"
      thousandSeparator={separator}
      decimalSeparator={separator === '.' ? ',' : '.'}
      onChange={(next) => {
        if (typeof next === 'number' && next >= least && next <= most) onChange(next)
      }}
    />
  )
}
