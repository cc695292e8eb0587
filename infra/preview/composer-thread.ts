// The thread of the composer: one state of the preview, which answers one request at a time. Composing occupies the
// processor for a while, during which the server can still answer.
import { parentPort, workerData } from 'node:worker_threads'
import type { Concern, InputPaths } from './composing/input-paths.ts'
import { PreviewState } from './composing/preview-state.ts'
import type { ListPlace } from './list/list-place.ts'
import type { OfPage, OfStory, Wanted } from './types.ts'

export interface ThreadData {
  places: InputPaths
  firstWeek: string | undefined
  list: ListPlace
}

export type Question =
  | { id: number; ask: 'view' | 'desk' | 'checks'; wanted: Wanted }
  | { id: number; ask: 'site'; of: OfPage }
  | { id: number; ask: 'article'; of: OfStory }
  | { id: number; ask: 'cut'; of: OfStory & { keys: string[] } }
  | { id: number; ask: 'changed'; paths: string[] }
  | { id: number; ask: 'list-changed'; concerns: Concern[] }

export type Reply = { id: number; value: unknown } | { id: number; error: string }

const { places, firstWeek, list } = workerData as ThreadData
const state = new PreviewState(places, firstWeek, list)
let turn: Promise<void> = Promise.resolve()

parentPort?.on('message', (question: Question) => {
  turn = turn.then(async () => parentPort?.postMessage(await reply(question)))
})

async function reply(question: Question): Promise<Reply> {
  const { id } = question
  try {
    if (question.ask === 'changed') return { id, value: state.changed(question.paths) }
    if (question.ask === 'list-changed') return { id, value: state.listChanged(question.concerns) }
    if (question.ask === 'site') return { id, value: await state.site(question.of) }
    if (question.ask === 'article') return { id, value: await state.article(question.of) }
    if (question.ask === 'cut') return { id, value: await state.cut(question.of) }
    return { id, value: await state[question.ask](question.wanted) }
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
