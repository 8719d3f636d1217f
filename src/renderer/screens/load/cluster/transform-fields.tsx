/** Columns that Druid makes of others while it reads. What is not whole yet stays here; what is, goes into the form. */
import { ActionIcon, Button, MultiSelect, Select, TextInput } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { type IngestForm, IngestTransform } from '../../../../shared/domain/druid/ingest-form'
import { useWizard } from '../../../state/wizard'
import { useText } from '../../../text'
import shared from '../load.module.css'
import classes from './cluster.module.css'

type Kind = IngestTransform['kind']
const kinds: readonly Kind[] = ['upper', 'lower', 'trim', 'concat', 'split', 'constant', 'custom']

/** Every field that any kind has; a kind takes its own. */
interface Draft {
  readonly id: number
  readonly kind: Kind
  readonly name: string
  readonly column: string
  readonly columns: readonly string[]
  readonly separator: string
  readonly value: string
  readonly sql: string | null
  readonly expression: string | null
}

interface TransformFieldsProps {
  readonly form: IngestForm
  readonly columns: readonly string[]
}

export function TransformFields({ form, columns }: TransformFieldsProps) {
  const { t } = useText('ingest')
  const choose = useWizard((state) => state.chooseForm)
  const [drafts, setDrafts] = useState(() => form.transforms.map(draftOf))
  const change = (next: readonly Draft[], isDone = true) => {
    setDrafts([...next])
    if (!isDone) return
    const transforms = next.flatMap((draft) => transformOf(draft) ?? [])
    if (JSON.stringify(transforms) !== JSON.stringify(form.transforms)) choose({ transforms })
  }
  return (
    <div className={classes.wide}>
      <span className={classes.label}>{t('transforms.title')}</span>
      <span className={shared.modeHint}>{t('transforms.hint')}</span>
      {drafts.map((draft, at) => (
        <TransformRow
          key={draft.id}
          draft={draft}
          columns={columns}
          method={form.method}
          onChange={(next, isDone) =>
            change(
              drafts.map((old, place) => (place === at ? next : old)),
              isDone
            )
          }
          onDone={() => change(drafts)}
          onRemove={() => change(drafts.filter((_, place) => place !== at))}
        />
      ))}
      <Button
        size="compact-xs"
        variant="default"
        mt={8}
        leftSection={<Plus size={13} />}
        onClick={() => change([...drafts, emptyDraft(drafts)], false)}
      >
        {t('transforms.add')}
      </Button>
    </div>
  )
}

interface TransformRowProps {
  readonly draft: Draft
  readonly columns: readonly string[]
  readonly method: IngestForm['method']
  /** @param isDone false while a text is being typed */
  readonly onChange: (draft: Draft, isDone: boolean) => void
  readonly onDone: () => void
  readonly onRemove: () => void
}

function TransformRow({ draft, columns, method, onChange, onDone, onRemove }: TransformRowProps) {
  const { t } = useText('ingest')
  const { kind } = draft
  const text = (field: 'name' | 'separator' | 'value' | 'sql' | 'expression', className?: string) => (
    <TextInput
      size="xs"
      className={className ?? ''}
      aria-label={t(`transforms.${field}`)}
      placeholder={t(`transforms.${field}`)}
      value={draft[field] ?? ''}
      onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value }, false)}
      onBlur={onDone}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone()
      }}
    />
  )
  return (
    <div className={classes.transform} data-kind={kind}>
      <Select
        size="xs"
        aria-label={t('transforms.kind')}
        value={kind}
        allowDeselect={false}
        data={kinds.map((one) => ({ value: one, label: t(`transforms.kinds.${one}`) }))}
        onChange={(next) => {
          const chosen = kinds.find((one) => one === next)
          if (chosen !== undefined) onChange({ ...draft, kind: chosen }, true)
        }}
      />
      {(kind === 'upper' || kind === 'lower' || kind === 'trim' || kind === 'split') && (
        <Select
          size="xs"
          aria-label={t('transforms.column')}
          placeholder={t('transforms.column')}
          searchable
          value={draft.column === '' ? null : draft.column}
          data={[...columns]}
          onChange={(column) => onChange({ ...draft, column: column ?? '' }, true)}
        />
      )}
      {kind === 'concat' && (
        <MultiSelect
          size="xs"
          aria-label={t('transforms.columns')}
          placeholder={draft.columns.length === 0 ? t('transforms.columns') : ''}
          searchable
          value={[...draft.columns]}
          data={[...columns]}
          onChange={(next) => onChange({ ...draft, columns: next }, true)}
        />
      )}
      {(kind === 'concat' || kind === 'split') && text('separator', classes.separator)}
      {kind === 'constant' && text('value')}
      {kind === 'custom' && text(method === 'sql' ? 'sql' : 'expression')}
      <span className="muted" aria-hidden="true">
        →
      </span>
      {text('name')}
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t('transforms.remove', { name: draft.name })}
        onClick={onRemove}
      >
        <X size={14} />
      </ActionIcon>
    </div>
  )
}

function emptyDraft(others: readonly Draft[]): Draft {
  const id = Math.max(0, ...others.map((one) => one.id)) + 1
  return { ...blank, id }
}

const blank: Draft = {
  id: 0,
  kind: 'upper',
  name: '',
  column: '',
  columns: [],
  separator: ';',
  value: '',
  sql: null,
  expression: null
}

function draftOf(transform: IngestTransform, at: number): Draft {
  const columns = transform.kind === 'concat' ? transform.columns : []
  return { ...blank, ...transform, columns, id: at + 1 }
}

/** Null: something is missing yet. */
function transformOf(draft: Draft): IngestTransform | null {
  const isWritten = draft.kind !== 'custom' || (draft.sql ?? draft.expression ?? '').trim() !== ''
  const parsed = IngestTransform.safeParse(draft)
  return isWritten && parsed.success ? parsed.data : null
}
