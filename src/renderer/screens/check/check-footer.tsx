import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { CheckReport } from '../../../shared/domain/check-report'
import type { Reading } from '../../../shared/domain/column-type'
import { summableRevenue } from '../../../shared/domain/mixed-currencies'
import type { Source } from '../../../shared/domain/source'
import { api, appErrorOf } from '../../client'
import { LedgerStrip } from '../../components/ledger/ledger-strip'
import { useWizard } from '../../state/wizard'
import { errorSentence, useText } from '../../text'
import styles from './check.module.css'
import { CheckQuality } from './check-quality'

interface CheckFooterProps {
  readonly source: Source
  readonly report: CheckReport | null
  readonly chosen: readonly Reading[]
  readonly stale: boolean
  readonly onJump: (row: number, column: number | null) => void
}

/**
 * Quality and ledger. The ledger is the exact one of the recipe that would be proposed now (or is being edited), so the
 * same answer is there when Shape opens.
 */
export function CheckFooter({ source, report, chosen, stale, onJump }: CheckFooterProps) {
  const { t } = useText('app')
  const draft = useWizard((state) => state.draft)
  const ready = report !== null && !stale
  const proposed = useQuery({
    ...api.shape.propose.queryOptions({ input: { sourceId: source.id, chosen: [...chosen], dataset: null } }),
    enabled: ready && draft === null
  })
  const recipe = draft?.present ?? proposed.data?.recipe
  const measure = useQuery({
    ...api.shape.measure.queryOptions({ input: { sourceId: source.id, recipe: recipe ?? emptyRecipe } }),
    enabled: ready && recipe !== undefined
  })
  const failed = measure.error ? measure : draft === null && proposed.error ? proposed : null
  if (failed && report) {
    return (
      <div className={styles.footer}>
        <CheckQuality source={source} report={report} onJump={onJump} />
        <p className={styles.failed}>{errorSentence(appErrorOf(failed.error))}</p>
        <Button variant="default" onClick={() => void failed.refetch()}>
          {t('retry')}
        </Button>
      </div>
    )
  }
  return (
    <LedgerStrip
      measure={measure.data ?? null}
      revenueColumn={recipe ? summableRevenue(recipe) : null}
      dateColumn={recipe?.roles.orderDate ?? null}
      stale={stale || measure.isPlaceholderData}
      left={report && <CheckQuality source={source} report={report} onJump={onJump} />}
    />
  )
}

const emptyRecipe = { version: 1 as const, readings: [], steps: [], roles: {} }
