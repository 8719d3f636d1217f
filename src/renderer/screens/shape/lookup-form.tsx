/** A look-up: the other file, the keys on both sides, the columns to take. The other file is checked like any other. */
import { Button, Loader, MultiSelect, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileSearch } from 'lucide-react'
import { useState } from 'react'
import type { Step } from '../../../shared/domain/recipe'
import { api, appErrorOf, client } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { useText } from '../../text'
import { FileChooser } from './file-chooser'
import classes from './form.module.css'
import { fileName } from './step-words'

type Lookup = Extract<Step, { kind: 'lookup' }>
type Props = {
  readonly step: Lookup
  readonly columns: readonly string[]
  readonly onChange: (step: Step) => void
}

export function LookupForm({ step, columns, onChange }: Props) {
  const { t } = useText('shape')
  const [choosing, setChoosing] = useState(false)
  const other = useQuery({
    queryKey: [...api.open.key(), 'lookup', step.path],
    queryFn: async ({ signal }) => {
      const { source } = await client.open.open({ path: step.path }, { signal })
      return client.check.report({ sourceId: source.id, chosen: [] }, { signal })
    },
    enabled: step.path !== '',
    placeholderData: undefined,
    staleTime: Number.POSITIVE_INFINITY
  })
  const names = other.data?.columns.map((column) => column.name) ?? []
  const readingsOf = (wanted: readonly string[]) =>
    other.data?.columns.filter((column) => wanted.includes(column.name)).map((column) => column.reading) ??
    step.readings
  const choose = (path: string) => {
    setChoosing(false)
    onChange({ ...step, path, otherKey: '', columns: [], readings: [] })
  }
  return (
    <>
      <div className={classes.fileRow}>
        <span className={classes.fileName} title={step.path}>
          {step.path === '' ? '' : fileName(step.path)}
        </span>
        <Button
          variant="default"
          leftSection={<FileSearch size={14} aria-hidden />}
          onClick={async () => {
            if (!window.desktop) return setChoosing(true)
            const path = await window.desktop.chooseFile()
            if (path !== null) choose(path)
          }}
        >
          {t('form.chooseFile')}
        </Button>
      </div>
      <FileChooser opened={choosing} onClose={() => setChoosing(false)} onChoose={choose} />
      {other.isFetching && (
        <span className={classes.waiting} role="status">
          <Loader size={13} aria-hidden />
          {t('form.reading')}
        </span>
      )}
      {other.error && (
        <ErrorPanel
          title={t('form.lookupFailed')}
          error={appErrorOf(other.error)}
          onRetry={() => void other.refetch()}
        />
      )}
      {other.data && (
        <>
          <Select
            label={t('form.key')}
            data={[...columns]}
            searchable
            value={step.key || null}
            onChange={(key) => key && onChange({ ...step, key })}
          />
          <Select
            label={t('form.otherKey')}
            data={names}
            searchable
            value={step.otherKey || null}
            onChange={(otherKey) =>
              otherKey && onChange({ ...step, otherKey, readings: readingsOf([otherKey, ...step.columns]) })
            }
          />
          <MultiSelect
            label={t('form.take')}
            data={names.filter((name) => name !== step.otherKey)}
            searchable
            value={step.columns}
            onChange={(taken) => onChange({ ...step, columns: taken, readings: readingsOf([step.otherKey, ...taken]) })}
          />
        </>
      )}
    </>
  )
}
