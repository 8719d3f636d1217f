import { expect, it } from 'vitest'
import { isSettled } from '../../../../shared/domain/job'
import { type Faults, simulation } from './cluster-under-test'

const schedules = Number(process.env.SCHEDULES ?? 500)

/** One load through everything that a seed has in store; failed attempts are tried again, as a person would. */
async function through(seed: number, faults: Faults, mode: 'replace-all' | 'append') {
  const world = simulation(seed, faults, mode)
  let jobId: string | null = null
  let kills = 0
  let attempts = 0
  try {
    for (;;) {
      const killed = Promise.withResolvers<'killed'>()
      const jobs = world.start(() => killed.resolve('killed'))
      if (jobId === null) jobId = jobs.start(world.request, 'job_1').id
      else {
        await jobs.recover()
        const { state } = jobs.status(jobId)
        if (isSettled(state) && state !== 'done') jobs.retry(jobId)
      }
      const own: string = jobId
      const end = await Promise.race([jobs.settled(own).then(({ state }) => state), killed.promise])
      if (end === 'killed') {
        kills++
        if (kills > 200) throw new Error('killed without end')
        continue
      }
      if (end === 'done') break
      if (++attempts > 100) throw new Error(`${end} without end`)
      jobs.retry(own)
      const again = await Promise.race([jobs.settled(own).then(({ state }) => state), killed.promise])
      if (again === 'done') break
      if (again === 'killed') kills++
    }
    return { job: world.job('job_1'), cluster: world.cluster, kills }
  } finally {
    world.close()
  }
}

it.each(['replace-all', 'append'] as const)(
  '%s: through lost calls, lost answers and kills every load ends right, and nothing is taken twice',
  async (mode) => {
    let kills = 0
    for (let seed = 1; seed <= schedules; seed++) {
      const faults = { lost: 0.08, answerLost: 0.08, killed: seed % 3 === 0 ? 0 : 0.08, failing: 0.2 }
      const { job, cluster, kills: own } = await through(seed, faults, mode)
      kills += own
      const taken = [...cluster.tasks.values()].filter(({ task }) => task.state === 'success')
      expect([seed, job?.state, taken.length]).toEqual([seed, 'done', 1])
      expect([...cluster.loaded.values()]).toEqual([5])
      expect(job?.receipt?.parity.filter(({ equal }) => !equal)).toEqual([])
      expect(job?.receipt?.ledger).toMatchObject({ read: 5, loaded: 5 })
      expect(cluster.open.size).toBe(0)
    }
    // The schedules are what they claim to be.
    expect(kills).toBeGreaterThan(schedules / 4)
  },
  120_000
)
