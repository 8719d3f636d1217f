/** The statement, with completion of what the place has; the line an error points at is marked. */
import { type Ref, useMemo } from 'react'
import { druidFunctions, localFunctions } from '../../../shared/domain/sql-functions'
import { CodeEditor } from '../../components/code-editor'
import type { NamedTable } from '../../components/code-editor/completion'
import type { CodeHandle } from '../../components/code-editor/editor-props'
import { useText } from '../../text'
import classes from './sql.module.css'

type Props = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onRun: () => void
  readonly tables: readonly NamedTable[]
  readonly isCluster: boolean
  readonly wrong: { readonly line: number; readonly message: string } | null
  readonly handle: Ref<CodeHandle>
}

export function Editor({ value, onChange, onRun, tables, isCluster, wrong, handle }: Props) {
  const { t } = useText('sql')
  const vocabulary = useMemo(
    () => ({ tables, functions: isCluster ? druidFunctions : localFunctions }),
    [tables, isCluster]
  )
  const line = wrong?.line ?? null
  const message = wrong?.message ?? ''
  const problems = useMemo(
    () => (line === null ? [] : [{ offset: startOf(value, line), message, severity: 'error' as const }]),
    [value, line, message]
  )
  return (
    <div className={classes.editor}>
      <CodeEditor
        language="sql"
        label={t('editor')}
        value={value}
        onChange={onChange}
        onRun={onRun}
        vocabulary={vocabulary}
        problems={problems}
        handle={handle}
      />
    </div>
  )
}

/** @param line from 1 */
function startOf(text: string, line: number): number {
  return text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, one) => sum + one.length + 1, 0)
}
