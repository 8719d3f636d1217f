import type { Source } from '../../../shared/domain/source'
import { formatBytes, useText } from '../../text'
import { delimiterKeyOf, encodingName } from './dialect-choices'

/** Size, encoding and delimiter in one line; of several files their number and size. */
export function SourceFacts({ source }: { source: Source }) {
  const { t } = useText('open')
  const { delimiter } = source.dialect
  const size = formatBytes(source.sizeBytes)
  if (source.together) return t('factsSeveral', { count: source.together.files.length, size })
  return t('facts', {
    size,
    encoding: encodingName(source.encoding),
    delimiter: t(`delimiterNames.${delimiterKeyOf(delimiter)}`, { mark: delimiter })
  })
}
