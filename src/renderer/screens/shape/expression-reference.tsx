/** The expression language in a drawer: columns, operators, functions with examples; a click puts one in. */
import { Drawer, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { useState } from 'react'
import type { Column } from '../../../shared/domain/column-type'
import { useText } from '../../text'
import { columnReference, expressionFunctions, operatorReference } from './expression-language'
import classes from './reference.module.css'

type Props = {
  readonly opened: boolean
  readonly columns: readonly Column[]
  readonly onClose: () => void
  /** `cursorBack`: how many of the last characters come after the cursor. */
  readonly onInsert: (text: string, cursorBack: number) => void
}

const groups = ['choosing', 'numbers', 'texts', 'dates', 'conversions'] as const

export function ExpressionReference({ opened, columns, onClose, onInsert }: Props) {
  const { t } = useText('expression')
  const [wanted, setWanted] = useState('')
  const fits = (...texts: readonly string[]) =>
    texts.some((text) => text.toLowerCase().includes(wanted.trim().toLowerCase()))
  const named = columns.filter(({ name }) => fits(name))
  const operators = operatorReference.filter(({ name, signs }) => fits(signs, t(`operators.${name}`)))
  const functions = expressionFunctions.filter(({ name, signature }) => fits(signature, t(`functions.${name}`)))
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size={520} title={<b>{t('title')}</b>}>
      <TextInput
        data-autofocus
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<Search size={14} aria-hidden />}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <div className={classes.reference}>
        {wanted === '' && <p>{t('intro')}</p>}
        {named.length > 0 && (
          <section>
            <h3>{t('columns')}</h3>
            <div className={classes.columns}>
              {named.map(({ name }) => (
                <button key={name} type="button" onClick={() => onInsert(columnReference(name), 0)}>
                  {name}
                </button>
              ))}
            </div>
          </section>
        )}
        {operators.length > 0 && (
          <section>
            <h3>{t('operatorsTitle')}</h3>
            {operators.map(({ name, signs, example }) => (
              <div key={name} className={classes.entry}>
                <code>{signs}</code>
                <span>{t(`operators.${name}`)}</span>
                <code className={classes.example}>{example}</code>
              </div>
            ))}
          </section>
        )}
        {groups.map((group) => {
          const inGroup = functions.filter((one) => one.group === group)
          if (inGroup.length === 0) return null
          return (
            <section key={group}>
              <h3>{t(`groups.${group}`)}</h3>
              {inGroup.map(({ name, signature, example }) => (
                <button key={name} type="button" className={classes.entry} onClick={() => onInsert(`${name}()`, 1)}>
                  <code>{signature}</code>
                  <span>{t(`functions.${name}`)}</span>
                  <code className={classes.example}>{example}</code>
                </button>
              ))}
            </section>
          )
        })}
        {named.length + operators.length + functions.length === 0 && <p>{t('nothing')}</p>}
        {wanted === '' && <p>{t('patterns')}</p>}
      </div>
    </Drawer>
  )
}
