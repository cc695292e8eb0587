// The state of the preview, in a thread of its own, as the server uses it.
import { startThread } from '../command-line/compile-cache.ts'
import type { Question, Reply, ThreadData } from './composer-thread.ts'
import type { Concern } from './composing/input-paths.ts'
import type { Checks, CutAnswer, EditorsDesk, OfPage, OfStory, OpenArticle, ShownPage, View, Wanted } from './types.ts'

export interface Composer {
  view(wanted: Wanted): Promise<View>
  desk(wanted: Wanted): Promise<EditorsDesk | null>
  article(of: OfStory): Promise<OpenArticle | null>
  cut(of: OfStory & { keys: string[] }): Promise<CutAnswer | null>
  site(of: OfPage): Promise<ShownPage | null>
  checks(wanted: Wanted): Promise<Checks | null>
  /** @param paths absolute, of files that were saved, added or deleted */
  changed(paths: string[]): Promise<void>
  /** @param concerns the parts of a living list that have changed */
  listChanged(concerns: Concern[]): Promise<void>
  close(): Promise<void>
}

export function openComposer(data: ThreadData): Composer {
  const thread = startThread(new URL('./composer-thread.ts', import.meta.url), { workerData: data })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  thread.on('message', (reply: Reply) => {
    const asker = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('error' in reply) asker?.reject(new Error(reply.error))
    else asker?.resolve(reply.value)
  })
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  thread.on('error', fail)
  thread.on('exit', () => fail(new Error('the composing thread has ended; start the preview again')))
  const ask = (question: DistributiveOmit<Question, 'id'>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject })
      thread.postMessage({ ...question, id })
    })
  return {
    view: async (wanted) => (await ask({ ask: 'view', wanted })) as View,
    desk: async (wanted) => (await ask({ ask: 'desk', wanted })) as EditorsDesk | null,
    article: async (of) => (await ask({ ask: 'article', of })) as OpenArticle | null,
    cut: async (of) => (await ask({ ask: 'cut', of })) as CutAnswer | null,
    site: async (of) => (await ask({ ask: 'site', of })) as ShownPage | null,
    checks: async (wanted) => (await ask({ ask: 'checks', wanted })) as Checks | null,
    changed: async (paths) => void (await ask({ ask: 'changed', paths })),
    listChanged: async (concerns) => void (await ask({ ask: 'list-changed', concerns })),
    close: async () => void (await thread.terminate()),
  }
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never
