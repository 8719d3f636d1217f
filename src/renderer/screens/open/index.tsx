import { WizardFrame } from '../../components/wizard-frame'
import { useText } from '../../text'

export default function Open() {
  const { t } = useText('open')
  return (
    <WizardFrame stage="open" primary={{ label: t('title'), onClick: () => {}, disabled: true }}>
      {null}
    </WizardFrame>
  )
}
