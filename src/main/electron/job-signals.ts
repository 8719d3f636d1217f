/** What the system shows of jobs: progress on the task bar, a notification when one ends in the background. */
import { app, type BrowserWindow, Notification } from 'electron'
import { isSettled, type Job } from '../../shared/domain/job'
import type { TaskBar } from './task-bar'
import type { shellWords } from './words'

/** Feed it every job change. */
export function jobSignals(window: () => BrowserWindow | null, bar: TaskBar, words: ReturnType<typeof shellWords>) {
  const running = new Map<string, number>()
  return (job: Job): void => {
    const was = running.has(job.id)
    if (isSettled(job.state)) running.delete(job.id)
    else running.set(job.id, job.progress?.overall ?? 0)
    const target = window()
    const all = [...running.values()]
    bar.jobs(all.length === 0 ? null : all.reduce((sum, part) => sum + part, 0) / all.length)
    app.setBadgeCount(running.size)
    const ended = was && isSettled(job.state) && job.state !== 'cancelled'
    if (ended && !target?.isFocused() && Notification.isSupported()) notify(job, target, words)
  }
}

function notify(job: Job, target: BrowserWindow | null, words: ReturnType<typeof shellWords>) {
  const good = job.state === 'done'
  const notification = new Notification({
    title: good ? words.doneTitle : words.failedTitle,
    body: good ? words.done(job.sourceName, job.dataset) : words.failed(job.sourceName, job.error?.message ?? job.state)
  })
  notification.on('click', () => {
    target?.show()
    target?.focus()
  })
  notification.show()
}
