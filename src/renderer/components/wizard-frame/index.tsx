import { Button } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { Redirect, useLocation } from 'wouter'
import { paths } from '../../paths'
import { type Stage, stages, useWizard } from '../../state/wizard'
import { useText } from '../../text'
import { Rail } from './rail'
import styles from './wizard-frame.module.css'

/** The one button that leads on, always at the same place. Its label says what will happen. */
export interface PrimaryAction {
  readonly label: string
  readonly onClick: () => void
  readonly disabled?: boolean
  readonly busy?: boolean
  /** Why it is disabled, as the button's tooltip. */
  readonly because?: string | undefined
}

interface WizardFrameProps {
  readonly stage: Stage
  readonly facts?: ReactNode
  readonly primary: PrimaryAction
  /** Further buttons, left of the primary one. */
  readonly actions?: ReactNode
  /** The strip that stands at the bottom at all times (quality, ledger). */
  readonly footer?: ReactNode
  readonly children?: ReactNode
}

/** The frame of Open, Check, Shape and Load: file name, facts, back, primary button, rail, body, ledger strip. */
export function WizardFrame({ stage, facts, primary, actions, footer, children }: WizardFrameProps) {
  const { t } = useText('app')
  const [, navigate] = useLocation()
  const source = useWizard((state) => state.source)
  const enter = useWizard((state) => state.enter)
  useEffect(() => enter(stage), [enter, stage])
  if (!source) return <Redirect to={paths.home} replace />
  const before = stages[stages.indexOf(stage) - 1]
  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <h1 className={styles.title} title={source.together?.files.map(({ path }) => path).join('\n') ?? source.path}>
          {source.name}
        </h1>
        <div className={styles.facts} title={typeof facts === 'string' ? facts : undefined}>
          {facts}
        </div>
        <div className={styles.actions}>
          {actions}
          <Button variant="default" onClick={() => navigate(before ? paths[before] : paths.home)}>
            {t('rail.back')}
          </Button>
          <Button
            onClick={primary.onClick}
            disabled={primary.disabled}
            loading={primary.busy}
            title={primary.because}
            data-primary
          >
            {primary.label}
          </Button>
        </div>
      </header>
      <Rail stage={stage} />
      <div className={styles.body}>{children}</div>
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </div>
  )
}
