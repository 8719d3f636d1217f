import type { IHeaderParams } from 'ag-grid-community'
import { createContext, type ReactNode, useContext, useEffect } from 'react'

/** What stands in the header of a column. */
export type HeaderOf = (column: number) => ReactNode

interface Columns {
  readonly header: HeaderOf
  readonly selected: number | null
  readonly onSelect: ((column: number) => void) | undefined
}

const Context = createContext<Columns>({ header: () => null, selected: null, onSelect: undefined })
export const GridColumns = Context.Provider

/** The grid's header cell: shows our header, selects the column by click, Enter or space. */
export function HeaderSlot({ index, eGridHeader }: IHeaderParams & { index: number }) {
  const { header, selected, onSelect } = useContext(Context)
  useEffect(() => {
    if (!onSelect) return
    const select = () => onSelect(index)
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === ' ') select()
    }
    eGridHeader.addEventListener('click', select)
    eGridHeader.addEventListener('keydown', press)
    return () => {
      eGridHeader.removeEventListener('click', select)
      eGridHeader.removeEventListener('keydown', press)
    }
  }, [eGridHeader, index, onSelect])
  useEffect(() => {
    eGridHeader.toggleAttribute('data-selected', selected === index)
  }, [eGridHeader, index, selected])
  return <>{header(index)}</>
}
