/** An editor for JSON and SQL with colours, completion and marked problems; its code comes when it is first shown. */
import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { CodeEditorProps } from './editor-props'

const Editor = lazy(() => import('./editor'))

export function CodeEditor(props: CodeEditorProps) {
  return (
    <Suspense fallback={<Skeleton height={240} />}>
      <Editor {...props} />
    </Suspense>
  )
}
