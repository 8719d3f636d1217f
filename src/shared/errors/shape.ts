import { type Entry, entry, text } from './entry'

/** Errors of recipes and of shaping rows. */
export const shapeErrors = {
  'shape.bad-expression': entry(
    422,
    false,
    (d) => `The expression can't be read at character ${text(d.position)}: ${text(d.reason)}.`
  ),
  'shape.bad-pattern': entry(
    422,
    false,
    (d) => `The pattern can't be used at character ${text(d.position)}: ${text(d.reason)}.`
  ),
  'shape.unknown-column': entry(
    422,
    false,
    (d) =>
      `Step ${text(d.step)} needs the column ${text(d.column)}, which is not there at that point. Change or switch off the step.`
  ),
  'shape.duplicate-column': entry(
    422,
    false,
    (d) => `Step ${text(d.step)} would make a second column named ${text(d.column)}. Choose another name.`
  ),
  'shape.type-mismatch': entry(422, false, (d) => `${text(d.what)} needs ${text(d.expected)} and got ${text(d.got)}.`),
  'shape.column-type': entry(
    422,
    false,
    (d) => `Step ${text(d.step)} needs ${text(d.expected)} in the column ${text(d.column)}, which is ${text(d.got)}.`
  ),
  'shape.bad-value': entry(
    422,
    false,
    (d) =>
      `Step ${text(d.step)} can't put ${text(d.value)} into the column ${text(d.column)}, which is ${text(d.got)}. Write it as the column shows its values.`
  ),
  'shape.bad-step': entry(422, false, (d) => `Step ${text(d.step)} can't run: ${text(d.reason)}.`),
  'shape.role-column': entry(
    422,
    false,
    (d) =>
      `The role ${text(d.role)} points to the column ${text(d.column)}, which the recipe does not give. Choose another column for it.`
  ),
  'shape.role-type': entry(
    422,
    false,
    (d) =>
      `The role ${text(d.role)} needs ${text(d.expected)}, and the column ${text(d.column)} is ${text(d.got)}. Choose another column, or read it as another type.`
  ),
  'shape.overflow': entry(
    422,
    false,
    (d) =>
      `A number of ${text(d.what, 'the recipe')} has more digits than can be kept exactly (38). Round what it is made of, or divide it.`
  ),
  'shape.lookup-key-not-unique': entry(
    422,
    false,
    (d) =>
      `${text(d.name)} has ${text(d.count)} keys more than once in ${text(d.column)}, for example ${text(d.example)}. A look-up needs each key once.`
  ),
  'shape.rates-too-long': entry(
    422,
    false,
    (d) =>
      `${text(d.name)} spreads over more than ${text(d.limit)} days and currencies. Keep the currencies and years that are needed.`
  ),
  'shape.nothing-left': entry(
    422,
    false,
    () => 'No row would be loaded: every row is rejected or filtered. Look at the ledger to see why.'
  ),
  'shape.ambiguous': entry(
    422,
    false,
    (d) => `Column ${text(d.column)} can be read in more than one way. Choose one in Check before loading.`
  ),
  'shape.recipe-file': entry(
    422,
    false,
    (d) => `${text(d.name)} is no recipe: ${text(d.reason)}. Choose a recipe that was saved in Shape.`
  ),
  'shape.recipe-version': entry(
    422,
    false,
    (d) =>
      `${text(d.name)} is a recipe of version ${text(d.version)}; this app reads version ${text(d.newest)}. Save it again with this version of the app, or update the app.`
  ),
  'shape.replay-stopped': entry(
    409,
    false,
    (d) =>
      `The recipe of dataset ${text(d.dataset)} does not run on ${text(d.name)} by itself: ${text(d.reasons)}. Open the file in the app and look, give a recipe, or replace the whole dataset.`
  ),
  'shape.ledger': entry(
    500,
    true,
    (d) => `The ledger does not add up by ${text(d.gap)} rows, so nothing was loaded. Please report this with the file.`
  )
} as const satisfies Record<string, Entry>
