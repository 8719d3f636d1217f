/** Another file by its path, read with the dialect that sniffing gives. */
import { cleanCopy } from '../scan'
import { sniff } from '../scan/sniff'
import type { OpenOther } from './plan/lookups'

/** Opens files of look-ups; their structure and clean copies are kept in the same work folder. */
export function opensIn(workDir: string, signal?: AbortSignal): OpenOther {
  return async (path) => {
    const { source } = await sniff(path)
    return { source, clean: await cleanCopy(source, workDir, { signal }) }
  }
}
