import { WizardFrame } from '../../components/wizard-frame'
import { useText } from '../../text'

export default function Load() {
  const { t } = useText('load')
  return (
    <WizardFrame stage="load" primary={{ label: t('title'), onClick: () => {}, disabled: true }}>
      {null}
    </WizardFrame>
  )
}
