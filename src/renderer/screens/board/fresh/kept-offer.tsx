/** Boards of a dataset whose numbers are kept, for when a cluster is away and the one that was asked for never came. */
import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useLocation } from 'wouter'
import { askedTiles, type BoardQuery, type KeptQuestion, type SavedBoard } from '../../../../shared/domain/board'
import { api } from '../../../client'
import { paths } from '../../../paths'
import { formatAgo, useText } from '../../../text'
import { useBoardViews } from '../board-view'
import { viewKeyOf, viewOf } from '../saved/board-content'
import { useCaption } from '../use-caption'
import classes from './fresh.module.css'

type Props = {
  readonly dataset: string
  readonly boards: readonly SavedBoard[]
}

export function KeptOffer({ dataset, boards }: Props) {
  const { t } = useText('fresh')
  const kept = useQuery({ ...api.explore.keptQuestions.queryOptions({ input: { dataset } }), staleTime: 0 }).data ?? []
  const offers = kept.flatMap((question) => {
    const saved = savedOf(question.query, boards)
    return question.query.tiles === null || saved ? [{ question, saved }] : []
  })
  if (offers.length === 0) return <p className="muted">{t('offer.none')}</p>
  return (
    <section className={classes.offer} aria-label={t('offer.title')}>
      <h2>{t('offer.title')}</h2>
      <ul>
        {offers.map(({ question, saved }) => (
          <li key={JSON.stringify(question.query)}>
            <Offer question={question} saved={saved} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function savedOf({ tiles }: BoardQuery, boards: readonly SavedBoard[]): SavedBoard | null {
  const asked = JSON.stringify(tiles)
  return boards.find(({ content }) => JSON.stringify(askedTiles(content.tiles)) === asked) ?? null
}

function Offer({ question, saved }: { readonly question: KeptQuestion; readonly saved: SavedBoard | null }) {
  const { t } = useText('fresh')
  const { t: words } = useText('board')
  const [, navigate] = useLocation()
  const { open, set } = useBoardViews()
  const { dataset, board, range, filters, compare, fiscal } = question.query
  const title = saved?.content.name ?? words(`boards.${board}`)
  const caption = useCaption(title, range, filters)
  const show = () => {
    const key = viewKeyOf(dataset, saved)
    if (saved) open(key, dataset, viewOf(saved.content))
    set(key, { range, filters, compare, fiscal, ...(saved ? {} : { board }) })
    navigate(saved ? paths.savedBoard(dataset, saved.id) : paths.board(dataset, board))
  }
  const age = t('age.asOf', { ago: formatAgo(question.computedMs) })
  return (
    <button type="button" className={classes.offered} onClick={show}>
      <History size={14} aria-hidden />
      <span>{caption}</span>
      <span className="muted">{question.isOfOlderVersion ? `${age}, ${t('offer.older')}` : age}</span>
    </button>
  )
}
