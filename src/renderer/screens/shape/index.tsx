import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { summableRevenue } from '../../../shared/domain/mixed-currencies'
import type { Recipe } from '../../../shared/domain/recipe'
import { useCheckState } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { useHotKeys } from '../../components/hot-keys'
import { LedgerStrip } from '../../components/ledger/ledger-strip'
import { Quality } from '../../components/quality'
import { ReplayNote } from '../../components/replay-note'
import { ScreenLoading } from '../../components/screen-loading'
import { WizardFrame } from '../../components/wizard-frame'
import { paths } from '../../paths'
import { useWizard } from '../../state/wizard'
import { errorSentence, formatCount, useText } from '../../text'
import { columnNamesAt } from './columns-at'
import { PreviewPane, type PreviewView } from './preview-pane'
import { madeColumn, upToStep } from './recipe-edits'
import { RecipeMenu } from './recipe-menu'
import { RolesPanel } from './roles-panel'
import classes from './shape.module.css'
import { stepTitle } from './step-words'
import { StepsPanel } from './steps-panel'
import { candidateOf, useEditing, useMeasure, usePreview, useProposal } from './use-shape'

const windowRows = 100
/** From this width of the window on, steps and roles stand beside each other. */
const wide = '(min-width: 1560px)'

/** Steps and roles of the recipe, with what they do to the rows. */
export default function Shape() {
  const { t } = useText('shape')
  const sourceId = useWizard((state) => state.sourceId)
  const draft = useWizard((state) => state.draft)
  const proposal = useProposal()
  if (sourceId === null || draft === null) {
    return (
      <WizardFrame stage="shape" primary={{ label: t('next'), onClick: () => {}, disabled: true }}>
        {proposal.error ? (
          <ErrorPanel title={t('proposeFailed')} error={proposal.error} onRetry={proposal.again} />
        ) : (
          <ScreenLoading />
        )}
      </WizardFrame>
    )
  }
  return <ShapeOf sourceId={sourceId} recipe={draft.present} />
}

function ShapeOf({ sourceId, recipe }: { sourceId: string; recipe: Recipe }) {
  const { t } = useText('shape')
  const [, navigate] = useLocation()
  const isWide = useMediaQuery(wide) ?? false
  const undo = useWizard((state) => state.undo)
  const redo = useWizard((state) => state.redo)
  const chosen = useWizard((state) => state.chosen)
  const replayedFrom = useWizard((state) => state.replayedFrom)
  const editing = useEditing()
  const [tab, setTab] = useState<'steps' | 'roles'>(recipe.steps.length === 0 ? 'roles' : 'steps')
  const [view, setView] = useState<PreviewView | null>(null)
  const [offset, setOffset] = useState(0)
  const [shownStep, setShownStep] = useState<string | null>(null)
  const candidate = useMemo(() => candidateOf(recipe, editing.step), [recipe, editing.step])
  const upTo = candidate.steps.some(({ id, enabled }) => id === shownStep && enabled) ? shownStep : null
  const preview = usePreview(sourceId, candidate, offset, windowRows, upTo)
  const measured = useMeasure(sourceId, recipe)
  const { report } = useCheckState(sourceId, chosen)
  useHotKeys([
    ['mod+Z', undo],
    ['mod+shift+Z', redo],
    ['mod+Y', redo]
  ])

  const problems = preview.preview?.problems ?? []
  const names = columnNamesAt(candidate, null)
  const lost = Object.values(candidate.roles).filter((column) => column !== undefined && !names.includes(column)).length
  const { measure } = measured
  const unknown = measured.error !== null && measure === null
  const blocking = unknown || (editing.step === null && problems.length > 0)
  const empty = measure !== null && !measured.stale && measure.ledger.loaded === 0
  const facts = [
    measure && t('facts', { rows: formatCount(measure.ledger.read), steps: stepsText(recipe) }),
    replayedFrom && t('replayed', { name: replayedFrom })
  ].filter(Boolean)
  function stepsText(of: Recipe) {
    return t('factsSteps', { count: of.steps.length })
  }
  function afterText() {
    const at = candidate.steps.findIndex(({ id }) => id === upTo)
    const step = candidate.steps[at]
    return step ? t('preview.afterStep', { number: at + 1, name: stepTitle(step, t) }) : ''
  }
  const steps = (
    <StepsPanel
      recipe={recipe}
      editing={editing}
      problems={problems}
      effects={measured.stale ? [] : (measure?.effects ?? [])}
      checked={report?.columns ?? []}
      shownStep={upTo}
      onShow={setShownStep}
    />
  )
  const roles = <RolesPanel recipe={recipe} />
  return (
    <WizardFrame
      stage="shape"
      facts={facts.join(' · ')}
      actions={<RecipeMenu sourceId={sourceId} recipe={recipe} />}
      primary={{
        label: measure && !measured.stale ? t('nextRows', { count: measure.ledger.loaded }) : t('next'),
        onClick: () => navigate(paths.load),
        disabled: blocking || empty,
        because: blocking ? t(lost > 0 ? 'rolesFirst' : 'problemsFirst') : empty ? t('noRows') : undefined
      }}
      footer={
        measured.error && !measure ? (
          <ErrorPanel title={t('measureFailed')} error={measured.error} onRetry={measured.again} />
        ) : (
          <LedgerStrip
            measure={measure}
            revenueColumn={summableRevenue(recipe)}
            dateColumn={recipe.roles.orderDate ?? null}
            stale={measured.stale && measured.error === null}
            problem={measured.error && errorSentence(measured.error)}
            fraction={measured.fraction}
            stopped={measured.stopped}
            onStop={measured.stop}
            onAgain={measured.again}
            left={report && <Quality quality={report.quality} />}
          />
        )
      }
    >
      <div className={classes.replay}>
        <ReplayNote />
      </div>
      <div className={classes.work} data-wide={isWide}>
        {isWide ? (
          steps
        ) : (
          <div className={classes.side}>
            <SegmentedControl
              size="xs"
              fullWidth
              value={tab}
              onChange={(next) => setTab(next === 'roles' ? 'roles' : 'steps')}
              data={[
                { value: 'steps', label: t('tabs.steps') },
                {
                  value: 'roles',
                  label: (
                    <span className={classes.tab}>
                      {t('tabs.roles')}
                      {lost > 0 && (
                        <span className={classes.lost} title={t('rolesFirst')}>
                          {formatCount(lost)}
                        </span>
                      )}
                    </span>
                  )
                }
              ]}
            />
            {tab === 'steps' ? steps : roles}
          </div>
        )}
        <PreviewPane
          recipe={upTo === null ? candidate : upToStep(candidate, upTo)}
          after={upTo === null ? null : afterText()}
          onEnd={() => setShownStep(null)}
          preview={preview.preview}
          stale={preview.stale}
          error={preview.error}
          onRetry={preview.again}
          view={view ?? (isWide ? 'both' : 'after')}
          onView={setView}
          offset={offset}
          windowRows={windowRows}
          rowCount={measure?.ledger.read ?? null}
          onOffset={setOffset}
          focusColumn={madeColumn(editing.step)}
        />
        {isWide && roles}
      </div>
    </WizardFrame>
  )
}
