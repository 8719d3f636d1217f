/** Files, recipe and process for the engine's spec. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, expect } from '@playwright/test'
import { type ColumnType, plainNumber, type Reading } from '../../src/shared/domain/column-type'
import type { Recipe } from '../../src/shared/domain/recipe'
import { electronPath } from '../e2e/electron-run'
import { buildEngineUnderTest } from './engine-build'

/** Starts the windowless app with its two engines; the warehouse and all files lie in `dir`. */
export async function startEngines(dir: string): Promise<ElectronApplication> {
  const executablePath = electronPath()
  if (executablePath === null) throw new Error('no Electron: set ELECTRON_PATH or ELECTRON_22')
  const electron = await _electron.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), await buildEngineUnderTest()],
    env: { ...process.env, SALES_WAREHOUSE: join(dir, 'warehouse.duckdb') } as Record<string, string>
  })
  await expect.poll(() => electron.evaluate(() => typeof globalThis.engines)).toBe('object')
  return electron
}

/** 6 rows read, 3 to be loaded: A3 has a date that does not exist, A4 is ragged, A5 has a quantity that is none. */
export const orders = [
  'order,date,city,qty,price',
  'A1,31/01/2024,Köln,2,10.50',
  'A2,01/02/2024,"Rome, ""old""",3,0.10',
  'A3,31/02/2024,Rome,1,1.00',
  'A4,02/02/2024,Rome,1',
  'A5,03/02/2024,Köln,x,2.00',
  'A6,29/02/2024,Lima,4,5.25',
  ''
].join('\n')

/** A multiple of 9, of 50 and of 6: sum(qty) is 5 for each row, sum(price) 25.75, each of six months has a sixth. */
export const manyRows = 450_000

/** More than 16 MiB, so that both passes go to worker threads. */
export function writeMany(dir: string): string {
  const path = join(dir, 'many.csv')
  const row = (n: number) =>
    `O${n},2024-0${(n % 6) + 1}-11,a city of some length ${n % 300},${(n % 9) + 1},${(n % 50) + 1}.25`
  writeFileSync(path, `order,date,city,qty,price\n${Array.from({ length: manyRows }, (_, n) => row(n)).join('\n')}\n`)
  return path
}

function reading(column: string, type: ColumnType, format: Reading['format']): Reading {
  return { column, type, format, nullTokens: [], onInvalid: 'reject' }
}

/** How the columns are read, the dates by this pattern. */
export function readingsOf(datePattern: string): Reading[] {
  return [
    reading('order', { kind: 'string' }, null),
    reading('date', { kind: 'date' }, { kind: 'date', patterns: [datePattern], pivotYear: 68 }),
    reading('city', { kind: 'string' }, null),
    reading('qty', { kind: 'long' }, plainNumber),
    reading('price', { kind: 'decimal', precision: 10, scale: 2 }, plainNumber)
  ]
}

/** Revenue is quantity times price. */
export function recipeOf(datePattern: string): Recipe {
  return {
    version: 1,
    readings: readingsOf(datePattern),
    steps: [{ id: 's1', enabled: true, kind: 'derive', column: 'revenue', expression: 'qty * price' }],
    roles: { orderDate: 'date', orderId: 'order', revenue: 'revenue', quantity: 'qty' }
  }
}
