// Sets aside the articles that something fails for, and does the work again with the rest, so that one article stops
// nothing. Each step here says which article an error belongs to; `withoutFaulty` runs the steps.

/** The step that failed; `held` if nothing failed and an editor must look at the page. */
export type Stage =
  | 'loading'
  | 'reading'
  | 'reprints'
  | 'excerpts'
  | 'views'
  | 'headlines'
  | 'choosing'
  | 'printing'
  | 'checks'
  | 'held'

/** An article that is left out of an edition. */
export interface SetAside {
  /** Article id, or the name of its page if none of its articles could be loaded. */
  article: string
  stage: Stage
  /** The message of the error, shortened, because an error may quote the text at length. */
  reason: string
}

/** A step failed for these articles, and could continue without them. */
export class ArticlesFailed extends Error {
  override name = 'ArticlesFailed'
  readonly faults: readonly SetAside[]
  constructor(faults: readonly SetAside[], options?: ErrorOptions) {
    super(faults.map(({ article, stage, reason }) => `${article} (${stage}): ${reason}`).join('\n'), options)
    this.faults = faults
  }
}

const longestReason = 160

/** Does one thing for one article. @throws ArticlesFailed */
export function about<T>(article: string, stage: Stage, step: () => T): T {
  try {
    return step()
  } catch (error) {
    throw faultOf(article, stage, error)
  }
}

/**
 * Does the same for each item and names all articles that it fails for. If it fails for every one of several articles,
 * the fault is not theirs, unless `control`, the same step for an invented item, succeeds.
 *
 * @throws ArticlesFailed, or the first error unchanged
 */
export function eachAbout<Item, T>(
  items: readonly Item[],
  articleOf: (item: Item) => string,
  stage: Stage,
  step: (item: Item, at: number) => T,
  control?: () => unknown,
): T[] {
  const [done, faults, errors]: [T[], SetAside[], unknown[]] = [[], [], []]
  for (const [at, item] of items.entries()) {
    try {
      done.push(step(item, at))
    } catch (error) {
      errors.push(error)
      for (const fault of faultOf(articleOf(item), stage, error).faults) faults.push(fault)
    }
  }
  if (faults.length === 0) return done
  const articles = new Set(items.map(articleOf))
  const failed = new Set(faults.map(({ article }) => article))
  if (done.length === 0 && [...articles].every((one) => failed.has(one)) && !isTheirs(articles.size, control))
    throw originOf(errors[0])
  throw new ArticlesFailed(faults, { cause: errors[0] })
}

/** What went wrong, before any article was named as its cause. */
function originOf(error: unknown): unknown {
  return error instanceof ArticlesFailed ? originOf(error.cause) : error
}

function isTheirs(articles: number, control: (() => unknown) | undefined): boolean {
  if (control === undefined) return articles < 2
  try {
    control()
    return true
  } catch {
    return false
  }
}

/**
 * Does one thing with all items at once. If it fails, halving finds the first article that it fails with.
 *
 * @throws ArticlesFailed, or the error unchanged if it fails even without items
 */
export function amongAll<Item, T>(
  items: readonly Item[],
  articleOf: (item: Item) => string,
  stage: Stage,
  step: (items: readonly Item[]) => T,
): T {
  try {
    return step(items)
  } catch (error) {
    if (error instanceof ArticlesFailed || failsWith(step, [])) throw error
    let [passing, failing] = [0, items.length]
    while (failing - passing > 1) {
      const middle = Math.floor((passing + failing) / 2)
      if (failsWith(step, items.slice(0, middle))) failing = middle
      else passing = middle
    }
    const failed = items[failing - 1]
    throw failed === undefined ? error : faultOf(articleOf(failed), stage, error)
  }
}

function failsWith<Item>(step: (items: readonly Item[]) => unknown, items: readonly Item[]): boolean {
  try {
    step(items)
    return false
  } catch {
    return true
  }
}

/** The error as the fault of an article. One that already names its article is kept, because inner steps know
 * better. */
export function faultOf(article: string, stage: Stage, error: unknown): ArticlesFailed {
  if (error instanceof ArticlesFailed) return error
  const words = error instanceof Error ? error.message : String(error)
  const reason = words.length > longestReason ? `${words.slice(0, longestReason)}…` : words
  return new ArticlesFailed([{ article, stage, reason }], { cause: error })
}

/** Most rounds that leave something out; each finds all articles that fail at its step. */
const mostRounds = 25

/**
 * Works with fewer and fewer articles until nothing fails any more.
 *
 * @param attempt is given the articles to leave out
 * @throws any error that no article is to blame for
 */
export async function withoutFaulty<T>(
  attempt: (aside: readonly SetAside[]) => Promise<T>,
): Promise<{ made: T; setAside: SetAside[] }> {
  const setAside = new Map<string, SetAside>()
  for (let round = 0; ; round += 1) {
    try {
      const aside = [...setAside.values()]
      return { made: await attempt(aside), setAside: aside }
    } catch (error) {
      if (!(error instanceof ArticlesFailed) || round >= mostRounds) throw error
      const fresh = error.faults.filter(({ article }) => !setAside.has(article))
      if (fresh.length === 0) throw error
      for (const fault of fresh) setAside.set(fault.article, fault)
    }
  }
}
