// Rooms of tests mirror the rooms of the product, so that the test of a room is found under its name, and a test of the
// content imports of it its own room and those below it.
import { posix } from 'node:path'
import { floorOf, highestFloorIn } from './floors.ts'
import type { Breach } from './rooms.ts'

/** Folders of tests, and the folder of the product that each mirrors. */
const mirrors: readonly [tests: string, product: string][] = [
  ['test/features/', 'functions/use-cases/'],
  ['test/unit/content/', 'functions/content/'],
  ['test/unit/commands/', 'infra/commands/'],
]

/** What is printed of a page, and whether that keeps the promises, is asked of pages too. */
const ends = ['functions/content/story/stories/story.ts', 'functions/content/story/stories/promises.ts']

/** @param folders of the product: every folder that holds a file */
export function testRoomBreaches(file: string, targets: string[], folders: ReadonlySet<string>): Breach[] {
  return [...withoutRoom(file, folders), ...reach(file, targets)]
}

/** All folders of a set of files. */
export function foldersOf(files: Iterable<string>): Set<string> {
  const found = new Set<string>()
  for (const file of files) {
    for (let at = posix.dirname(file); at !== '.' && !found.has(at); at = posix.dirname(at)) found.add(at)
  }
  return found
}

function withoutRoom(file: string, folders: ReadonlySet<string>): Breach[] {
  const mirror = mirrors.find(([tests]) => file.startsWith(tests))
  if (mirror === undefined) return []
  const [tests, product] = mirror
  const folder = posix.dirname(product + file.slice(tests.length))
  return folders.has(folder)
    ? []
    : [{ file, rule: 'rooms of tests are named as those they test', detail: `${folder}/ is not there` }]
}

/** The rooms of a part of the content (language, page, story) may be used by the tests of that part. */
function reach(file: string, targets: string[]): Breach[] {
  const [, part] = /^test\/unit\/content\/([^/]+)\//.exec(file) ?? []
  if (part === undefined) return []
  const isAbove = (target: string) =>
    target.startsWith('functions/') && !target.startsWith(`functions/content/${part}/`) && !ends.includes(target)
  const highest = highestFloorIn(`functions/content/${part}/`)
  return targets
    .filter((target) => isAbove(target) && floorOf(target) > highest)
    .map((target) => ({ file, rule: 'a test of a room imports what is not above it', detail: `imports ${target}` }))
}
