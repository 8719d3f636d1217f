/** The keys a look-up did not find, with the rows that have them, to be seen and saved. */
import { Button, Loader, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import type { Recipe } from '../../../../shared/domain/recipe'
import { api, appErrorOf } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { saveText } from '../../../components/export/save-text'
import { formatCount, useText } from '../../../text'
import classes from './business.module.css'

const keysAsked = 100_000
const keysShown = 200

type Props = {
  readonly sourceId: string
  readonly recipe: Recipe
  readonly stepId: string
  readonly onClose: () => void
}

export function MissedKeys({ sourceId, recipe, stepId, onClose }: Props) {
  const { t } = useText('business')
  const query = useQuery({
    ...api.shape.unmatched.queryOptions({ input: { sourceId, recipe, stepId, limit: keysAsked } }),
    placeholderData: undefined
  })
  const missed = query.data
  const save = () => {
    const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    const lines = (missed?.keys ?? []).map(({ key, rows }) => `${field(key ?? '')},${rows}`)
    saveText('without-match.csv', `${['key,rows', ...lines].join('\r\n')}\r\n`, 'text/csv')
  }
  return (
    <Modal opened onClose={onClose} title={t('missed.title')} size={460}>
      <div className={classes.form}>
        {query.error && (
          <ErrorPanel title={t('missed.failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
        )}
        {!missed && !query.error && <Loader size={16} role="img" aria-label={t('counting')} />}
        {missed && (
          <>
            <div className={classes.file}>
              <span className={classes.fileName}>
                {t('missed.facts', { count: missed.total, rows: formatCount(missed.rows) })}
              </span>
              <Button variant="default" leftSection={<Download size={14} aria-hidden />} onClick={save}>
                {t('missed.save')}
              </Button>
            </div>
            <table className={classes.effect}>
              <thead>
                <tr>
                  <th scope="col">{t('missed.key')}</th>
                  <th scope="col">{t('missed.rows')}</th>
                </tr>
              </thead>
              <tbody>
                {missed.keys.slice(0, keysShown).map(({ key, rows }) => (
                  <tr key={key ?? ''}>
                    <th scope="row">{key ?? <i>{t('missed.none')}</i>}</th>
                    <td>{formatCount(rows)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </div>
    </Modal>
  )
}
