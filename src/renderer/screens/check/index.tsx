import { WizardFrame } from '../../components/wizard-frame'
import { useWizard } from '../../state/wizard'
import { CheckSource } from './check-source'

/** What the columns are, verified on every row, and what is wrong with them. */
export default function Check() {
  const source = useWizard((state) => state.source)
  return source ? (
    <CheckSource source={source} />
  ) : (
    <WizardFrame stage="check" primary={{ label: '', onClick: () => {} }} />
  )
}
