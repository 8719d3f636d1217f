/** What a rollup keeps of columns beside their sums: sketches, which are small and nearly exact. */
import type { IngestPlan } from '../../../../shared/contract/cluster'
import { type Column, isNumeric } from '../../../../shared/domain/column-type'
import { sketchedBy } from '../../../../shared/domain/druid/form-choices'
import { useWizard } from '../../../state/wizard'
import { useText } from '../../../text'
import { ColumnsField } from './form-fields'

interface SketchFieldsProps {
  readonly plan: IngestPlan
  readonly columns: readonly Column[]
  readonly isDisabled: boolean
}

export function SketchFields({ plan: { form, sketches }, columns, isDisabled }: SketchFieldsProps) {
  const { t } = useText('ingest')
  const choose = useWizard((state) => state.chooseForm)
  const numbers = columns.filter(({ type }) => isNumeric(type))
  return (
    <>
      <ColumnsField
        label={t('sketches.distinct')}
        hint={t(sketches ? 'sketches.distinctHint' : 'sketches.missing')}
        value={sketchedBy(form, 'hll')}
        options={columns.map(({ name }) => name)}
        isDisabled={isDisabled}
        onChange={(distinctOf) => choose({ distinctOf })}
      />
      <ColumnsField
        label={t('sketches.quantiles')}
        hint={t(sketches ? 'sketches.quantilesHint' : 'sketches.missing')}
        value={sketchedBy(form, 'quantiles')}
        options={numbers.map(({ name }) => name)}
        isDisabled={isDisabled}
        onChange={(quantilesOf) => choose({ quantilesOf })}
      />
    </>
  )
}
