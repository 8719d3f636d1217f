import { WizardFrame } from '../../components/wizard-frame'
import { useText } from '../../text'

export default function Shape() {
  const { t } = useText('shape')
  return (
    <WizardFrame stage="shape" primary={{ label: t('title'), onClick: () => {}, disabled: true }}>
      {null}
    </WizardFrame>
  )
}
