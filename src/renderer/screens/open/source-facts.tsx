import type { Source } from '../../../shared/domain/source'
import { formatBytes, useText } from '../../text'
import { delimiterKeyOf } from './dialect-choices'

/** Size, encoding and delimiter in one line. */
export function SourceFacts({ source }: { source: Source }) {
  const { t } = useText('open')
  const { delimiter } = source.dialect
  return t('facts', {
    size: formatBytes(source.sizeBytes),
    encoding: source.encoding.toUpperCase(),
    delimiter: t(`delimiterNames.${delimiterKeyOf(delimiter)}`, { mark: delimiter })
  })
}
