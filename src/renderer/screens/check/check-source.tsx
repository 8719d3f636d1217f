import { Progress } from '@mantine/core'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { isNumeric } from '../../../shared/domain/column-type'
import { compileReading, invalid } from '../../../shared/domain/readings'
import type { Source } from '../../../shared/domain/source'
import { appErrorOf, useCheckState } from '../../client'
import { useSourceRows } from '../../client/source-rows'
import { ColumnCard, columnCardHeight } from '../../components/column-card'
import { ErrorPanel } from '../../components/error-panel'
import { type CellMark, RawGrid, type RawGridHandle } from '../../components/raw-grid'
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
import { Inspector } from './inspector'
import { SidePane } from './side-pane'
import { Violation } from './violation'

export function CheckSource({ source }: { source: Source }) {
  const { t } = useText('check')
  const [, navigate] = useLocation()
  const chosen = useWizard((state) => state.chosen)
  const { report, verified, stale, progress, error, again } = useCheckState(source.id, chosen)
  useReplay(source.id, report !== null)
  const { fetchRows, first, firstReady, error: rowsError, refetch } = useSourceRows(source.id)
  const grid = useRef<RawGridHandle>(null)
  const [picked, setPicked] = useState<number | null>(null)

  const guess = useMemo(
    () => (report ? [] : guessKinds(source.columns.length, first)),
    [report, source.columns.length, first]
  )
  const columns = report?.columns
  const open = columns?.find((column) => column.state === 'ambiguous')
  // Without a choice of the person the inspector shows what needs one, else what is wrong, else the first column.
  const selected = picked ?? open?.index ?? columns?.find((column) => column.invalidCount > 0)?.index ?? 0

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
  const parsers = useMemo(() => columns?.map((column) => compileReading(column.reading)), [columns])
  const markOf = useCallback(
    (index: number, text: string): CellMark => {
      const value = parsers?.[index]?.(text)
      return value === invalid ? 'invalid' : value === null ? 'empty' : null
    },
    [parsers]
  )
  const numeric = useCallback(
    (index: number) => {
      const type = columns?.[index]?.reading.type ?? verified?.columns[index]?.reading?.type
      return type ? isNumeric(type) : ['long', 'decimal'].includes(guess[index] ?? '')
    },
    [columns, verified, guess]
  )
  const jump = useCallback((row: number, column: number | null) => grid.current?.jump(row, column ?? undefined), [])

  const primary = open
    ? { label: t('decide', { column: open.name }), onClick: () => setPicked(open.index) }
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
              rowsKey={source.id}
              columns={source.columns}
              rowCount={report?.structure.rowCount ?? null}
              fetchRows={fetchRows}
              sample={first}
              label={t('gridLabel')}
              headerHeight={columnCardHeight}
              header={header}
              selected={selected}
              onSelect={setPicked}
              numeric={numeric}
              markOf={markOf}
            />
          )}
        </section>
        <SidePane source={source} report={report} onSelect={setPicked} onJump={jump}>
          <Inspector
            source={source}
            report={report}
            verified={verified}
            stale={stale}
            selected={selected}
            onSelect={setPicked}
            onJump={jump}
          />
        </SidePane>
      </div>
    </WizardFrame>
  )
}
