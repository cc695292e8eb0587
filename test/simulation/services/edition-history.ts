// What the records of editions said from moment to moment, as the table saw it.
import type { Attributes } from '../../support/fakes/table-expressions.ts'

/** While one of these stands, its mails may go out. */
const sending: ReadonlySet<string> = new Set(['sending', 'paused', 'stopped'])

export class EditionHistory {
  readonly #status = new Map<string, string>()
  /** Edition → instant (ms) at which its first launch began. */
  readonly launchedAt = new Map<string, number>()
  /** Edition → instant (ms) at which it was stopped first. */
  readonly stoppedAt = new Map<string, number>()
  readonly #opened = new Map<string, number>()
  /** Pairs of editions of which both could send in the same moment. */
  readonly sideBySide = new Set<string>()

  note({ pk, sk, status }: Attributes, at: number): void {
    if (pk !== 'E' || typeof sk !== 'string' || typeof status !== 'string') return
    this.#status.set(sk, status)
    if (status === 'launching' && !this.launchedAt.has(sk)) this.launchedAt.set(sk, at)
    if (status === 'sending' && !this.#opened.has(sk)) this.#opened.set(sk, at)
    if (status === 'stopped' && !this.stoppedAt.has(sk)) this.stoppedAt.set(sk, at)
    const both = [...this.#status].filter(([, now]) => sending.has(now)).map(([edition]) => edition)
    if (both.length > 1) this.sideBySide.add(both.sort().join(' and '))
  }

  /** Instant (ms) from which on its mails could go out. */
  openedAt(edition: string): number {
    return this.#opened.get(edition) ?? Number.POSITIVE_INFINITY
  }
}
