/** The short form of a preset with its effect; Apply adds its steps, and one undo takes them away again. */
import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Recipe } from '../../../../shared/domain/recipe'
import { useText } from '../../../text'
import classes from './business.module.css'
import type { FormKind } from './business-items'
import { CurrencyForm } from './currency-form'
import { EffectTable } from './effect-table'
import { FiscalForm } from './fiscal-form'
import type { Chosen, FormProps } from './form-props'
import { ReturnsForm } from './returns-form'
import { TaxForm } from './tax-form'

type Props = Omit<FormProps, 'onChosen'> & {
  readonly kind: FormKind
  readonly sourceId: string
  readonly onApply: (recipe: Recipe) => void
  readonly onClose: () => void
}

export function BusinessDialog({ kind, sourceId, recipe, checked, onApply, onClose }: Props) {
  const { t } = useText('business')
  const [chosen, setChosen] = useState<Chosen>(null)
  const given = { recipe, checked, onChosen: setChosen }
  return (
    <Modal opened onClose={onClose} title={t(`${kind}.title`)} size={560}>
      {/* The keyboard begins at the fields, not at the button that closes the box. */}
      <form
        className={classes.form}
        tabIndex={-1}
        data-autofocus
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen) onApply(chosen.recipe)
        }}
      >
        <p className={classes.hint}>{t(`${kind}.hint`)}</p>
        {formOf(kind, given)}
        {chosen && chosen.lines.length > 0 && <EffectTable sourceId={sourceId} lines={chosen.lines} />}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={chosen === null}>
            {t('apply')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function formOf(kind: FormKind, props: FormProps): ReactNode {
  switch (kind) {
    case 'returns':
      return <ReturnsForm {...props} />
    case 'tax':
      return <TaxForm {...props} />
    case 'currency':
      return <CurrencyForm {...props} />
    case 'fiscal':
      return <FiscalForm {...props} />
  }
}
