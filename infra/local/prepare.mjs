// `npm ci` and a plain `npm install` run this at their end (`prepare` of package.json), so that a first `npm start` finds
// what it would make first. Whatever fails, the install goes on: `npm start` makes it then, and says what is wrong.
// Plain JavaScript, so that an old Node can read it.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Chosen, not measured: it takes 5 s on two quiet cores, and an install must not wait for ever. */
const longestMs = 120_000

const path = (name) => fileURLToPath(new URL(name, import.meta.url))

const started = performance.now()
const { status, stderr } = spawnSync(
  process.execPath,
  ['--import', new URL('../require-node.mjs', import.meta.url).href, path('prepare.ts')],
  { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', timeout: longestMs, killSignal: 'SIGKILL' },
)
const seconds = ((performance.now() - started) / 1000).toFixed(1)
if (status === 0) console.log(`Prepared the first "npm start" in ${seconds} s.`)
else {
  const reason = stderr?.trim().replace(/\s+/g, ' ').slice(0, 300) || `it did not end in ${seconds} s`
  console.log(`The first "npm start" takes some seconds longer, since nothing could be prepared for it: ${reason}`)
}
