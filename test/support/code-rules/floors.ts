// The rooms of the house from the ground up, and on which floor a file is.
import { posix } from 'node:path'

/** Areas from the bottom up: a file may import its own area and those below it. `/*` stands for the files directly in a
 * folder. */
const floors = [
  'functions/environment.ts',
  'functions/durations.ts',
  'functions/utc-day.ts',
  'functions/zone-offset.ts',
  'functions/content/types.ts',
  'functions/content/language/*',
  'functions/content/language/lists/',
  'functions/content/language/words/',
  'functions/content/language/languages/',
  'functions/content/language/sentences/',
  'functions/content/language/names/',
  'functions/content/language/standing-alone/',
  'functions/content/html/',
  'functions/content/page/days/',
  'functions/content/page/elements/',
  'functions/content/page/lines/',
  'functions/content/page/names/',
  'functions/content/page/stated/',
  'functions/content/page/text/',
  'functions/content/page/genre/',
  'functions/content/page/reading/',
  'functions/content/story/topics/',
  'functions/content/story/matters/',
  'functions/content/story/excerpts/',
  'functions/content/story/stories/',
  'functions/sources/',
  'functions/subscription/*',
  'functions/subscription/limits/',
  'functions/subscription/links/',
  'functions/subscription/received/',
  'functions/subscription/requests/',
  'functions/subscription/import/',
  'functions/edition/*',
  'functions/edition/words/',
  'functions/edition/choosing/',
  'functions/edition/decisions/',
  'functions/edition/frame/',
  'functions/edition/composition/',
  'functions/edition/briefing/',
  'functions/edition/checks/',
  'functions/edition/emails/',
  'functions/edition/reports/',
  'functions/delivery/*',
  'functions/delivery/message/',
  'functions/delivery/pace/',
  'functions/delivery/receipt/',
  'functions/archive/*',
  'functions/archive/forms/',
  'functions/archive/editions/',
  'functions/archive/lists/',
  'functions/archive/feeds/',
  'functions/archive/search/',
  'functions/archive/site/',
  'functions/pace-ports.ts',
  'functions/page-ports.ts',
  'functions/reader-ports.ts',
  'functions/ports.ts',
  'functions/source-ports.ts',
  'functions/adapters/*',
  'functions/adapters/services/',
  'functions/adapters/content/',
  'functions/adapters/sources/',
  'functions/adapters/delivery/',
  'functions/adapters/edition/',
  'functions/adapters/archive/',
  'functions/adapters/subscription/',
  'functions/use-cases/',
  'functions/runtime.ts',
  'functions/handlers/',
  'infra/mail-checks/',
  'infra/local/',
  'infra/commands/',
  'infra/preview/',
] as const

/** The number of its floor; −1 for a file in no room. */
export function floorOf(file: string): number {
  return floors.findIndex(
    (floor) =>
      file === floor ||
      (floor.endsWith('/') && file.startsWith(floor)) ||
      (floor.endsWith('/*') && posix.dirname(file) === posix.dirname(floor)),
  )
}

/** The number of the highest floor of a folder. */
export function highestFloorIn(folder: string): number {
  return floors.findLastIndex((floor) => floor.startsWith(folder))
}
