import { Button, Modal, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FileChoice, LinedUp } from '../../../../shared/contract/open'
import { api, appErrorOf } from '../../../client'
import { useOpening } from '../../../client/opening'
import { ErrorPanel } from '../../../components/error-panel'
import { useText } from '../../../text'
import { useOpen } from '../use-open'
import { FilesTable } from './files-table'
import styles from './several-files.module.css'

/** Several files were chosen or dropped: shows them side by side and asks whether they are one table. */
export function SeveralFiles() {
  const asked = useOpening((state) => state.asked)
  const { t } = useText('several')
  const close = () => useOpening.setState({ asked: null })
  return (
    <Modal opened={asked !== null} onClose={close} title={t('lead')} size={960}>
      {asked && <Question key={JSON.stringify(asked)} asked={asked} />}
    </Modal>
  )
}

type File = LinedUp['files'][number]

const choiceOf = ({ path, override }: File): FileChoice => ({ path, override })
const isUnfit = (file: File) => file.error !== null || file.isForeign

function Question({ asked }: { asked: readonly FileChoice[] }) {
  const { t } = useText('several')
  const open = useOpen()
  const [choices, setChoices] = useState(asked)
  const [named, setNamed] = useState(false)
  const lined = useQuery({
    ...api.open.lineUp.queryOptions({ input: { files: [...choices] } }),
    enabled: choices.length > 0,
    // A file may have been replaced since it was looked at.
    staleTime: 0,
    gcTime: 0
  })
  if (lined.error) {
    return <ErrorPanel title={t('failed')} error={appErrorOf(lined.error)} onRetry={() => void lined.refetch()} />
  }
  if (!lined.data) return <p className="muted">{t('looking')}</p>
  const { columns, nameColumn, leftOut } = lined.data
  const files = choices.length === 0 ? [] : lined.data.files
  const unfit = files.filter(isUnfit)
  const keep = (kept: readonly File[]) => setChoices(kept.map(choiceOf))
  const unread = files.some(({ error }) => error !== null)
  const busy = lined.isFetching
  return (
    <div className={styles.question}>
      <FilesTable
        files={files}
        columns={columns}
        onLeaveOut={(file) => keep(files.filter((one) => one !== file))}
        onOnly={(file) => void open.inTurn([choiceOf(file)])}
      />
      {leftOut.length > 0 && <p className="muted">{t('leftOut', { names: leftOut.join(', ') })}</p>}
      {unfit.length > 0 && unfit.length < files.length && (
        <Button
          className={styles.leaveOut}
          size="compact-sm"
          variant="default"
          onClick={() => keep(files.filter((one) => !isUnfit(one)))}
        >
          {t('leaveOutBad', { count: unfit.length })}
        </Button>
      )}
      <div className={styles.ways}>
        <section className={styles.way}>
          <p>{t('togetherHint')}</p>
          <Switch
            label={t('named', { column: nameColumn })}
            checked={named}
            onChange={(event) => setNamed(event.currentTarget.checked)}
          />
          <Button
            data-autofocus
            disabled={files.length === 0 || unfit.length > 0 || busy}
            title={files.length === 0 ? t('because.none') : unfit.length > 0 ? t('because.bad') : undefined}
            onClick={() => void open.together(files.map(choiceOf), named)}
          >
            {t('together', { count: files.length })}
          </Button>
        </section>
        <section className={styles.way}>
          <p>{t('inTurnHint')}</p>
          <Button
            variant="default"
            disabled={files.length < 2 || unread || busy}
            title={unread ? t('because.bad') : undefined}
            onClick={() => void open.inTurn(files.map(choiceOf))}
          >
            {t('inTurn')}
          </Button>
        </section>
      </div>
    </div>
  )
}
