/** The boards that are there for every dataset, as tabs: arrows move, Enter opens. */
import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { ReadyBoard } from '../../../shared/domain/board'
import { useText } from '../../text'
import classes from './board.module.css'

type Props = {
  readonly board: ReadyBoard
  readonly onOpen: (board: ReadyBoard) => void
  readonly children: ReactNode
}

export function BoardTabs({ board, onOpen, children }: Props) {
  const { t } = useText('board')
  return (
    <Tabs
      value={board}
      // Each board asks the warehouse; passing by with the arrows does not.
      activateTabWithKeyboard={false}
      onChange={(value) => {
        const chosen = ReadyBoard.safeParse(value)
        if (chosen.success) onOpen(chosen.data)
      }}
      className={classes.boards}
    >
      <Tabs.List className={classes.tabs} aria-label={t('boards.label')}>
        {ReadyBoard.options.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`boards.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={board} className={classes.boardPanel}>
        {children}
      </Tabs.Panel>
    </Tabs>
  )
}
