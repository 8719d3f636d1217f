/** The rows as raw text, every cell editable; cells that can't be read are marked, and those that were changed. */
import {
  CellStyleModule,
  ClientSideRowModelModule,
  type ColDef,
  ColumnAutoSizeModule,
  ModuleRegistry,
  RowStyleModule,
  TextEditorModule,
  TooltipModule
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useMemo, useRef } from 'react'
import { type Reading, typeName } from '../../../shared/domain/column-type'
import type { RejectedPage } from '../../../shared/domain/corrections'
import type { Recipe } from '../../../shared/domain/recipe'
import { formatCount, useText } from '../../text'
import { gridTheme } from '../../theme/grid-theme'
import classes from './rejected.module.css'
import type { Corrections, RowNow } from './use-corrections'

ModuleRegistry.registerModules([
  ClientSideRowModelModule,
  CellStyleModule,
  RowStyleModule,
  ColumnAutoSizeModule,
  TextEditorModule,
  TooltipModule
])

type Props = { readonly page: RejectedPage; readonly recipe: Recipe; readonly corrections: Corrections }

export function CorrectionGrid({ page, recipe, corrections }: Props) {
  const { t } = useText('rejected')
  const live = useRef(corrections)
  live.current = corrections
  const widest = page.rows.reduce((most, row) => Math.max(most, row.cells.length), page.columns.length)
  const columns = useMemo<ColDef<RowNow>[]>(() => {
    const cells = Array.from({ length: widest }, (_, at): ColDef<RowNow> => {
      const name = page.columns[at]
      const reading = recipe.readings.find((one) => one.column === name)
      return {
        colId: `c${at}`,
        headerName: name ?? t('beyond', { number: at - page.columns.length + 1 }),
        headerTooltip: reading ? readingSays(reading) : undefined,
        suppressMovable: true,
        minWidth: 90,
        editable: ({ data }) => data?.putBackBy === null,
        valueGetter: ({ data }) => data?.cells[at] ?? '',
        valueSetter: ({ data, newValue }) => {
          const next = [...data.cells]
          while (next.length <= at) next.push('')
          next[at] = typeof newValue === 'string' ? newValue : ''
          live.current.edit(data.row, next)
          // The rows are made anew from what was typed.
          return false
        },
        tooltipValueGetter: ({ data }) => {
          const mistake = data?.mistakes.get(at)
          if (mistake === undefined) return undefined
          return mistake === 'unreadable' && reading
            ? t('mistake.unreadable', { reading: readingSays(reading) })
            : t(mistake === 'beyond' ? 'mistake.beyond' : 'mistake.no-date')
        },
        cellClassRules: {
          [classes.wrong ?? '']: ({ data }) => data?.putBackBy === null && data.mistakes.has(at),
          [classes.edited ?? '']: ({ data }) => data?.edited.has(at) === true && !data.mistakes.has(at)
        }
      }
    })
    const line: ColDef<RowNow> = {
      colId: 'line',
      headerName: t('line'),
      pinned: 'left',
      width: 76,
      suppressMovable: true,
      cellClass: classes.line ?? '',
      valueGetter: ({ data }) => data?.line,
      valueFormatter: ({ value }) => formatCount(Number(value))
    }
    const state: ColDef<RowNow> = {
      colId: 'state',
      headerName: t('state'),
      pinned: 'left',
      width: 230,
      suppressMovable: true,
      valueGetter: ({ data }) => (data ? stateSays(data, page.columns, t) : ''),
      tooltipValueGetter: ({ value }) => String(value),
      cellClassRules: {
        [classes.ready ?? '']: ({ data }) => data?.state === 'ready',
        [classes.open ?? '']: ({ data }) => data?.state === 'open'
      }
    }
    const files = page.rows.flatMap(({ file }) => file ?? [])
    const file: ColDef<RowNow> = {
      colId: 'file',
      headerName: t('file'),
      pinned: 'left',
      width: 190,
      suppressMovable: true,
      cellClass: classes.line ?? '',
      valueGetter: ({ data }) => data?.file,
      tooltipValueGetter: ({ value }) => value
    }
    return [...(files.length > 0 ? [file] : []), line, state, ...cells]
  }, [page, recipe, widest, t])
  return (
    <section className={classes.grid} aria-label={t('grid')}>
      <AgGridReact<RowNow>
        theme={gridTheme}
        rowData={corrections.rows as RowNow[]}
        getRowId={({ data }) => String(data.row)}
        columnDefs={columns}
        rowHeight={30}
        headerHeight={34}
        animateRows={false}
        ensureDomOrder
        suppressDragLeaveHidesColumns
        singleClickEdit={false}
        stopEditingWhenCellsLoseFocus
        tooltipShowDelay={300}
        rowClassRules={{ [classes.back ?? '']: ({ data }) => data?.state === 'back' }}
        autoSizeStrategy={{
          type: 'fitCellContents',
          skipHeader: false,
          colIds: Array.from({ length: widest }, (_, at) => `c${at}`)
        }}
      />
    </section>
  )
}

/** `date DD/MM/YYYY`, `decimal(10,2)`. */
function readingSays({ type, format }: Reading): string {
  return format?.kind === 'date' ? `${typeName(type)} ${format.patterns.join(', ')}` : typeName(type)
}

type Text = ReturnType<typeof useText<'rejected'>>['t']

/** What is still wrong, by column, or that nothing is. */
function stateSays(row: RowNow, columns: readonly string[], t: Text): string {
  if (row.state === 'back') return t('states.back')
  if (row.state === 'ready') return t('states.ready')
  if ([...row.mistakes.values()].includes('beyond')) return t('states.beyond')
  const [at] = row.mistakes.keys()
  if (at === undefined) {
    return row.column === ''
      ? t('states.shape', { fields: row.fields.found, columns: row.fields.expected })
      : t('states.later', { column: row.column })
  }
  const mistake = row.mistakes.get(at)
  const column = columns[at] ?? ''
  return mistake === 'no-date' ? t('states.no-date', { column }) : t('states.unreadable', { column })
}
