import { type Entry, entry, text } from './entry'

/** Errors of checking a source. */
export const checkErrors = {
  'check.unknown-column': entry(
    400,
    false,
    (d) => `There is no column ${text(d.column)} in ${text(d.name, 'this file')}.`
  ),
  'check.no-report': entry(
    409,
    false,
    (d) => `${text(d.name, 'This file')} has not been checked yet. Wait for the check, then ask again.`
  ),
  'check.unknown-finding': entry(
    404,
    false,
    (d) =>
      `The last check of ${text(d.name, 'this file')} has no such finding. Check the file again to see the present ones.`
  ),
  'check.too-wide': entry(422, false, (d) => `${text(d.name)} has too many columns to check: ${text(d.columns)}.`),
  'check.rule-column': entry(
    422,
    false,
    (d) =>
      `The rule “${text(d.rule)}” needs the column ${text(d.column)}, which this file does not have. Change the rule or switch it off.`
  ),
  'check.rule-type': entry(
    422,
    false,
    (d) =>
      `The rule “${text(d.rule)}” needs ${text(d.expected)}, and ${text(d.column)} is ${text(d.got)}. Change the rule, or how the column is read.`
  ),
  'check.rule-value': entry(
    422,
    false,
    (d) =>
      `The rule “${text(d.rule)}” compares ${text(d.column)} with “${text(d.value)}”, which is no ${text(d.type)}. Write numbers like 12.50 and days like 2024-12-31.`
  ),
  'check.rule-reference': entry(
    422,
    false,
    (d) =>
      `The rule “${text(d.rule)}” looks into ${text(d.dataset)}.${text(d.column)}, which is not there. Load that dataset, or change the rule.`
  )
} as const satisfies Record<string, Entry>
