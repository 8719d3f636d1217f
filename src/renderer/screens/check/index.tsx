import { WizardFrame } from '../../components/wizard-frame'
import { useText } from '../../text'

export default function Check() {
  const { t } = useText('check')
  return (
    <WizardFrame stage="check" primary={{ label: t('title'), onClick: () => {}, disabled: true }}>
      {null}
    </WizardFrame>
  )
}
