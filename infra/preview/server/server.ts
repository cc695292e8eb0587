// The preview's server on 127.0.0.1: the page, the emails in their forms, news of every save, and sending to the inbox.

import { stat } from 'node:fs/promises'
import type { Server } from 'node:http'
import { minuteMs } from '../../../functions/durations.ts'
import { serveFetch } from '../../local/loopback/fetch.ts'
import type { LoopbackLimits } from '../../local/loopback/limits.ts'
import { closeServer, listen } from '../../local/loopback/listen.ts'
import { loopbackServer } from '../../local/loopback/server.ts'
import { startCommand } from '../../local/run/announcement.ts'
import { type Composer, openComposer } from '../composer.ts'
import { inputPathsIn, nameOf } from '../composing/input-paths.ts'
import { Desk } from '../desk/editors-desk.ts'
import type { ListPlace } from '../list/list-place.ts'
import { watchList } from '../list/list-watcher.ts'
import { ListFinder } from '../list/living-list.ts'
import { pageQueryFrom } from '../query.ts'
import { Listeners } from './events.ts'
import { watch } from './file-watcher.ts'
import { previewRoutes } from './routes.ts'

export interface PreviewOptions {
  /** Folder with `templates/` and `cdk.json`. */
  root: string
  /** Folder of topics, decisions, pages and readers; by default `seeds/` in the root. */
  seeds?: string
  /** 0 for any free port. */
  port: number
  /** Folder of `npm start`, where a running inbox is announced. */
  folder: string
  /** Where pages, readers and decisions are; by default a running `npm start` in the folder. */
  list?: ListPlace
  /** ISO week of the first edition; by default this week. */
  firstWeek?: string | undefined
  /** Prints a line in the terminal; by default to standard error. */
  say?: (line: string) => void
  limits?: LoopbackLimits
}

export interface Preview {
  url: string
  composer: Composer
  close(): Promise<void>
}

/** Resolves when pages are served and files are watched. */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const places = inputPathsIn(options.root, options.seeds, options.folder)
  const list = options.list ?? { kind: 'laptop', folder: options.folder }
  const composer = openComposer({ places, firstWeek: options.firstWeek, list })
  const listeners = new Listeners()
  const finder = new ListFinder(list)
  const { root, folder, limits, say = console.error } = options
  const start = startCommand(nameOf(folder, places))
  const desk = new Desk({ place: list, finder, composer, folder: places.decisions, start })
  const { fetch } = previewRoutes({ root, composer, desk, listeners, folder, list, finder, start })
  const server = loopbackServer({ name: 'preview', say, limits, mostBytes, serve: serveFetch(fetch) })
  try {
    // What is requested first is made while the rest starts.
    void composer.view(pageQueryFrom(new URLSearchParams()).wanted).catch(() => {})
    const port = await listen(server, options.port, { command: 'npm run preview' })
    const watching = await watch(places, (paths) => {
      void tellOf(paths, composer, listeners, (path) => nameOf(path, places))
    })
    const looking = watchList(finder, lookEveryMs[list.kind], async (concerns) => {
      await composer.listChanged(concerns)
      const files = [`The list’s ${concerns.join(', ')}`]
      listeners.tell('saved', { files, savedAt: Date.now(), said: finder.hasStopped() ? stoppedWords(start) : null })
    })
    const close = async () => {
      looking.close()
      finder.close()
      await watching.close()
      await end(server, listeners, composer)
    }
    return { url: `http://127.0.0.1:${port}`, composer, close }
  } catch (error) {
    await end(server, listeners, composer)
    throw error
  }
}

/** For anyone who does not see the notice at the top of the page. */
const stoppedWords = (start: string) =>
  `The list has stopped. The page stays as it was; nothing can be decided until you start it again with “${start}”.`

/** Milliseconds between two checks of a list. On AWS, checking 10,000 pages takes eleven requests. */
const lookEveryMs = { files: minuteMs, laptop: 1_000, aws: minuteMs / 4 } as const

async function end(server: Server, listeners: Listeners, composer: Composer): Promise<void> {
  listeners.close()
  if (server.listening) await closeServer(server)
  await composer.close()
}

/** With the instant of the save, so that the page can say how long it took to show it. */
async function tellOf(paths: string[], composer: Composer, listeners: Listeners, name: (path: string) => string) {
  await composer.changed(paths)
  const times = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => Date.now(),
      ),
    ),
  )
  listeners.tell('saved', { files: paths.map(name), savedAt: Math.max(...times) })
}

/** Bytes. Even a form with words a hundred times too long arrives, and is refused in words; 600 characters take 7,200
 * bytes. */
const mostBytes = 65_536
