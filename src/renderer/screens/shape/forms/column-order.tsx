/** Columns that stay, in their order: moved by dragging or with the arrow keys, left out with a click. */
import { ActionIcon, Checkbox } from '@mantine/core'
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useText } from '../../../text'
import drag from '../drag.module.css'
import classes from '../form.module.css'
import { useDragOrder } from '../use-drag-order'
import type { FieldsOf } from './fields'

export function SelectFields({ step, columns, onChange }: FieldsOf<'select'>) {
  const { t } = useText('shape')
  const chosen = step.columns
  const left = columns.map(({ name }) => name).filter((name) => !chosen.includes(name))
  const set = (next: readonly string[]) => onChange({ ...step, columns: [...next] })
  const move = (from: number, to: number) => {
    const moved = chosen[from]
    if (moved === undefined || to < 0 || to >= chosen.length) return
    const rest = chosen.filter((_, i) => i !== from)
    set([...rest.slice(0, to), moved, ...rest.slice(to)])
  }
  const order = useDragOrder(chosen.length, move)
  return (
    <div className={classes.order}>
      <ol ref={order.list} className={drag.list} aria-label={t('form.kept')}>
        {chosen.map((name, i) => (
          <li key={name} data-dragged={order.dragged === i || undefined} data-drop={order.dropAt(i)}>
            <span className={drag.grip} {...order.handle(i)}>
              <GripVertical size={14} aria-hidden />
            </span>
            <Checkbox
              size="xs"
              label={name}
              checked
              onChange={() => set(chosen.filter((one) => one !== name))}
              className={classes.orderName ?? ''}
            />
            <ActionIcon
              size={22}
              aria-label={t('form.moveUp', { name })}
              disabled={i === 0}
              onClick={() => move(i, i - 1)}
            >
              <ArrowUp size={13} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size={22}
              aria-label={t('form.moveDown', { name })}
              disabled={i === chosen.length - 1}
              onClick={() => move(i, i + 1)}
            >
              <ArrowDown size={13} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <ul aria-label={t('form.leftOut')}>
          {left.map((name) => (
            <li key={name}>
              <Checkbox size="xs" label={name} checked={false} onChange={() => set([...chosen, name])} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
