import { Progress } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Finding } from '../../../shared/domain/check-report'
import { isNumeric } from '../../../shared/domain/column-type'
import type { RawRow, Source } from '../../../shared/domain/source'
import { appErrorOf, useCheckState } from '../../client'
import { useFindingRows, useSourceRows } from '../../client/source-rows'
import { ColumnCard, columnCardHeight } from '../../components/column-card'
import { ErrorPanel } from '../../components/error-panel'
import { type CellView, RawGrid, type RawGridHandle } from '../../components/raw-grid'
import { useReplay } from '../../components/replay-note/use-replay'
import { ScreenLoading } from '../../components/screen-loading'
import { WizardFrame } from '../../components/wizard-frame'
import { paths } from '../../paths'
import { useWizard } from '../../state/wizard'
import { useText } from '../../text'
import styles from './check.module.css'
import { CheckFacts } from './check-facts'
import { CheckFooter } from './check-footer'
import { guessKinds } from './first-guess'
import { failingCells, GridBar } from './grid-bar'
import { Inspector, type InspectorTab } from './inspector'
import { useSentence } from './inspector/finding-sentence'
import { SidePane } from './side-pane'
import { typedCells } from './typed-cells'
import { useDeepReport } from './use-deep-report'
import { useFixes } from './use-fixes'
import { useProblemWalk } from './use-problem-walk'
import { Violation } from './violation'

export function CheckSource({ source }: { source: Source }) {
  const { t } = useText('check')
  const [, navigate] = useLocation()
  const chosen = useWizard((state) => state.chosen)
  const { report: base, verified, stale, progress, error, again } = useCheckState(source.id, chosen)
  const { report, findings, deep } = useDeepReport(source.id, chosen, base, stale)
  useReplay(source.id, report !== null)
  const { fetchRows, first, firstReady, error: rowsError, refetch } = useSourceRows(source.id)
  const fixes = useFixes(source.id)
  const sentence = useSentence(report)
  const grid = useRef<RawGridHandle>(null)
  const [picked, setPicked] = useState<number | null>(null)
  const [tab, setTab] = useState<InspectorTab>('column')
  const [openId, setOpenId] = useState<string | null>(null)
  const [only, setOnly] = useState(false)
  const [view, setView] = useLocalStorage<CellView>({ key: 'sales.check.view', defaultValue: 'raw' })

  const guess = useMemo(
    () => (report ? [] : guessKinds(source.columns.length, first)),
    [report, source.columns.length, first]
  )
  const columns = report?.columns
  const open = columns?.find((column) => column.state === 'ambiguous')
  // Without a choice of the person the inspector shows what needs one, else what is wrong, else the first column.
  const selected = picked ?? open?.index ?? columns?.find((column) => column.invalidCount > 0)?.index ?? 0
  const finding = openId === null ? null : (findings.find(({ id }) => id === openId) ?? null)
  const filtered = only && finding !== null
  const findingRows = useFindingRows(source.id, openId)

  const header = useCallback(
    (index: number) => (
      <ColumnCard
        name={source.columns[index] ?? ''}
        report={columns?.[index] ?? null}
        verified={verified?.columns[index] ?? null}
        guess={guess[index] ?? null}
      />
    ),
    [source.columns, columns, verified, guess]
  )
  const labels = useMemo(() => source.together?.files.map(({ label }) => label), [source])
  const cells = useMemo(() => (columns ? typedCells(columns) : null), [columns])
  const numeric = useCallback(
    (index: number) => {
      const type = columns?.[index]?.reading.type ?? verified?.columns[index]?.reading?.type
      return type ? isNumeric(type) : ['long', 'decimal'].includes(guess[index] ?? '')
    },
    [columns, verified, guess]
  )
  const columnsOf = useCallback(
    (row: RawRow): readonly number[] => {
      const own = columns?.find(({ name }) => name === finding?.column)?.index
      if (own !== undefined) return [own]
      return row.cells.flatMap((text, at) => (cells?.markOf(at, text) === 'invalid' ? [at] : []))
    },
    [columns, cells, finding]
  )
  const walk = useProblemWalk({
    sourceId: source.id,
    findingId: openId,
    only: filtered,
    enabled: report !== null && !stale && (finding !== null || failingCells(report) > 0),
    grid,
    columnsOf
  })
  const jump = useCallback((row: number, column: number | null) => {
    setOnly(false)
    // The whole file has to be in the grid again before it can go to a row of it.
    requestAnimationFrame(() => grid.current?.jump(row, column ?? undefined))
  }, [])
  const openFinding = useCallback(
    (next: Finding | null) => {
      setOpenId(next?.id ?? null)
      setOnly(false)
      const index = columns?.find(({ name }) => name === next?.column)?.index
      if (index !== undefined) setPicked(index)
    },
    [columns]
  )

  const primary = open
    ? {
        label: t('decide', { column: open.name }),
        onClick: () => {
          setTab('column')
          setPicked(open.index)
        }
      }
    : { label: t('next'), onClick: () => navigate(paths.shape), disabled: report === null && error === null }
  return (
    <WizardFrame
      stage="check"
      facts={
        <CheckFacts
          source={source}
          report={report}
          verified={verified}
          stale={stale}
          progress={progress}
          sampled={first.length}
        />
      }
      primary={primary}
      footer={<CheckFooter source={source} report={report} chosen={chosen} stale={stale} onJump={jump} />}
    >
      {error && <ErrorPanel title={t('failed')} error={error} onRetry={again} />}
      {verified && <Violation verified={verified} />}
      <div className={styles.work}>
        <section className={styles.sheet} aria-label={t('gridLabel')}>
          <GridBar
            report={report}
            view={view}
            onView={setView}
            walk={walk}
            behind={finding?.count ?? null}
            only={filtered ? { sentence: sentence(finding), count: finding.count } : null}
            onAll={() => setOnly(false)}
          />
          <Progress
            size={2}
            radius={0}
            className={styles.progress}
            style={{ visibility: report && !stale ? 'hidden' : undefined }}
            value={(progress?.overall ?? 0) * 100}
            aria-label={t('title')}
          />
          {rowsError && <ErrorPanel title={t('failed')} error={appErrorOf(rowsError)} onRetry={() => void refetch()} />}
          {!firstReady && !rowsError && <ScreenLoading />}
          {firstReady && (
            <RawGrid
              ref={grid}
              rowsKey={filtered ? `${source.id} ${openId}` : source.id}
              columns={source.columns}
              rowCount={filtered ? null : (report?.structure.rowCount ?? null)}
              fileRows={report?.structure.rowCount ?? null}
              fetchRows={filtered ? findingRows : fetchRows}
              sample={first}
              label={t('gridLabel')}
              headerHeight={columnCardHeight}
              header={header}
              selected={selected}
              onSelect={setPicked}
              numeric={numeric}
              markOf={cells?.markOf}
              typedOf={cells?.typedOf}
              view={report ? view : 'raw'}
              files={labels}
            />
          )}
        </section>
        <SidePane source={source} report={report} onSelect={setPicked} onJump={jump}>
          <Inspector
            source={source}
            report={report}
            verified={verified}
            stale={stale}
            findings={findings}
            deep={deep}
            fixes={fixes}
            tab={tab}
            onTab={setTab}
            selected={selected}
            onSelect={setPicked}
            openFinding={openId}
            onOpenFinding={openFinding}
            only={only}
            onOnly={setOnly}
            onJump={jump}
          />
        </SidePane>
      </div>
    </WizardFrame>
  )
}
