/** A spec of a form. */
import { AppError } from '../../errors'
import { checkForm } from './check-form'
import { formProblemText } from './form-problem'
import type { IngestForm } from './ingest-form'
import type { IngestInput } from './ingest-input'
import type { IngestSpec } from './ingest-spec'
import { nativeSpecOf } from './native-spec'
import { sqlSpecOf } from './sql-spec'

/** Fails with `druid.bad-form` when the form has an error; the first is named. */
export function generateSpec(form: IngestForm, input: IngestInput): IngestSpec {
  const problem = checkForm(form, input).find(({ severity }) => severity === 'error')
  if (problem) {
    throw new AppError('druid.bad-form', {
      ...problem.details,
      reason: formProblemText(problem),
      reasonCode: problem.reason
    })
  }
  return form.method === 'sql' ? sqlSpecOf(form, input) : nativeSpecOf(form, input)
}
