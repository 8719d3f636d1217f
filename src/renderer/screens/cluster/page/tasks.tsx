import { Button } from '@mantine/core'
import { CircleStop, ScrollText } from 'lucide-react'
import { useState } from 'react'
import type { Overview } from '../../../../shared/contract/cluster'
import { Panel } from '../../../components/page'
import { SortHeading, sorted, useSorting } from '../../../components/sorting'
import { formatCount, formatDateTime, formatDuration, useText } from '../../../text'
import styles from '../cluster.module.css'
import { isUnderWay, tones } from '../task-states'
import { LogDialog } from './log-dialog'
import own from './page.module.css'
import { StopDialog } from './stop-dialog'

type Task = Overview['tasks'][number]
type Column = 'id' | 'type' | 'datasource' | 'state' | 'started' | 'took'

const valueIn: Readonly<Record<Column, (task: Task) => string | number | null>> = {
  id: ({ id }) => id,
  type: ({ type }) => type,
  datasource: ({ dataSource }) => dataSource,
  state: ({ state }) => state,
  started: ({ createdMs }) => createdMs,
  took: ({ durationMs }) => durationMs
}

/** Tasks of everybody, the newest first. */
export function Tasks({ connectionId, tasks }: { connectionId: string; tasks: readonly Task[] }) {
  const { t } = useText('cluster')
  const sorting = useSorting<Column>('started', true, ['started', 'took'])
  const [shown, setShown] = useState<string | null>(null)
  const [stopped, setStopped] = useState<Task | null>(null)
  return (
    <Panel title={t('page.tasks')} aside={formatCount(tasks.length)}>
      {tasks.length === 0 ? (
        <p className="muted">{t('page.noTasks')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
        <section className={own.scroll} tabIndex={0} aria-label={t('page.tasks')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <SortHeading sorting={sorting} of="state">
                  {t('page.state')}
                </SortHeading>
                <SortHeading sorting={sorting} of="id">
                  {t('page.task')}
                </SortHeading>
                <SortHeading sorting={sorting} of="datasource">
                  {t('page.datasource')}
                </SortHeading>
                <SortHeading sorting={sorting} of="type">
                  {t('page.type')}
                </SortHeading>
                <SortHeading sorting={sorting} of="started" isNumber>
                  {t('page.started')}
                </SortHeading>
                <SortHeading sorting={sorting} of="took" isNumber>
                  {t('page.took')}
                </SortHeading>
                <th scope="col" aria-label={t('page.log')} />
              </tr>
            </thead>
            <tbody>
              {sorted(tasks, valueIn[sorting.by], sorting.isDown).map((task) => (
                <tr key={task.id}>
                  <td>
                    <span className={own.state} data-tone={tones[task.state]}>
                      {t(`taskStates.${task.state}`)}
                    </span>
                  </td>
                  <th scope="row" className={styles.wide} title={task.errorMessage ?? task.id}>
                    <code className={own.id}>{task.id}</code>
                    {task.errorMessage !== null && <span className={own.why}>{task.errorMessage}</span>}
                  </th>
                  <td>{task.dataSource ?? '–'}</td>
                  <td>{task.type ?? '–'}</td>
                  <td className="num">{task.createdMs === null ? '–' : formatDateTime(task.createdMs)}</td>
                  <td className="num">
                    {task.durationMs === null || task.durationMs < 0 ? '–' : formatDuration(task.durationMs)}
                  </td>
                  <td className={styles.acts}>
                    {isUnderWay(task.state) && (
                      <Button
                        variant="subtle"
                        color="red"
                        size="compact-sm"
                        leftSection={<CircleStop size={13} aria-hidden />}
                        aria-label={t('page.stopOf', { id: task.id })}
                        onClick={() => setStopped(task)}
                      >
                        {t('page.stop')}
                      </Button>
                    )}
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      leftSection={<ScrollText size={13} aria-hidden />}
                      aria-label={t('page.logOf', { id: task.id })}
                      onClick={() => setShown(task.id)}
                    >
                      {t('page.log')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {shown !== null && <LogDialog connectionId={connectionId} taskId={shown} onClose={() => setShown(null)} />}
      {stopped !== null && <StopDialog connectionId={connectionId} task={stopped} onClose={() => setStopped(null)} />}
    </Panel>
  )
}
