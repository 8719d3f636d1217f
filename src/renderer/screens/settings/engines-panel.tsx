import { useQuery } from '@tanstack/react-query'
import { api } from '../../client'
import { Panel } from '../../components/page'
import { formatBytes, formatCount, useText } from '../../text'
import styles from './settings.module.css'

const lookEveryMs = 5000

/** The engine processes: alive, how much memory, how often they had to be started again. */
export function EnginesPanel() {
  const { t } = useText('settings')
  const about = useQuery({ ...api.settings.about.queryOptions({ input: {} }), refetchInterval: lookEveryMs }).data
  if (!about) return null
  return (
    <Panel title={t('engines')}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('engine')}</th>
              <th>{t('state')}</th>
              <th className="num">{t('memory')}</th>
              <th className="num">{t('process')}</th>
              <th className="num">{t('restarts')}</th>
            </tr>
          </thead>
          <tbody>
            {about.engines.map((engine) => (
              <tr key={engine.role}>
                <td>{t(`roles.${engine.role}`)}</td>
                <td>
                  <span className={styles.state} data-state={engine.state}>
                    {t(`states.${engine.state}`)}
                  </span>
                </td>
                <td className="num">{engine.memoryBytes === null ? '–' : formatBytes(engine.memoryBytes)}</td>
                <td className="num">{engine.pid ?? '–'}</td>
                <td className="num">{formatCount(engine.restarts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
