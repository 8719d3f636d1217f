/** Fields of the form, each with its own complaint. */
import { PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import { createContext, type ReactNode, useContext } from 'react'
import { useText } from '../../../text'
import type { Complaint, ConnectionDraft, DraftField } from './draft'
import styles from './form.module.css'

export interface FormState {
  readonly draft: ConnectionDraft
  readonly set: (change: Partial<ConnectionDraft>) => void
  /** What to say of a field now: only of those that were left, or of all after a try to save. */
  readonly complaintOf: (field: DraftField) => Complaint | undefined
  readonly leave: (field: DraftField) => void
  /** Names of the secrets that are there. */
  readonly stored: readonly string[]
  readonly secretsIn: 'keychain' | 'memory'
}

export const FormContext = createContext<FormState | null>(null)

export function useForm(): FormState {
  const state = useContext(FormContext)
  if (state === null) throw new Error('a field stands outside of its form')
  return state
}

type TextField = {
  [K in DraftField]: ConnectionDraft[K] extends string ? (string extends ConnectionDraft[K] ? K : never) : never
}[DraftField]

interface FieldProps {
  readonly field: TextField
  readonly label: string
  readonly hint?: string | undefined
  readonly placeholder?: string | undefined
  readonly isNeeded?: boolean
  readonly isWide?: boolean
}

const urlExample = 'http://localhost:8888'

/** The words of a complaint. */
export function useComplaint(): (field: DraftField, example?: string) => string | undefined {
  const { t } = useText('cluster')
  const { complaintOf } = useForm()
  return (field, example = urlExample) => {
    const complaint = complaintOf(field)
    return complaint && t(`form.bad.${complaint}`, { example })
  }
}

export function Field({ field, label, hint, placeholder, isNeeded = false, isWide = false }: FieldProps) {
  const { draft, set, leave } = useForm()
  const complaint = useComplaint()
  return (
    <TextInput
      {...(isWide && { className: styles.wide ?? '' })}
      label={label}
      description={hint}
      placeholder={placeholder}
      error={complaint(field, placeholder)}
      withAsterisk={isNeeded}
      aria-required={isNeeded}
      value={draft[field]}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      onBlur={() => leave(field)}
    />
  )
}

interface SecretProps {
  readonly field: TextField
  readonly label: string
  /** Its name among the stored ones. */
  readonly secret: string
  /** The variable that the environment may give it in. */
  readonly variable?: string
  readonly hint?: string
}

/** A secret: never shown again, and where it is kept is said. */
export function SecretField({ field, label, secret, variable, hint }: SecretProps) {
  const { t } = useText('cluster')
  const { draft, set, leave, stored, secretsIn } = useForm()
  const complaint = useComplaint()
  const isStored = stored.includes(secret)
  const kept =
    secretsIn === 'keychain'
      ? t('form.keychain')
      : variable === undefined
        ? t('form.memoryNoVariable')
        : t('form.memory', { variable })
  const parts = [hint, isStored ? t('form.stored') : null, kept].filter((part) => part != null)
  return (
    <PasswordInput
      className={styles.wide ?? ''}
      size="xs"
      label={label}
      description={parts.join(' ')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={isStored ? '••••••••' : undefined}
      error={complaint(field)}
      value={draft[field]}
      autoComplete="new-password"
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      onBlur={() => leave(field)}
    />
  )
}

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly V[]
  readonly wordOf: (value: V) => string
  readonly hint?: string | undefined
  readonly complaint?: string | undefined
  readonly onChange: (value: V) => void
}

/** One of a few, side by side, with what the chosen one means below. */
export function Choice<V extends string>({ label, value, options, wordOf, hint, complaint, onChange }: ChoiceProps<V>) {
  return (
    <div className={styles.choice}>
      <span className={styles.label}>{label}</span>
      <SegmentedControl
        size="xs"
        aria-label={label}
        data={options.map((option) => ({ value: option, label: wordOf(option) }))}
        value={value}
        onChange={(next) => {
          const chosen = options.find((option) => option === next)
          if (chosen !== undefined) onChange(chosen)
        }}
      />
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      {complaint !== undefined && <span className={styles.complaint}>{complaint}</span>}
    </div>
  )
}

/** What few need: closed at first, open where a field in it is wrong. */
export function Fold({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details className={styles.fold} open={isOpen || undefined}>
      <summary>{title}</summary>
      <div className={styles.grid}>{children}</div>
    </details>
  )
}
