/** Part of explore: boards that were computed before and are kept. None of this asks an engine: it works with every server down. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { BoardQuery, KeptBoard, KeptQuestion } from '../domain/board'

const tags = ['explore']

/** What is kept, and how much may be. */
export const KeptSize = z.object({ boards: z.number(), sizeBytes: z.number(), mostBytes: z.number() })
export type KeptSize = z.infer<typeof KeptSize>

export const keptBoards = {
  /** The newest answer that is kept of a question, also one of an older version of the dataset. */
  keptBoard: oc
    .route({ method: 'POST', path: '/board/kept', tags, summary: 'The kept answer to a board, without asking for it' })
    .input(BoardQuery)
    .output(KeptBoard.nullable()),
  /** The last used first, at most 12. */
  keptQuestions: oc
    .route({ method: 'GET', path: '/boards/kept', tags, summary: 'Boards of a dataset that are kept' })
    .input(z.object({ dataset: z.string() }))
    .output(z.array(KeptQuestion)),
  keptSize: oc
    .route({ method: 'GET', path: '/boards/kept/size', tags, summary: 'How much is kept of boards' })
    .input(z.object({}))
    .output(KeptSize),
  forgetKept: oc
    .route({ method: 'DELETE', path: '/boards/kept', tags, summary: 'Forget all kept boards' })
    .input(z.object({}))
    .output(z.object({}))
}
