import { FileDown } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../../text'
import styles from './frame.module.css'
import { useOpen } from './use-open'

/** The whole window takes dropped files, and shows so while one hovers over it. */
export function DropAnywhere() {
  const { t } = useText('home')
  const open = useOpen()
  const [over, setOver] = useState(false)
  // Enter and leave come for every element that is crossed.
  const depth = useRef(0)
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth.current += 1
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth.current = Math.max(0, depth.current - 1)
      if (depth.current === 0) setOver(false)
    }
    const hover = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth.current = 0
      setOver(false)
      if (event.dataTransfer) void open.dropped(event.dataTransfer)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', hover)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', hover)
      window.removeEventListener('drop', drop)
    }
  }, [open])
  if (!over) return null
  return (
    <div className={styles.dropping}>
      <div>
        <FileDown size={36} aria-hidden />
        <strong>{t('release')}</strong>
        <span className="muted">{t('releaseMany')}</span>
      </div>
    </div>
  )
}
