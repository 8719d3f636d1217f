/** Takes the last change of the view back, or the taking back: by button and by key. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { Redo2, Undo2 } from 'lucide-react'
import { useLocation } from 'wouter'
import { useHotKeys } from '../../components/hot-keys'
import { paths } from '../../paths'
import { redo, undo } from '../../state/history'
import { useText } from '../../text'
import { useBoardViews, useViewHistory } from './board-view'

export function UndoButtons({ dataset }: { dataset: string }) {
  const { t } = useText('board')
  const [, navigate] = useLocation()
  const history = useViewHistory(dataset)
  const views = useBoardViews()
  const step = (kind: 'undo' | 'redo') => {
    const next = (kind === 'undo' ? undo : redo)(history)
    if (next === history) return
    // The board stands in the address, too; it changes first, else the address would count as a new step.
    if (next.present.board !== history.present.board) {
      navigate(paths.board(dataset, next.present.board), { replace: true })
    }
    views[kind](dataset)
  }
  useHotKeys([
    ['mod + Z', () => step('undo')],
    ['mod + shift + Z', () => step('redo')],
    ['mod + Y', () => step('redo')]
  ])
  return (
    <>
      <Tooltip label={t('boards.undo')}>
        <ActionIcon aria-label={t('boards.undo')} disabled={history.past.length === 0} onClick={() => step('undo')}>
          <Undo2 size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('boards.redo')}>
        <ActionIcon aria-label={t('boards.redo')} disabled={history.future.length === 0} onClick={() => step('redo')}>
          <Redo2 size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  )
}
