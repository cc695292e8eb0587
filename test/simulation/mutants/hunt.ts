// Puts mutants into the product, one after the other, while its files are loaded, and lets the simulator look for each.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Mutant, mutants } from './mutants.ts'

/** Puts a mutant in place, for what is loaded from now on. */
export function putIn({ file, from, to }: Mutant): void {
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context)
      if (!url.endsWith(`/functions/${file}`)) return loaded
      const source = String(loaded.source)
      if (!source.includes(from)) throw new Error(`${file} holds no “${from}” any more; mend the mutant.`)
      return { ...loaded, source: source.replace(from, () => to) }
    },
  })
}

/** Names of mutants whose text is no longer in the product. */
function stale(): string[] {
  const text = (file: string) => readFileSync(new URL(`../../../functions/${file}`, import.meta.url), 'utf8')
  return mutants.filter(({ file, from }) => text(file).split(from).length !== 2).map(({ name }) => name)
}

/** Each in a process of its own, one after the other; true where all were caught. */
export async function hunt(runs: number, first: number): Promise<boolean> {
  const survivors = stale()
  for (const name of survivors) console.log(`✗ cannot be put in, as its text is no longer in the product: ${name}`)
  for (const [n, { name }] of mutants.entries()) {
    if (survivors.includes(name)) continue
    const found = await childOf(n, runs, first)
    if (found === null) survivors.push(name)
    console.log(
      found === null ? `✗ survives ${runs} runs: ${name}` : `✓ after ${found.after} runs: ${name} → ${found.words}`,
    )
  }
  console.log(
    `${mutants.length - survivors.length} of ${mutants.length} mutants caught within ${runs} runs from seed ${first}`,
  )
  return survivors.length === 0
}

interface Caught {
  after: number
  words: string
}

function childOf(n: number, runs: number, first: number): Promise<Caught | null> {
  const file = fileURLToPath(new URL('mutant-run.ts', import.meta.url))
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [file, String(n), String(runs), String(first)], (error, out) => {
      if (error) reject(error)
      else resolve(JSON.parse(out) as Caught | null)
    })
  })
}
