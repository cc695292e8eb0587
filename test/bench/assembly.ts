// How many whole messages a second one core assembles, beside the ways that do more of the work per reader.
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import Handlebars from 'handlebars'
import mjml2html from 'mjml'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { encodeFrame } from '../../functions/delivery/message.ts'
import { planBriefing, readerOfEverything } from '../../functions/edition/briefing.ts'
import { buildFrame } from '../../functions/edition/frame.ts'
import type { EditionDocument, EditionStory, Frame } from '../../functions/edition/types.ts'
import { editionOf } from '../support/big-edition.ts'
import { someSettings } from '../support/builders.ts'
import { readTemplates } from '../support/templates.ts'
import { type AssemblyResult, rate } from './rate.ts'

export type { AssemblyResult }

/** Required by the project: whole messages a second a core for 6 sections × 4 stories. */
export const leastMessagesPerSecond = 20_000

/** The pre-encoded ways run in a thread of their own, as in `send-briefings`: without MJML on the heap. */
export async function benchAssembly(): Promise<AssemblyResult[]> {
  const settings = someSettings()
  const document = editionOf({ topics: 6, stories: 24, words: 22 })
  const frame = await buildFrame(document, readTemplates(), settings, 'en')
  const own = await inThread({ document, frame: encodeFrame(frame), settings })
  const { html, text, source, stories } = naiveInput(document, frame, settings.caps.htmlBytes)
  return [
    ...own,
    {
      way: 'MJML once + MailComposer per reader',
      ...(await rate(() => composeMail(html, text, settings.fromAddress))),
    },
    { way: 'Handlebars → MJML per reader', ...(await rate(() => naive(source, stories))) },
  ]
}

function inThread(workerData: unknown): Promise<AssemblyResult[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./assembly-thread.ts', import.meta.url), { workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

function naiveInput(document: EditionDocument, frame: Frame, htmlBytes: number) {
  const plan = planBriefing([{ document, frames: [frame] }], readerOfEverything(document, 'en'), htmlBytes)
  if (plan.outcome === 'skip') throw new Error('the benchmark needs a briefing')
  const whole = (kind: 'html' | 'text') => plan.briefing.parts.map(({ part }) => frame[kind][part] ?? '').join('')
  const stories = document.sections.flatMap((section) => section.stories)
  return { html: whole('html'), text: whole('text'), source: naiveSource(whole('html')), stories }
}

async function naive(source: string, stories: EditionStory[]): Promise<Uint8Array> {
  return Buffer.from((await mjml2html(Handlebars.compile(source)({ stories }))).html)
}

function composeMail(html: string, text: string, from: string): Promise<Buffer> {
  const mail = new MailComposer({ from, to: 'reader@example.com', subject: 'Briefing', html, text, newline: 'windows' })
  return mail.compile().build()
}

/** What a first version usually does: everything through both engines for every reader. */
function naiveSource(html: string): string {
  const text = `<mj-text><h3>{{headline}}</h3><p>{{label}}</p>{{#each sentences}}<p>{{text}}</p>{{/each}}</mj-text>`
  const bytes = html.length
  return `<mjml><mj-body>{{#each stories}}<mj-section><mj-column>${text}</mj-column></mj-section>{{/each}}<mj-section><mj-column><mj-text>${bytes}</mj-text></mj-column></mj-section></mj-body></mjml>`
}

export function assemblyTable(results: readonly AssemblyResult[]): string {
  const rows = results.map(({ way, messagesPerSecond, bytes }) =>
    [way.padEnd(38), messagesPerSecond.toLocaleString('en').padStart(10), bytes.toLocaleString('en').padStart(10)].join(
      ' ',
    ),
  )
  return [
    `${'whole messages, 6 sections × 4 stories'.padEnd(38)} ${'a second'.padStart(10)} ${'bytes'.padStart(10)}`,
    ...rows,
  ].join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(assemblyTable(await benchAssembly()))
}
