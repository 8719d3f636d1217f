import { useCallback, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Source, Structure } from '../../../shared/domain/source'
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
import { FilesPanel } from './files-panel'
import { JumpBox } from './jump-box'
import styles from './open.module.css'
import { SourceFacts } from './source-facts'
import { StructurePanel } from './structure-panel'
import { useReopen } from './use-reopen'

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
  const labels = useMemo(() => source.together?.files.map(({ label }) => label), [source])
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
              files={labels}
              onView={setFirstRow}
            />
          )}
        </section>
        <aside className={styles.side}>
          <Reading source={source} structure={structure} />
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

/** How the file is read; of several files which they are, and how the one that was picked is read. */
function Reading({ source, structure }: { readonly source: Source; readonly structure: Structure | null }) {
  const { t } = useText('several')
  const files = source.together?.files
  const [picked, setPicked] = useState(0)
  const at = files?.[picked] ? picked : 0
  const reopen = useReopen(source, at)
  const file = files?.[at]
  if (!file) return <DialectPanel source={source} reopen={reopen} />
  return (
    <>
      <FilesPanel source={source} structure={structure} reopen={reopen} selected={at} onSelect={setPicked} />
      <DialectPanel key={at} source={file} reopen={reopen} title={t('readingOf', { name: file.label })} />
    </>
  )
}
