/** A load under way; at its end the receipt for a moment, then the board. */
import { Button } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { isRunOver, type LoadRun } from '../../../shared/domain/load-run'
import { ErrorPanel } from '../../components/error-panel'
import { WizardFrame } from '../../components/wizard-frame'
import { paths } from '../../paths'
import { useWizard } from '../../state/wizard'
import { useText } from '../../text'
import classes from './load.module.css'
import { Progress } from './progress'
import { ReceiptCard } from './receipt-card'
import { cancelLoads, forgetRun, retryLoads, useOwnRun } from './run-loads'

/** How long the receipt stands before the board opens by itself. */
const receiptMs = 1800

export function RunScreen({ run }: { run: LoadRun }) {
  const { t } = useText('load')
  const { t: app } = useText('app')
  const [, navigate] = useLocation()
  const close = useWizard((state) => state.close)
  const refused = useOwnRun((state) => state.failed)
  const [stays, setStays] = useState(false)
  const [cancelling, setCancelling] = useState(false)
  const { dataset } = run.order
  const isOver = isRunOver(run)
  const allDone = run.items.every((item) => item.state === 'done')
  const openBoard = useCallback(() => {
    navigate(paths.board(dataset))
    forgetRun()
    close()
  }, [navigate, dataset, close])

  useEffect(() => {
    if (!allDone || stays) return
    const timer = setTimeout(openBoard, receiptMs)
    return () => clearTimeout(timer)
  }, [allDone, stays, openBoard])

  const current = run.items.find((item) => item.state === 'running' || item.state === 'checking') ?? null
  const failed = run.items.find((item) => item.state === 'failed') ?? null
  const cancelled = run.items.some((item) => item.state === 'cancelled')
  const lastDone = run.items.findLast((item) => item.state === 'done') ?? null
  return (
    <WizardFrame
      stage="load"
      facts={allDone ? t('run.factsDone', { dataset }) : isOver ? undefined : t('run.facts', { dataset })}
      primary={
        allDone
          ? { label: t('run.board'), onClick: openBoard }
          : isOver
            ? { label: app('retry'), onClick: () => void retryLoads() }
            : // Where the load was started by a click: a second one must not stop it.
              { label: t('run.board'), onClick: openBoard, disabled: true, because: t('run.facts', { dataset }) }
      }
      actions={
        isOver ? (
          !allDone && (
            <Button variant="default" onClick={forgetRun}>
              {t('run.again')}
            </Button>
          )
        ) : (
          <Button
            variant="default"
            disabled={current === null}
            loading={cancelling}
            onClick={() => {
              setCancelling(true)
              void cancelLoads().finally(() => setCancelling(false))
            }}
          >
            {t('run.cancel')}
          </Button>
        )
      }
    >
      <div className={classes.run}>
        {failed?.error && (
          <ErrorPanel
            title={t('run.failed', { name: failed.name })}
            error={failed.error}
            onRetry={() => void retryLoads()}
          />
        )}
        {refused && <ErrorPanel title={t('run.actFailed')} error={refused} />}
        {cancelled && <p className={classes.note}>{t('run.cancelled')}</p>}
        {run.items.map((item) => (
          <Progress
            key={`${item.path} ${item.name}`}
            item={item}
            dataset={dataset}
            isCluster={run.order.destination !== undefined}
            hasReceipt={isOver && item === lastDone}
          />
        ))}
        {isOver && lastDone?.jobId && (
          <ReceiptCard
            jobId={lastDone.jobId}
            dataset={dataset}
            note={
              allDone &&
              !stays && (
                <span className={classes.opening}>
                  {t('run.opening')}
                  <Button variant="subtle" size="compact-sm" onClick={() => setStays(true)}>
                    {t('run.stay')}
                  </Button>
                </span>
              )
            }
          />
        )}
      </div>
    </WizardFrame>
  )
}
