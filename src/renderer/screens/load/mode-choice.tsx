import { Radio } from '@mantine/core'
import { LoadMode } from '../../../shared/domain/load-mode'
import { useWizard } from '../../state/wizard'
import { useText } from '../../text'
import classes from './load.module.css'

type Props = {
  readonly mode: LoadMode
  /** Whether the rows have months that could be replaced. */
  readonly byMonth: boolean
}

/** The ways to load, each with what it means for rows that are there. */
export function ModeChoice({ mode, byMonth }: Props) {
  const { t } = useText('load')
  const setMode = useWizard((state) => state.setMode)
  return (
    <Radio.Group
      className={classes.panel ?? ''}
      label={t('mode.label')}
      value={mode}
      onChange={(next) => setMode(LoadMode.parse(next))}
    >
      <div className={classes.modes}>
        {LoadMode.options
          .filter((one) => byMonth || one !== 'replace-months')
          .map((one) => (
            <Radio.Card key={one} value={one} className={classes.mode ?? ''} radius="sm">
              <Radio.Indicator size="xs" className={classes.modeMark ?? ''} />
              <span>
                <b>{t(`mode.${one}`)}</b>
                <span className={classes.modeHint}>{t(`mode.${one}Hint`)}</span>
              </span>
            </Radio.Card>
          ))}
      </div>
    </Radio.Group>
  )
}
