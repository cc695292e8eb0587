// Shows any email for any reader of any edition, from the files as they are, on a page on this machine.

import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../command-line/command.ts'
import { type Arguments, readArguments, usage } from './arguments.ts'
import type { ListPlace } from './list/list-place.ts'
import { seedsFolder } from './list/seeds-folder.ts'
import { pageQueryFrom } from './query.ts'
import { type Preview, startPreview } from './server/server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')
const started = performance.now()

async function main(given: string[]): Promise<number> {
  const wanted = readArguments(given)
  const { port, firstWeek } = wanted
  const preview = await startPreview({
    root,
    port: wanted.export === null ? port : 0,
    firstWeek,
    seeds: seedsFolder(root, wanted.seeds),
    folder: resolve(root, wanted.folder),
    list: await placeOf(wanted),
  }).catch((error: Error) => {
    throw new Error(error.message.replace('npm start -- --port', 'npm run preview -- --port'), { cause: error })
  })
  if (wanted.export !== null) {
    await exportAndEnd(preview, resolve(wanted.export), wanted.reader)
    return 0
  }
  const { choices } = await preview.composer.view(pageQueryFrom(new URLSearchParams()).wanted)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`\n  Preview    ${preview.url}   (up after ${seconds} s)`)
  if (choices !== null) console.log(`  Shows      ${choices.list.words}`)
  console.log('  It follows every save in templates/, seeds/ and cdk.json, and a list that lives; Ctrl-C ends it.\n')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void preview.close().then(() => process.exit(0)))
  }
  return 0
}

async function placeOf({ seeds, profile, folder }: Arguments): Promise<ListPlace> {
  if (seeds !== null) return { kind: 'files' }
  if (profile === null) return { kind: 'laptop', folder: resolve(root, folder) }
  const { awsNames } = await import('./list/aws-names.ts')
  return { kind: 'aws', profile, names: await awsNames(profile), drafts: join(root, '.preview') }
}

async function exportAndEnd(preview: Preview, folder: string, reader: number): Promise<void> {
  // Loading the browser library is a fifth of the start, and only this needs it.
  const { exportPictures } = await import('./pictures/export.ts')
  try {
    const names = await exportPictures(preview, folder, reader)
    console.log(`  ${names.length} pictures in ${folder}`)
  } finally {
    await preview.close()
  }
}

await runCommand(usage, main)
