/** A board on sheets of A4, beside the window: the tiles as on the screen, in light colours, ready to be printed. */
import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Board, Tile } from '../../../../shared/domain/board'
import { type Palette, PaperPalette, readPalette } from '../../../components/chart/palette'
import { BoardTile } from '../../../components/tiles/board-tile'
import { paperRows } from '../../../components/tiles/layout'
import type { TileActions } from '../../../components/tiles/tile-actions'
import { useText } from '../../../text'
import { type PlacedRow, paginate } from './pages'
import classes from './paper.module.css'
import { whenQuiet } from './when-quiet'

type Row = {
  readonly tiles: readonly Tile[]
  readonly spans: readonly number[]
  readonly isPictures: boolean
  /** Least height, in pixels. */
  readonly height: number
}

type Props = {
  readonly board: Board
  readonly actions: TileActions
  readonly facts: PaperFacts
  /** Called once, when all pages stand as they are to be printed. */
  readonly onReady: () => void
}

export type PaperFacts = {
  readonly title: string
  /** Days, comparison, filters: a line each. */
  readonly lines: readonly string[]
  /** At the right of the heading: data through, rows, currency. */
  readonly aside: readonly string[]
  readonly foot: string
}

/** A4 landscape without its margins, in CSS pixels; and the width that boards are laid out at to be put onto it. */
const marginMm = 10
const pxPerMm = 96 / 25.4
const sheet = { width: (297 - 2 * marginMm) * pxPerMm, height: (210 - 2 * marginMm) * pxPerMm }
const layoutWidth = 1360
const zoom = sheet.width / layoutWidth
// A pixel less than there is: a page that is rounded up would push a white one behind it.
const layoutHeight = Math.floor(sheet.height / zoom) - 2
const gap = 12
/** The least height of a row of pictures. */
const pictureHeight = 290
/** A row of the board's grid, of which a tile's size tells how many it has. */
const unitHeight = 62

export function PaperBoard({ board, actions, facts, onReady }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [palette, setPalette] = useState<Palette | null>(null)
  const [pages, setPages] = useState<readonly PlacedRow<Row>[][] | null>(null)
  const rows = useRows(board.tiles)
  const ready = useRef(onReady)
  useLayoutEffect(() => {
    if (box.current) setPalette(readPalette(box.current))
  }, [])
  useEffect(() => {
    const element = box.current
    if (!palette || !element) return
    return whenQuiet(element, () => {
      if (pages) ready.current()
      else setPages(placed(element, rows))
    })
  }, [palette, pages, rows])
  const shown = pages ?? [rows.map((row) => ({ content: row, height: null }))]
  return createPortal(
    <div ref={box} data-paper className={classes.paper} style={sizes} aria-hidden inert>
      <style>{printRules}</style>
      {palette && (
        <PaperPalette value={palette}>
          {shown.map((page, index) => (
            <Page key={page[0]?.content.tiles[0]?.id ?? index} facts={facts} number={index + 1} count={shown.length}>
              {page.map(({ content, height }) => (
                <div
                  key={content.tiles[0]?.id}
                  data-row
                  className={`${classes.row} ${height === null ? classes.measured : ''}`}
                  style={height === null ? { minHeight: content.height } : { height }}
                >
                  {content.tiles.map((tile, place) => (
                    <div key={tile.id} className={classes.cell} style={{ gridColumn: `span ${content.spans[place]}` }}>
                      <BoardTile tile={tile} actions={actions} />
                    </div>
                  ))}
                </div>
              ))}
            </Page>
          ))}
        </PaperPalette>
      )}
    </div>,
    document.body
  )
}

const sizes = {
  '--paper-width': `${layoutWidth}px`,
  '--paper-height': `${layoutHeight}px`,
  '--paper-zoom': zoom
} as CSSProperties

/** Only while a board is on paper: other screens print as they are. */
const printRules = `
@page { size: A4 landscape; margin: ${marginMm}mm }
@media print {
  html { color-scheme: light !important }
  html, body { height: auto !important; overflow: visible !important; background: #fff !important }
  body > :not([data-paper]) { display: none !important }
}`

type PageProps = {
  readonly facts: PaperFacts
  readonly number: number
  readonly count: number
  readonly children: React.ReactNode
}

function Page({ facts, number, count, children }: PageProps) {
  const { t } = useText('exports')
  const isFirst = number === 1
  return (
    <div className={classes.page}>
      <header data-head className={classes.head}>
        <div>
          <h1>{facts.title}</h1>
          {isFirst && facts.lines.map((line) => <p key={line}>{line}</p>)}
        </div>
        <div className={classes.aside}>
          {isFirst ? facts.aside.map((line) => <p key={line}>{line}</p>) : <p>{facts.lines[0]}</p>}
        </div>
      </header>
      {children}
      <footer data-foot className={classes.foot}>
        <span>{facts.foot}</span>
        <span>{t('paper.page', { page: number, count })}</span>
      </footer>
    </div>
  )
}

/** The rows of the board, one by one. */
function useRows(tiles: readonly Tile[]): readonly Row[] {
  const [rows] = useState(() =>
    paperRows(tiles.map((tile) => ({ size: tile.size, isNumber: tile.kind === 'number' }))).map((row) => ({
      tiles: row.tiles.flatMap(({ index }) => tiles[index] ?? []),
      spans: row.tiles.map(({ w }) => w),
      isPictures: !row.isNumbers,
      height: row.isNumbers ? 0 : Math.max(pictureHeight, row.h * unitHeight)
    }))
  )
  return rows
}

/** Measures the rows as they want to be, and puts them onto pages. */
function placed(element: HTMLElement, rows: readonly Row[]): PlacedRow<Row>[][] {
  const heightOf = (selector: string) => element.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0
  const room = layoutHeight - heightOf('[data-head]') - heightOf('[data-foot]') - 2 * gap
  const heights = [...element.querySelectorAll<HTMLElement>('[data-row]')].map((row) => row.offsetHeight)
  const measured = rows.map((content, index) => ({
    content,
    height: heights[index] ?? content.height,
    grows: content.isPictures
  }))
  return paginate(measured, room, gap)
}
