/** The board as a file: PDF and workbook. */
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Download, FileSpreadsheet, FileText } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { Board } from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import { appErrorOf, client } from '../../../client'
import { fileNameOf, saveFile } from '../../../components/export/csv'
import type { TileActions } from '../../../components/tiles/tile-actions'
import { useTileWords } from '../../../components/tiles/tile-words'
import { errorSentence, formatDateTime, useText } from '../../../text'
import classes from '../board.module.css'
import type { BoardView } from '../board-view'
import type { BoardExport } from './board-sheets'
import { PaperBoard, type PaperFacts } from './paper-board'
import { printPaper } from './print-paper'

type Props = {
  readonly board: Board
  readonly dataset: Dataset
  readonly view: BoardView
  readonly actions: TileActions
  /** The board is of a question that is not asked any more. */
  readonly stale: boolean
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A board that is being put on paper: what it was when that was asked for. */
type Paper = Props & { readonly facts: PaperFacts }

export function ExportMenu(props: Props) {
  const { t } = useText('exports')
  const words = useTileWords()
  const [busy, setBusy] = useState(false)
  const [paper, setPaper] = useState<Paper | null>(null)
  const factsOf = usePaperFacts()
  const { board, dataset, view } = props
  const fileName = fileNameOf([board.dataset, board.range?.from, board.range?.to].filter(Boolean).join(' '))

  const fail = useCallback(
    (error: unknown) =>
      notifications.show({ color: 'red', title: t('failed'), message: errorSentence(appErrorOf(error)) }),
    [t]
  )
  const input = async (): Promise<BoardExport> => ({
    board,
    dataset,
    filters: view.filters,
    compare: view.compare,
    fiscal: view.fiscal,
    exportedAt: new Date(),
    version: (await client.settings.about({})).version
  })
  const start = (work: () => Promise<void>) => {
    setBusy(true)
    work().catch((error: unknown) => {
      fail(error)
      setBusy(false)
    })
  }
  const saveXlsx = async () => {
    const asked = await input()
    // Only now: most boards are only looked at.
    const [{ workbookBytes }, { boardSheets }] = await Promise.all([
      import('../../../components/export/workbook'),
      import('./board-sheets')
    ])
    const bytes = workbookBytes(words.t('title'), boardSheets(asked, words, t))
    saveFile(`${fileName}.xlsx`, new Blob([bytes], { type: xlsxType }))
    setBusy(false)
  }
  const savePdf = async () => {
    const asked = await input()
    setPaper({ ...props, facts: factsOf(asked) })
  }
  const onReady = useCallback(() => {
    printPaper(fileName)
      .then((saved) => {
        if (saved?.failed) {
          fail({
            code: 'export.not-written',
            message: '',
            details: { name: saved.path, reason: saved.failed },
            retryable: true
          })
        } else if (saved) notifications.show({ message: t('saved', { name: saved.path }) })
      }, fail)
      .finally(() => {
        setPaper(null)
        setBusy(false)
      })
  }, [fileName, fail, t])

  return (
    <>
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<Download size={14} aria-hidden />}
            loading={busy}
            disabled={props.stale}
            aria-label={t('menuOf')}
          >
            {t('menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<FileText size={14} />} onClick={() => start(savePdf)}>
            {window.desktop ? t('pdf') : t('pdfPrint')}
            <div className={classes.exportHint}>{t('pdfHint')}</div>
          </Menu.Item>
          <Menu.Item leftSection={<FileSpreadsheet size={14} />} onClick={() => start(saveXlsx)}>
            {t('xlsx')}
            <div className={classes.exportHint}>{t('xlsxHint')}</div>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {paper && <PaperBoard board={paper.board} actions={paper.actions} facts={paper.facts} onReady={onReady} />}
    </>
  )
}

/** What the paper says above and below the tiles. */
function usePaperFacts(): (asked: BoardExport) => PaperFacts {
  const { t } = useText('exports')
  const { t: tb, role } = useTileWords()
  return ({ board, dataset, filters, compare, fiscal, exportedAt, version }) => {
    const said = (value: string | null) => (value === null || value === '' ? tb('notSet') : value)
    const compared = board.tiles.flatMap((tile) => (tile.kind === 'number' && tile.comparison ? [tile.comparison] : []))
    const days = [
      board.range ? tb('range.span', board.range) : t('board.allRows'),
      ...(fiscal ? [`${t('board.fiscal')} ${t('board.fiscalYear')}`] : []),
      ...(compare !== null && compared[0] ? [tb('compare.range', compared[0].range)] : [])
    ]
    return {
      title: board.dataset,
      lines: [
        days.join(' · '),
        ...(filters.length > 0
          ? [
              `${t('paper.filters')}: ${filters.map((one) => `${role(one.role)} ${one.values.map(said).join(', ')}`).join(' · ')}`
            ]
          : [])
      ],
      aside: [
        dataset.dataThrough === null ? tb('noDates') : tb('throughDate', { at: dataset.dataThrough }),
        [tb('rowsOfRange', { count: dataset.rows }), board.currency].filter((part) => part !== null).join(' · ')
      ],
      foot: t('paper.foot', { version, at: formatDateTime(exportedAt.getTime()) })
    }
  }
}
