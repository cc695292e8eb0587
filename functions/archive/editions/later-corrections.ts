// Corrections of an edition in later editions: what was printed, what its source says now, and when that was told.
import { type CorrectionView, correctionViews } from '../../edition/frame/correction-view.ts'
import { editionPath } from '../../edition/site-url.ts'
import type { Correction, EditionDocument } from '../../edition/types.ts'
import type { Wording } from '../../edition/words/label.ts'
import { formatDate } from '../../edition/words/messages.ts'

export interface LaterCorrection {
  correction: Correction
  /** Id and ISO date of the edition that corrects it. */
  toldBy: string
  date: string
}

/** @param edition id of the edition that is corrected
 * @param later documents of later editions, without what was withdrawn, the oldest first */
export function laterCorrections(edition: string, later: readonly EditionDocument[]): LaterCorrection[] {
  return later.flatMap(({ id: toldBy, date, corrections = [] }) =>
    corrections.filter((one) => one.edition === edition).map((correction) => ({ correction, toldBy, date })),
  )
}

export interface LaterCorrectionView extends CorrectionView {
  /** The story that the correction concerns. */
  story: string
  since: string
  path: string
}

export function laterCorrectionViews(later: readonly LaterCorrection[], wording: Wording): LaterCorrectionView[] {
  const views = correctionViews({ corrections: later.map(({ correction }) => correction) }, wording)
  return later.flatMap(({ correction, toldBy, date }, at) => {
    const view = views[at]
    if (view === undefined) return []
    return [
      {
        ...view,
        story: correction.story,
        since: wording.say('correction-since', { date: formatDate(wording.language, date) }),
        path: editionPath(toldBy, wording.language),
      },
    ]
  })
}
