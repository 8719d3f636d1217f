/** The columns a step meets, and the refusals that steps have in common. */
import { AppError } from '../../errors'
import type { Column, ColumnType } from '../column-type'
import { kindName } from '../expression/typed'
import { loadColumn, timeColumn } from '../query/dialect'

/** Names that parts and tables use themselves. */
export const reservedNames = [timeColumn, loadColumn]

/** The warehouse reads names without upper and lower case. */
export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

export class Scope {
  readonly columns: readonly Column[]
  /** Place of the step as a person counts. */
  readonly number: string

  constructor(columns: readonly Column[], number: string) {
    this.columns = columns
    this.number = number
  }

  /** @throws AppError `shape.unknown-column` */
  find(name: string): Column {
    const column = this.columns.find((one) => one.name === name)
    if (column === undefined) throw new AppError('shape.unknown-column', { step: this.number, column: name })
    return column
  }

  /** @throws AppError `shape.unknown-column`, `shape.column-type` when a column is not of text */
  texts(names: readonly string[]): void {
    for (const name of names) {
      const { type } = this.find(name)
      if (type.kind !== 'string') this.refuseType(name, 'text', type)
    }
  }

  refuseType(column: string, expected: string, got: ColumnType): never {
    throw new AppError('shape.column-type', { step: this.number, column, expected, got: kindName(got) })
  }

  refuse(code: 'shape.bad-value' | 'shape.bad-step', details: Readonly<Record<string, unknown>>): never {
    throw new AppError(code, { step: this.number, ...details })
  }

  /**
   * Refuses new names that columns have already.
   * @param gone columns that are not there any more when the new ones are
   * @throws AppError `shape.duplicate-column`
   */
  refuseTaken(fresh: readonly string[], gone: readonly string[] = []): void {
    const left = this.columns.filter(({ name }) => !gone.includes(name)).map(({ name }) => name)
    for (const [i, name] of fresh.entries()) {
      const others = [...left, ...fresh.slice(0, i), ...reservedNames]
      if (others.some((other) => sameName(other, name))) {
        throw new AppError('shape.duplicate-column', { step: this.number, column: name })
      }
    }
  }

  /** The columns with others in the place of one: before the columns that follow it. */
  replaced(at: string, fresh: readonly Column[], gone: readonly string[]): Column[] {
    return this.columns.flatMap((column) => {
      const stays = gone.includes(column.name) ? [] : [column]
      return column.name === at ? [...stays, ...fresh] : stays
    })
  }
}
