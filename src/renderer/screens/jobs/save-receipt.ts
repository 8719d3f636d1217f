import type { Receipt } from '../../../shared/domain/job'

/** Saves the receipt as a JSON file, through the page's own download. */
export function saveReceipt(receipt: Receipt): void {
  const blob = new Blob([`${JSON.stringify(receipt, null, 2)}\n`], { type: 'application/json' })
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = `receipt-${receipt.dataset}-${receipt.jobId}.json`
  link.click()
  URL.revokeObjectURL(url)
}
