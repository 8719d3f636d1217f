/** The Compose file of a whole cluster, as its own client reads it: it starts nothing. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './app-world'

const folder = join(root, 'resources', 'compose')
const clients: readonly (readonly string[])[] = [['docker', 'compose'], ['docker-compose']]
const client = clients.find(([command = '', ...more]) => spawnSync(command, [...more, 'version']).status === 0)

const passwords = { POSTGRES_PASSWORD: 'p', MINIO_ROOT_USER: 'u', MINIO_ROOT_PASSWORD: 'secret-of-minio' }

function config(env: Record<string, string>) {
  const [command = '', ...more] = client ?? []
  const { PATH = '', HOME = '' } = process.env
  return spawnSync(command, [...more, '-f', join(folder, 'docker-compose.yml'), 'config'], {
    encoding: 'utf8',
    env: { PATH, HOME, ...env }
  })
}

describe('the Compose file', () => {
  it('is checked by a client of Compose, which every run in CI has', () => {
    if (process.env.CI) expect(client).toBeDefined()
  })

  it.runIf(client)('is read by it, with every service of Druid and no published port but on this machine', () => {
    const { status, stdout, stderr } = config(passwords)
    expect([status, stderr]).toEqual([0, ''])
    for (const service of ['coordinator', 'overlord', 'broker', 'historical', 'middlemanager', 'router', 'zookeeper']) {
      expect(stdout).toMatch(new RegExp(`^ {2}${service}:`, 'm'))
    }
    for (const image of stdout.matchAll(/image: (.*)/g)) expect(image[1]).toMatch(/^[a-z/]+:[\w.-]*\d[\w.-]*$/)
    expect(stdout.match(/healthcheck:/g)).toHaveLength(9)
    expect(readFileSync(join(folder, 'docker-compose.yml'), 'utf8')).not.toMatch(/ports: \["(?!127\.0\.0\.1:)/)
  })

  it.runIf(client)('does not begin without passwords, and brings none', () => {
    const { status, stderr } = config({})
    expect(status).not.toBe(0)
    expect(stderr).toMatch(/write \w+ into \.env/)
    const example = readFileSync(join(folder, '.env.example'), 'utf8')
    for (const name of Object.keys(passwords)) expect(example).toMatch(new RegExp(`^${name}=$`, 'm'))
  })
})
