import type { Receipt } from '../../../shared/domain/job'
import { saveText } from '../../components/export/save-text'

/** Saves the receipt as a JSON file. */
export function saveReceipt(receipt: Receipt): void {
  saveText(`receipt-${receipt.dataset}-${receipt.jobId}.json`, `${JSON.stringify(receipt, null, 2)}\n`)
}
