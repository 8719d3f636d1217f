import { useCallback, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Source } from '../../../shared/domain/source'
import { appErrorOf, useOpenState } from '../../client'
import { useSourceRows } from '../../client/source-rows'
import { ErrorPanel } from '../../components/error-panel'
import { RawGrid, type RawGridHandle } from '../../components/raw-grid'
import { ScreenLoading } from '../../components/screen-loading'
import { WizardFrame } from '../../components/wizard-frame'
import { paths } from '../../paths'
import { useWizard } from '../../state/wizard'
import { formatDuration, formatPercent, useText } from '../../text'
import { DialectPanel } from './dialect-panel'
import { JumpBox } from './jump-box'
import styles from './open.module.css'
import { SourceFacts } from './source-facts'
import { StructurePanel } from './structure-panel'

/** The file as it is, row by row, and how it is read. */
export default function Open() {
  const source = useWizard((state) => state.source)
  return source ? (
    <OpenSource source={source} />
  ) : (
    <WizardFrame stage="open" primary={{ label: '', onClick: () => {} }} />
  )
}

function OpenSource({ source }: { source: Source }) {
  const { t } = useText('open')
  const [, navigate] = useLocation()
  const { progress, structure, error, again } = useOpenState(source.id)
  const { fetchRows, first, firstReady, error: rowsError, refetch } = useSourceRows(source.id)
  const [firstRow, setFirstRow] = useState(0)
  const grid = useRef<RawGridHandle>(null)
  const rowCount = structure?.rowCount ?? null
  const header = useCallback((index: number) => <span className={styles.name}>{source.columns[index]}</span>, [source])
  return (
    <WizardFrame
      stage="open"
      facts={
        <>
          <SourceFacts source={source} />
          {' · '}
          {structure
            ? t('counted', { count: structure.rowCount, took: formatDuration(structure.tookMs) })
            : t('counting', { fraction: formatPercent(progress?.overall ?? 0, 0) })}
        </>
      }
      primary={{ label: t('next'), onClick: () => navigate(paths.check) }}
    >
      <div className={styles.work}>
        <section className={styles.sheet} aria-label={t('grid.label')}>
          <JumpBox rowCount={rowCount} firstRow={firstRow} onJump={(row) => grid.current?.jump(row)} />
          {rowsError && (
            <ErrorPanel title={t('rowsFailed')} error={appErrorOf(rowsError)} onRetry={() => void refetch()} />
          )}
          {!firstReady && !rowsError && <ScreenLoading />}
          {firstReady && (
            <RawGrid
              ref={grid}
              rowsKey={source.id}
              columns={source.columns}
              rowCount={rowCount}
              fetchRows={fetchRows}
              sample={first}
              label={t('grid.label')}
              headerHeight={34}
              header={header}
              rowNumbers
              onView={setFirstRow}
            />
          )}
        </section>
        <aside className={styles.side}>
          <DialectPanel source={source} />
          <StructurePanel
            source={source}
            structure={structure}
            progress={progress}
            error={error}
            again={again}
            onJump={(row) => grid.current?.jump(row)}
          />
        </aside>
      </div>
    </WizardFrame>
  )
}
