import { Button } from '@mantine/core'
import { Check, Wand2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Fix } from '../../../../shared/domain/finding-fix'
import { appErrorOf, type ShownError } from '../../../client'
import { paths } from '../../../paths'
import { errorSentence, useText } from '../../../text'
import type { Fixes } from '../use-fixes'
import styles from './findings.module.css'

interface FixButtonProps {
  readonly fix: Fix
  /** Values that a merge takes in. */
  readonly count: number
  readonly fixes: Fixes
}

const longest = 26

/** One click puts the fix into the recipe; then it says so, and can be taken back. */
export function FixButton({ fix, count, fixes }: FixButtonProps) {
  const { t } = useText('profile')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ShownError | null>(null)
  const text = fix.text.length > longest ? `${fix.text.slice(0, longest - 1)}…` : fix.text
  const label = fix.kind === 'merge-values' ? t('fix.merge-values', { count }) : t(`fix.${fix.kind}`, { text })
  if (fixes.isApplied(fix)) {
    return (
      <span className={styles.applied} role="status">
        <Check size={14} aria-hidden />
        <span>
          {label}: {fix.reading ? t('added.reading') : t('added.step', { count: fix.steps.length })}
        </span>
        <Button size="compact-xs" variant="subtle" onClick={() => fixes.takeBack(fix)}>
          {t('added.undo')}
        </Button>
        {fix.reading === null && (
          <Link href={paths.shape} className={styles.see}>
            {t('added.see')}
          </Link>
        )}
      </span>
    )
  }
  return (
    <>
      <Button
        size="compact-xs"
        variant="light"
        leftSection={<Wand2 size={13} />}
        loading={busy}
        title={fix.text}
        onClick={() => {
          setBusy(true)
          setError(null)
          fixes
            .apply(fix)
            .catch((thrown: unknown) => setError(appErrorOf(thrown)))
            .finally(() => setBusy(false))
        }}
      >
        {label}
      </Button>
      {error && <span className={styles.failed}>{errorSentence(error)}</span>}
    </>
  )
}
