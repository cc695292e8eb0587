// `npm run sources -- <command>`: what feeds say.
import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { readFeed } from '../../../functions/sources/feed/feed.ts'
import { runCommand } from '../../command.ts'
import { readArguments, usage } from './arguments.ts'
import { feedData, feedLines } from './print.ts'

/** Answers the exit code: 1 where the document is no feed. */
async function main(given: string[]): Promise<number> {
  const { file, base, contentType, json } = readArguments(given)
  const bytes = file === '-' ? await buffer(process.stdin) : bytesOf(file)
  const read = readFeed({ bytes, contentType, base })
  if (json) console.log(JSON.stringify(feedData(read), null, 2))
  else for (const line of feedLines(read)) console.log(line)
  return 'refused' in read ? 1 : 0
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    throw new Error(code === 'ENOENT' ? `there is no ${file}; name a saved feed` : `${file} cannot be read (${code})`)
  }
}

await runCommand(usage, main)
