/** The boards that are there for every dataset, and behind them those that people made: arrows move, Enter opens. */
import { Tabs } from '@mantine/core'
import { Bookmark, House } from 'lucide-react'
import type { ReactNode } from 'react'
import { ReadyBoard, type SavedBoard } from '../../../shared/domain/board'
import { useText } from '../../text'
import classes from './board.module.css'

type Props = {
  readonly board: ReadyBoard
  /** The saved board that is shown in place of it; null: none. */
  readonly saved: SavedBoard | null
  readonly boards: readonly SavedBoard[]
  readonly onOpen: (board: ReadyBoard) => void
  readonly onOpenSaved: (id: string) => void
  /** At the right of the tabs. */
  readonly aside: ReactNode
  readonly children: ReactNode
}

const savedMark = 'saved-'

export function BoardTabs({ board, saved, boards, onOpen, onOpenSaved, aside, children }: Props) {
  const { t } = useText('board')
  const { t: words } = useText('boards')
  const value = saved === null ? board : `${savedMark}${saved.id}`
  return (
    <Tabs
      value={value}
      // Each board asks the warehouse; passing by with the arrows does not.
      activateTabWithKeyboard={false}
      onChange={(next) => {
        const chosen = ReadyBoard.safeParse(next)
        if (chosen.success) onOpen(chosen.data)
        else if (next?.startsWith(savedMark)) onOpenSaved(next.slice(savedMark.length))
      }}
      className={classes.boards}
    >
      <div className={classes.tabsRow}>
        <Tabs.List className={classes.tabs} aria-label={t('boards.label')}>
          {ReadyBoard.options.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`boards.${one}`)}
            </Tabs.Tab>
          ))}
          {boards.map(({ id, isHome, content }) => (
            <Tabs.Tab
              key={id}
              value={`${savedMark}${id}`}
              title={isHome ? words('saved.isHome') : undefined}
              leftSection={isHome ? <House size={13} aria-hidden /> : <Bookmark size={13} aria-hidden />}
            >
              {content.name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {aside}
      </div>
      <Tabs.Panel value={value} className={classes.boardPanel}>
        {children}
      </Tabs.Panel>
    </Tabs>
  )
}
