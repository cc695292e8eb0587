// The golden pictures: how every mail looks, kept in the repository, and compared pixel by pixel.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pixelmatch from 'pixelmatch'
import { type Picture, readPng, writePng } from './few-colours.ts'

const folder = new URL('../../golden/pictures/', import.meta.url)
const outcome = new URL('../../../.local/pictures/', import.meta.url)

export const acceptCommand = 'npm run golden -- --update --pictures'

/** Of all pixels. The same browser draws the same picture; this is room for another processor's rounding. */
const tolerance = 0.0001
/** Of pixelmatch, from 0 to 1: twice its usual one, because soft edges come in steps. */
const threshold = 0.2

/** Names of the pictures that are kept, of all mails or of one. */
export function keptPictures(mail = ''): string[] {
  mkdirSync(folder, { recursive: true })
  return readdirSync(folder)
    .filter((name) => name.startsWith(mail === '' ? '' : `${mail}.`))
    .toSorted()
}

/** What differs from the golden pictures of one mail, one line each; both pictures are then in `.local/pictures`. */
export function differingPictures(mail: string, fresh: ReadonlyMap<string, Buffer>): string[] {
  const kept = keptPictures(mail)
  return [...new Set([...kept, ...fresh.keys()])].toSorted().flatMap((name) => {
    const taken = fresh.get(name)
    if (taken === undefined) return [`${name}: is no longer taken`]
    if (!kept.includes(name)) return [`${name}: is new`]
    const change = compare(readPng(readFileSync(new URL(name, folder))), readPng(taken))
    if (change === null) return []
    const files = keepForTheEye(name, { ...change.files, actual: taken })
    return [`${name}: ${change.reason}; see ${files.join(' and ')}`]
  })
}

interface Change {
  reason: string
  files: Record<string, Buffer>
}

function compare(golden: Picture, fresh: Picture): Change | null {
  const size = ({ width, height }: Picture) => `${width} × ${height} px`
  if (size(golden) !== size(fresh)) return { reason: `is ${size(fresh)}, was ${size(golden)}`, files: {} }
  const data = new Uint8Array(fresh.data.length)
  const differing = pixelmatch(golden.data, fresh.data, data, fresh.width, fresh.height, { threshold })
  const allowed = Math.floor(tolerance * fresh.width * fresh.height)
  if (differing <= allowed) return null
  const reason = `${differing} pixels differ, ${allowed} may`
  return { reason, files: { diff: writePng({ ...fresh, data }) } }
}

function keepForTheEye(name: string, files: Record<string, Buffer>): string[] {
  mkdirSync(outcome, { recursive: true })
  return Object.entries(files).map(([what, bytes]) => {
    const file = new URL(name.replace(/png$/, `${what}.png`), outcome)
    writeFileSync(file, bytes)
    return fileURLToPath(file)
  })
}

/** Replaces all golden pictures; answers how many changed. */
export function acceptPictures(fresh: ReadonlyMap<string, Buffer>): number {
  const kept = keptPictures()
  for (const name of kept) if (!fresh.has(name)) rmSync(new URL(name, folder))
  const changed = [...fresh].filter(
    ([name, bytes]) => !kept.includes(name) || !readFileSync(new URL(name, folder)).equals(bytes),
  )
  for (const [name, bytes] of changed) writeFileSync(new URL(name, folder), bytes)
  return changed.length
}
