/** Up to which part of the total values are of class A and B. */

import { NumberInput } from '@mantine/core'
import type { SpecOf } from '../../../../shared/domain/board'
import { FieldPair } from '../../../components/side-form'
import { useText } from '../../../text'

type Spec = SpecOf<'ranking'>
type Props = { readonly spec: Spec; readonly onChange: (spec: Spec) => void }

const usual = { a: 80, b: 95 }

export function BoundFields({ spec, onChange }: Props) {
  const { t } = useText('boards')
  const { bounds = usual } = spec
  return (
    <FieldPair>
      <NumberInput
        label={t('form.boundA')}
        min={1}
        max={99}
        clampBehavior="strict"
        allowDecimal={false}
        value={bounds.a}
        onChange={(a) => {
          if (typeof a === 'number' && a >= 1) onChange({ ...spec, bounds: { a, b: Math.max(a, bounds.b) } })
        }}
      />
      <NumberInput
        label={t('form.boundB')}
        min={bounds.a}
        max={100}
        allowDecimal={false}
        value={bounds.b}
        onChange={(b) => {
          if (typeof b === 'number' && b >= bounds.a) onChange({ ...spec, bounds: { a: bounds.a, b } })
        }}
      />
    </FieldPair>
  )
}
