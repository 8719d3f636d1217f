import { Button } from '@mantine/core'
import { BadgeCheck, FileDown, Layers, ScanSearch, Wand } from 'lucide-react'
import { host } from '../../client'
import { useText } from '../../text'
import { useOpen } from '../frame/use-open'
import { WaitingRuns } from '../jobs/waiting-runs'
import { Datasets } from './datasets'
import styles from './home.module.css'
import { LastJobs } from './last-jobs'
import { RecentFiles } from './recent-files'

const steps = [
  { key: 'check', icon: ScanSearch },
  { key: 'shape', icon: Wand },
  { key: 'load', icon: Layers },
  { key: 'board', icon: BadgeCheck }
] as const

/** The first screen: bring a file, or go on with what is there. */
export default function Home() {
  const { t } = useText('home')
  const open = useOpen()
  return (
    <div className={styles.home}>
      <section className={styles.drop} aria-labelledby="drop-title">
        <FileDown size={34} aria-hidden className={styles.dropIcon} />
        <h1 id="drop-title">{t('drop')}</h1>
        <p className="muted">{t(host === 'web' ? 'dropHintUpload' : 'dropHint')}</p>
        <div className={styles.buttons}>
          <Button size="sm" onClick={() => void open.choose()} data-primary>
            {t('choose')}
          </Button>
          {host === 'electron' && (
            <Button size="sm" variant="default" onClick={() => void open.chooseFolder()}>
              {t('chooseFolder')}
            </Button>
          )}
          <Button size="sm" variant="default" onClick={() => void open.sample()}>
            {t('sample')}
          </Button>
        </div>
        <ol className={styles.steps} aria-label={t('steps.label')}>
          {steps.map(({ key, icon: Icon }) => (
            <li key={key}>
              <Icon size={16} aria-hidden />
              <span>{t(`steps.${key}`)}</span>
            </li>
          ))}
        </ol>
      </section>
      <WaitingRuns />
      <div className={styles.lists}>
        <Datasets />
        <LastJobs />
      </div>
      <RecentFiles />
    </div>
  )
}
