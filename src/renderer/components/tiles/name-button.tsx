/** The name of a value in a table, which filters by it. */
import type { ComponentPropsWithoutRef } from 'react'
import classes from './table.module.css'
import { useTileWords } from './tile-words'

type Props = Omit<ComponentPropsWithoutRef<'button'>, 'name' | 'children'> & {
  readonly name: string
  readonly isPicked: boolean
}

export function NameButton({ name, isPicked, ...others }: Props) {
  const { t } = useTileWords()
  return (
    <button
      type="button"
      className={classes.nameButton}
      aria-pressed={isPicked}
      aria-label={t('tile.filterBy', { label: name })}
      {...others}
    >
      {name}
    </button>
  )
}
