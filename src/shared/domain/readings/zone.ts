/**
 * Offsets from UTC as they stand behind a time: `Z`, `+02`, `+0200`, `+02:00`, `UTC` and `GMT` with an offset (`GMT+2`) or without one,
 * and the abbreviations that mean one zone wherever they are written. `CST`, `IST` and `BST` are left out: each is several zones.
 */
import { anyCase } from './any-case'

/** Hours from UTC. */
const named: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  WET: 0,
  WEST: 1,
  CET: 1,
  CEST: 2,
  MEZ: 1,
  MESZ: 2,
  EET: 2,
  EEST: 3
}

/** Names of zones with their minutes from UTC; longer ones stand before their own beginnings. */
export const zoneNames: readonly (readonly [string, number])[] = Object.entries(named)
  .map(([name, hours]) => [name, hours * 60] as const)
  .sort(([a], [b]) => b.length - a.length)

const digits = '[+\\-][0-9]{2}(?::?[0-9]{2})?'
const short = '[+\\-][0-9]{1,2}(?::?[0-9]{2})?'
const universal = `(?:${anyCase('UTC')}|${anyCase('GMT')})(?:${short})?`

/** Pattern of a zone, without anchors. */
export const zonePattern = `(?:[Zz]|${universal}|${digits}|${zoneNames.map(([name]) => anyCase(name)).join('|')})`

/** Minutes from UTC of a text that matches `zonePattern`, or null beyond 18 hours. */
export function zoneMinutes(text: string): number | null {
  const name = zoneNames.find(([one]) => one === text.toUpperCase())
  if (name !== undefined) return name[1]
  const sign = text.search(/[+-]/)
  if (sign < 0) return 0
  const written = text.slice(sign + 1).replace(':', '')
  const hours = Number(written.length > 2 ? written.slice(0, -2) : written)
  const minutes = written.length > 2 ? Number(written.slice(-2)) : 0
  if (hours > 18 || minutes > 59) return null
  return (text.charAt(sign) === '-' ? -1 : 1) * (hours * 60 + minutes)
}
