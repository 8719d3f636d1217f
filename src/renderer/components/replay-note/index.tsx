/** What became of a dataset's recipe on this file: taken over, with what differs, or why a person must look. */
import { Button } from '@mantine/core'
import { CircleAlert, History } from 'lucide-react'
import { useState } from 'react'
import { recipeFileText } from '../../../shared/domain/recipe-file'
import type { Replay } from '../../../shared/domain/replay'
import { appErrorOf, client, type ShownError } from '../../client'
import { useWizard } from '../../state/wizard'
import { errorSentence, useText } from '../../text'
import classes from './replay-note.module.css'

const linesShown = 6

export function ReplayNote() {
  const replay = useWizard((state) => state.replay)
  const replayedFrom = useWizard((state) => state.replayedFrom)
  return replay && <Note replay={replay} replayedFrom={replayedFrom} />
}

function Note({ replay, replayedFrom }: { replay: Replay; replayedFrom: string | null }) {
  const { t } = useText('replay')
  const stopped = replay.stops.length > 0
  const stops = useStopLines(replay)
  const notes = useNoteLines(replay)
  const lines = [...stops, ...notes]
  const [failed, setFailed] = useState<ShownError | null>(null)
  const sourceId = useWizard((state) => state.sourceId)
  const takeOver = useWizard((state) => state.takeOver)
  /** The dataset's recipe as far as it fits; what is missing shows at the steps that need it. */
  const take = async () => {
    try {
      const datasets = await client.explore.datasets({})
      const dataset = datasets.find(({ name }) => name === replay.dataset)
      if (!dataset || sourceId === null) return
      const text = recipeFileText(dataset.recipe, dataset.name)
      const { recipe } = await client.shape.importRecipe({ sourceId, name: dataset.name, text })
      takeOver(recipe, dataset.name)
    } catch (thrown) {
      setFailed(appErrorOf(thrown))
    }
  }
  const title = replayedFrom === null ? 'alike' : stopped ? 'stopped' : 'taken'
  return (
    <section className={classes.note} data-stopped={stopped || undefined} role={stopped ? 'alert' : 'status'}>
      {stopped ? <CircleAlert size={16} aria-hidden /> : <History size={16} aria-hidden />}
      <div>
        <h2>{t(title, { dataset: replay.dataset })}</h2>
        {lines.length > 0 && (
          <ul>
            {lines.slice(0, linesShown).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {lines.length > linesShown && <li>{t('more', { count: lines.length - linesShown })}</li>}
          </ul>
        )}
        {failed && <p className={classes.failed}>{errorSentence(failed)}</p>}
      </div>
      {replayedFrom === null && (
        <Button variant="default" size="compact-sm" onClick={() => void take()}>
          {t('take')}
        </Button>
      )}
    </section>
  )
}

function useStopLines({ stops }: Replay): string[] {
  const { t } = useText('replay')
  return stops.map(({ kind, column }) => t(`stop.${kind}`, { column }))
}

function useNoteLines({ renamed, reordered, widened }: Replay): string[] {
  const { t } = useText('replay')
  return [
    ...renamed.map(({ file, recipe }) => t('renamed', { file, recipe })),
    ...(reordered ? [t('reordered')] : []),
    ...widened.map((column) => t('widened', { column }))
  ]
}
