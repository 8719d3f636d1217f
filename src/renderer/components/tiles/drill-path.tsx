/** Where in its levels a tile stands, and the way back: All › Furniture › Chairs. */
import { ChevronRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { RankingTile } from '../../../shared/domain/board'
import classes from './drill-path.module.css'
import { useTileContext } from './tile-context'
import { useTileWords } from './tile-words'

export function DrillPath({ tile }: { tile: RankingTile }) {
  const { t, plural, label } = useTileWords()
  const { drill } = useTileContext()
  const path = useRef<HTMLElement>(null)
  const place = useRef<HTMLSpanElement>(null)
  const steps = drill?.stepsOf(tile) ?? []
  const top = drill?.top(tile) ?? null
  const depth = useRef(steps.length)
  useEffect(() => {
    if (depth.current === steps.length) return
    depth.current = steps.length
    // The row that was chosen goes; the keyboard stays in the tile.
    const tileBox = place.current?.closest('section')
    const { activeElement } = document
    if (!tileBox || (activeElement !== document.body && !tileBox.contains(activeElement))) return
    const next = path.current?.querySelector<HTMLElement>('button:last-of-type')
    const target = next ?? tileBox.querySelector<HTMLElement>('table button, button')
    target?.focus({ preventScroll: true })
  }, [steps.length])
  if (!drill || steps.length === 0 || top === null) return <span ref={place} hidden />
  return (
    <>
      <span ref={place} hidden />
      <nav ref={path} className={classes.path} aria-label={t('drill.path')}>
        <ol>
          <li>
            <button type="button" title={t('drill.backAll', { role: plural(top) })} onClick={() => drill.back(tile, 0)}>
              {t('drill.all', { role: plural(top) })}
            </button>
          </li>
          {steps.map((step, index) => {
            const name = label({ label: step.value, otherCount: null })
            const isLast = index === steps.length - 1
            return (
              <li key={step.role}>
                <ChevronRight size={12} aria-hidden />
                {isLast ? (
                  <b aria-current="true" title={name}>
                    {name}
                  </b>
                ) : (
                  <button
                    type="button"
                    title={t('drill.backTo', { label: name })}
                    onClick={() => drill.back(tile, index + 1)}
                  >
                    {name}
                  </button>
                )}
              </li>
            )
          })}
        </ol>
      </nav>
    </>
  )
}
