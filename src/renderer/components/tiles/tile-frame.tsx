/** The box every tile stands in: title, what it compares, menu, body, and what it is based on. */
import { ActionIcon, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  ChartColumn,
  CircleHelp,
  ClipboardCopy,
  Ellipsis,
  FileSpreadsheet,
  Image,
  PenTool,
  Rows3,
  Table2
} from 'lucide-react'
import { type DragEvent, type ReactNode, useContext, useId } from 'react'
import type { Tile } from '../../../shared/domain/board'
import { PaperPalette, usePalette } from '../chart/palette'
import { fileNameOf, saveCsv, saveFile, tsvOf } from '../export/csv'
import { dragPicture } from '../export/drag-picture'
import { type Picture, type PictureContent, pictureBytes, pictureCanvas, pictureSvg } from '../export/picture'
import { DrillPath } from './drill-path'
import { hasNoResult } from './reason'
import { useTileContext } from './tile-context'
import { exportOf, twinOf } from './tile-table'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'

type Props = {
  readonly tile: Tile
  /** What the tile is taken of, for a picture that leaves the app. */
  readonly caption: string
  /** Shown right of the title; the tile's own words when absent, nothing when null. */
  readonly subtitle?: ReactNode
  /** In place of the title, where it has two lines. */
  readonly heading?: ReactNode
  /** Entries of the menu that only this kind of tile has. */
  readonly menu?: ReactNode
  /** Null: the tile has no picture apart from its table. */
  readonly twin: { readonly asTable: boolean; readonly onToggle: () => void } | null
  /** What a PNG or SVG shows; the table when absent. */
  readonly picture?: () => PictureContent | null
  readonly children: ReactNode
}

export function TileFrame({ tile, caption, subtitle, heading, menu, twin, picture, children }: Props) {
  const words = useTileWords()
  const { t } = words
  const { explain, showRows, drill } = useTileContext()
  const palette = usePalette()
  const onPaper = useContext(PaperPalette) !== null
  const headingId = useId()
  const title = words.title(tile)
  const foot = words.foot(tile)
  const fileName = fileNameOf(title)
  const copy = () => {
    void navigator.clipboard
      .writeText(tsvOf(exportOf(twinOf(tile, words), words, tile.filters)))
      .then(() => notifications.show({ message: t('tile.copied') }))
  }
  const savePng = () => {
    void pictureBytes(framed(), palette).then((bytes) => {
      if (bytes) saveFile(`${fileName}.png`, bytes)
    })
  }
  const saveSvg = () => {
    saveFile(`${fileName}.svg`, new Blob([pictureSvg(framed(), palette)], { type: 'image/svg+xml' }))
  }
  const framed = (): Picture => ({
    title,
    subtitle: words.subtitle(tile),
    footer: [caption, foot],
    content: picture?.() ?? tableContent()
  })
  // Numbers and tables are text that a person may want to mark.
  const isDraggable = picture !== undefined && twin !== null && !twin.asTable && tile.kind !== 'number' && !onPaper
  const drag = (event: DragEvent) => dragPicture(event.dataTransfer, fileName, pictureCanvas(framed(), palette))
  const tableContent = (): PictureContent => {
    const table = twinOf(tile, words)
    return { kind: 'table', table: { columns: table.columns, rows: table.rows.map((row) => row.cells) } }
  }
  return (
    <section
      className={`${classes.tile} ${tile.kind === 'number' ? classes.numberTile : ''}`}
      aria-labelledby={headingId}
    >
      <header className={classes.head}>
        <h2 id={headingId} title={title}>
          {heading ?? title}
        </h2>
        {subtitle !== null && <span className={classes.sub}>{subtitle ?? words.subtitle(tile)}</span>}
        {!hasNoResult(tile) && !onPaper && (
          <div className={classes.menu}>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon size={24} aria-label={t('tile.more', { title })}>
                  <Ellipsis size={15} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {explain && (
                  <Menu.Item leftSection={<CircleHelp size={14} />} onClick={() => explain(tile)}>
                    {t('how.menu')}
                  </Menu.Item>
                )}
                {showRows && tile.kind !== 'groups' && (
                  <Menu.Item leftSection={<Rows3 size={14} />} onClick={() => showRows(tile, null)}>
                    {t('tile.showRows')}
                  </Menu.Item>
                )}
                {menu}
                {twin && (
                  <Menu.Item
                    leftSection={twin.asTable ? <ChartColumn size={14} /> : <Table2 size={14} />}
                    onClick={twin.onToggle}
                  >
                    {twin.asTable ? t('tile.asChart') : t('tile.asTable')}
                  </Menu.Item>
                )}
                <Menu.Item leftSection={<ClipboardCopy size={14} />} onClick={copy}>
                  {t('tile.copy')}
                </Menu.Item>
                <Menu.Item leftSection={<Image size={14} />} onClick={savePng}>
                  {t('tile.png')}
                </Menu.Item>
                <Menu.Item leftSection={<PenTool size={14} />} onClick={saveSvg}>
                  {t('tile.svg')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<FileSpreadsheet size={14} />}
                  onClick={() => saveCsv(fileName, exportOf(twinOf(tile, words), words, tile.filters))}
                >
                  {t('tile.csv')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </div>
        )}
      </header>
      {tile.kind === 'ranking' && <DrillPath tile={tile} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only a shorter way to the entry of the menu */}
      <div
        className={classes.body}
        data-stale={drill?.isBusy(tile) || undefined}
        draggable={isDraggable || undefined}
        onDragStart={isDraggable ? drag : undefined}
      >
        {children}
      </div>
      <footer className={classes.foot} title={foot}>
        {foot}
      </footer>
    </section>
  )
}
