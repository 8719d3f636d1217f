import { NumberInput, SegmentedControl } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Preferences } from '../../../shared/contract/settings'
import { api, appErrorOf, queryClient } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Page, Panel } from '../../components/page'
import { ScreenLoading } from '../../components/screen-loading'
import { useText } from '../../text'
import { AboutPanel } from './about-panel'
import { BoardsPanel } from './boards-panel'
import { EnginesPanel } from './engines-panel'
import styles from './settings.module.css'

const themes = ['system', 'light', 'dark'] as const
const languages = ['system', 'en', 'de'] as const
const key = api.settings.get.queryKey({ input: {} })

/** Preferences, and what this installation is. Every change counts at once. */
export default function Settings() {
  const { t } = useText('settings')
  const query = useQuery(api.settings.get.queryOptions({ input: {} }))
  const save = useMutation(
    api.settings.set.mutationOptions({ onSuccess: (preferences) => queryClient.setQueryData(key, preferences) })
  )
  const change = (part: Partial<Preferences>) => save.mutate(part)
  const preferences = query.data
  return (
    <Page title={t('title')}>
      {query.error && (
        <ErrorPanel title={t('failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {save.error && <ErrorPanel title={t('saveFailed')} error={appErrorOf(save.error)} onClose={save.reset} />}
      {!preferences && !query.error && <ScreenLoading />}
      <div className={styles.columns}>
        {preferences && (
          <div className={styles.stack}>
            <Panel title={t('look')}>
              <div className={styles.field}>
                <span>{t('theme')}</span>
                <SegmentedControl
                  size="xs"
                  aria-label={t('theme')}
                  data={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
                  value={preferences.theme}
                  onChange={(theme) => change({ theme: theme as Preferences['theme'] })}
                />
              </div>
              <div className={styles.field}>
                <span>
                  {t('language')}
                  <span className={styles.hint}>{t('languageHint')}</span>
                </span>
                <SegmentedControl
                  size="xs"
                  aria-label={t('language')}
                  data={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
                  value={preferences.language}
                  onChange={(language) => change({ language: language as Preferences['language'] })}
                />
              </div>
            </Panel>
            <Panel title={t('quality')}>
              <div className={styles.field}>
                <label htmlFor="gate">
                  {t('gate')}
                  <span className={styles.hint}>{t('gateHint')}</span>
                </label>
                <NumberInput
                  id="gate"
                  key={preferences.gate}
                  w={90}
                  min={0}
                  max={100}
                  allowDecimal={false}
                  defaultValue={preferences.gate}
                  onBlur={(event) => {
                    const gate = Number(event.currentTarget.value)
                    if (event.currentTarget.value !== '' && gate !== preferences.gate) change({ gate })
                  }}
                  onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
                />
              </div>
            </Panel>
            <BoardsPanel preferences={preferences} onChange={change} />
          </div>
        )}
        <div className={styles.stack}>
          <AboutPanel />
          <EnginesPanel />
        </div>
      </div>
    </Page>
  )
}
