/** A field for a pattern: what can be told from the text alone is told at once, with the character it stands at. */
import { TextInput } from '@mantine/core'
import { readPattern } from '../../../../shared/domain/pattern'
import { AppError } from '../../../../shared/errors'
import { errorSentence, useText } from '../../../text'
import type { Mistake } from '../expression-language'
import classes from '../form.module.css'
import { MistakeBox } from '../mistake-box'

type Props = {
  readonly label: string
  readonly value: string
  readonly needsText: boolean
  readonly ignoreCase?: boolean
  readonly problem: Mistake | null
  readonly onChange: (pattern: string) => void
}

/** Why a pattern cannot be used; null when it can, or while it is empty. */
export function patternMistake(
  pattern: string,
  options: { readonly needsText: boolean; readonly ignoreCase?: boolean }
): Mistake | null {
  if (pattern === '') return null
  try {
    readPattern(pattern, options)
    return null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { position } = error.details
    return { message: errorSentence(error), position: typeof position === 'number' ? position : null }
  }
}

export function PatternInput({ label, value, needsText, ignoreCase = false, problem, onChange }: Props) {
  const { t } = useText('shape')
  const mistake = patternMistake(value, { needsText, ignoreCase }) ?? problem
  return (
    <div className={classes.expression}>
      <TextInput
        label={label}
        description={t('form.patternHint')}
        value={value}
        spellCheck={false}
        autoCapitalize="off"
        classNames={{ input: classes.code ?? '' }}
        error={mistake !== null}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {mistake && <MistakeBox text={value} mistake={mistake} />}
    </div>
  )
}
