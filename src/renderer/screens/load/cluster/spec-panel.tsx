/** What would be submitted: to be read, copied and changed. */
import { Button, SegmentedControl } from '@mantine/core'
import { CircleAlert, Pencil, TriangleAlert, Undo2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { IngestPlan } from '../../../../shared/contract/cluster'
import type { EditedSpec } from '../../../../shared/domain/destination'
import { unedited } from '../../../../shared/domain/druid/rebase-edited'
import { CodeEditor } from '../../../components/code-editor'
import { CodeView } from '../../../components/code-view'
import { useWizard } from '../../../state/wizard'
import { textProblemSentence, useText } from '../../../text'
import shared from '../load.module.css'
import classes from './cluster.module.css'
import { Differences } from './differences'
import { specWords } from './spec-words'
import type { Edit } from './use-edit'

type Part = 'spec' | 'context'
type View = Part | 'changes'

export function SpecPanel({ plan, edit }: { plan: IngestPlan; edit: Edit | null }) {
  const { t } = useText('ingest')
  const setEdited = useWizard((state) => state.setEdited)
  const [picked, setPicked] = useState<View>('spec')
  if (plan.spec === '') return <p className={shared.note}>{t('specNone')}</p>
  const isSql = plan.context !== null
  const views: View[] = ['spec', ...(isSql ? (['context'] as const) : []), ...(edit ? (['changes'] as const) : [])]
  const view = views.includes(picked) ? picked : 'spec'
  const words: Record<View, string> = {
    spec: t(isSql ? 'edit.query' : 'edit.task'),
    context: t('edit.context'),
    changes: t('edit.changes')
  }
  return (
    <div className={classes.spec}>
      <div className={classes.specBar}>
        {views.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t('effectSpec')}
            value={view}
            data={views.map((value) => ({ value, label: words[value] }))}
            onChange={(next) => setPicked(views.find((one) => one === next) ?? 'spec')}
          />
        )}
        {edit ? (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Undo2 size={13} aria-hidden />}
            onClick={() => setEdited(null)}
          >
            {t('edit.reset')}
          </Button>
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Pencil size={13} aria-hidden />}
            onClick={() => setEdited(unedited(plan))}
          >
            {t('edit.begin')}
          </Button>
        )}
      </div>
      {edit === null && <p className={shared.note}>{t('specHint')}</p>}
      {edit?.isConflicting && <p className={classes.conflict}>{t('edit.conflict')}</p>}
      {edit && <Problems edit={edit} />}
      {view === 'changes' && edit ? (
        <Differences check={edit.check} />
      ) : (
        <Text plan={plan} edit={edit} part={view === 'context' ? 'context' : 'spec'} />
      )}
    </div>
  )
}

function Text({ plan, edit, part }: { plan: IngestPlan; edit: Edit | null; part: Part }) {
  const { t } = useText('ingest')
  const setEdited = useWizard((state) => state.setEdited)
  const columns = plan.form.dimensions.map(({ name }) => name).join('\n')
  const words = useMemo(() => [...specWords, ...columns.split('\n')], [columns])
  const problems = useMemo(
    () =>
      (edit?.check.problems ?? [])
        .filter(({ where }) => where === part)
        .map((problem) => ({ ...problem, message: textProblemSentence(problem) })),
    [edit, part]
  )
  const generated = part === 'spec' ? plan.spec : (plan.context ?? '')
  if (edit === null) return <CodeView code={generated} label={t('spec')} fill />
  const { edited } = edit
  return (
    <CodeEditor
      key={part}
      value={textOf(edited, part)}
      onChange={(text) => setEdited(withText(edited, part, text))}
      language={part === 'spec' && plan.context !== null ? 'sql' : 'json'}
      label={t('edit.editor')}
      problems={problems}
      words={words}
    />
  )
}

function textOf({ edited, context }: EditedSpec, part: Part): string {
  return part === 'spec' ? edited : (context?.edited ?? '')
}

function withText(edited: EditedSpec, part: Part, text: string): EditedSpec {
  if (part === 'spec') return { ...edited, edited: text }
  return { ...edited, context: edited.context && { ...edited.context, edited: text } }
}

function Problems({ edit }: { edit: Edit }) {
  const { t } = useText('ingest')
  if (edit.check.problems.length === 0) return null
  return (
    <ul className={classes.textProblems} aria-live="polite">
      {edit.check.problems.map((problem) => {
        const Icon = problem.severity === 'error' ? CircleAlert : TriangleAlert
        return (
          <li key={`${problem.where} ${problem.offset} ${problem.reason}`} data-severity={problem.severity}>
            <Icon size={14} aria-hidden />
            {t(problem.where === 'context' ? 'edit.atContext' : 'edit.at', {
              line: problem.line,
              problem: textProblemSentence(problem)
            })}
          </li>
        )
      })}
    </ul>
  )
}
