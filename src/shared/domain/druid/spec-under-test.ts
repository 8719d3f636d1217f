/** A form and rows to make specs of. */
import { defaultForm } from './default-form'
import type { IngestForm } from './ingest-form'
import type { IngestInput } from './ingest-input'
import { publishedColumns } from './published'

export const columns = [
  { name: 'order_id', type: { kind: 'string' } },
  { name: 'quantity', type: { kind: 'long' } },
  { name: 'revenue', type: { kind: 'decimal', precision: 12, scale: 2 } },
  { name: 'weight', type: { kind: 'double' } },
  { name: 'returned', type: { kind: 'boolean' } },
  { name: 'shipped', type: { kind: 'date' } }
] as const

export const form: IngestForm = defaultForm({
  dataSource: 'sales',
  columns,
  mode: 'replace-months',
  method: 'sql',
  money: 'cents',
  missingTime: null
})

export const input: IngestInput = {
  source: { kind: 'http', urls: ['https://store.test/a.json.gz?X-Amz-Signature=1'] },
  format: 'ndjson',
  columns: publishedColumns(columns, 'cents'),
  months: ['2023-12', '2024-01', '2024-03'],
  rows: 10,
  existing: null,
  key: 'job-0001'
}
