/** Why a load can't be of some months of its file only. */
import { AppError } from '../../../shared/errors'

const reasons = {
  mode: 'other months stay as they are only where months are replaced',
  'no-date': 'without an order date the file has no months',
  run: 'further files wait, and each brings months of its own'
}

export function onlyMonthsError(reasonCode: keyof typeof reasons): AppError {
  return new AppError('load.only-months', { reason: reasons[reasonCode], reasonCode })
}
