// Every server that the laptop opens, each with a request that it must go on answering.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadInbox } from '../../../infra/local/engines/inbox.ts'
import { startLaptop } from '../../../infra/local/laptop.ts'
import { type LoopbackLimits, loopbackLimits } from '../../../infra/local/loopback/limits.ts'
import { VirtualClock } from '../../../infra/local/virtual-clock.ts'
import { startPreview } from '../../../infra/preview/server/server.ts'
import { freePort } from '../../support/runs/free-port.ts'
import { assemble } from '../local/small-cloud.ts'
import { copiedProject } from '../preview/copied-project.ts'

export interface Opened {
  port: Record<ServerName | 'mailbox', number>
  /** What was shown. */
  said: string[]
  close(): Promise<void>
}

export type ServerName = keyof typeof usual

/** An ordinary request by server, and the status of its answer. */
export const usual = {
  'site server': { path: '/index.html', status: 404 },
  gateway: { path: '/', status: 400 },
  'table engine': { path: '/', status: 400 },
  preview: { path: '/preview.css', status: 200 },
  inbox: { path: '/api/email', status: 200 },
} as const

export async function openServers(limits: LoopbackLimits = loopbackLimits): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-loopback-'))
  const said: string[] = []
  const show = (line: string) => said.push(line)
  mkdirSync(join(folder, 'engines'), { recursive: true })
  const [sitePort, inboxPort, project] = [await freePort(), await freePort(), copiedProject()]
  const laptop = await startLaptop({
    assembly: assemble(folder),
    file: (name) => join(folder, name),
    clock: new VirtualClock(),
    sitePort,
    limits: { maxPerSecond: 10, maxPerDay: 100 },
    show,
    onCrash: (error) => show(error.message),
    loopback: limits,
  })
  const inbox = await loadInbox().open({ port: inboxPort, folder: join(folder, 'inbox'), show, limits })
  const preview = await startPreview({ root: project.root, port: 0, folder, say: show, limits })
  const portOf = (url: string) => Number(new URL(url).port)
  return {
    port: {
      'site server': sitePort,
      gateway: portOf(laptop.gateway),
      'table engine': portOf(laptop.tables.url),
      preview: portOf(preview.url),
      inbox: portOf(inbox.url),
      mailbox: inbox.smtpPort,
    },
    said,
    close: async () => {
      await Promise.all([preview.close(), inbox.close(), laptop.close()])
      project.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
