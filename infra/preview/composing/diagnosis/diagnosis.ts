// From an error of the composing code to file, line and reason.
import type { Problem } from '../../types.ts'
import type { InputPaths } from '../input-paths.ts'
import { TextFiles } from './files.ts'
import { namedFile, placeOf } from './search.ts'

export class Diagnosis {
  readonly #files: TextFiles

  constructor(places: InputPaths) {
    this.#files = new TextFiles(places)
  }

  note(paths: readonly string[]): void {
    this.#files.note(paths)
  }

  allIsWell(): Promise<void> {
    return this.#files.allIsWell()
  }

  async of(error: unknown): Promise<Problem> {
    const message = error instanceof Error ? error.message : String(error)
    const files = await this.#files.all()
    const saved = await this.#files.saved()
    // Where nothing in the error can be found again, the line that was changed last is the likeliest.
    const changed = saved.map((file) => ({ file, line: this.#files.firstChange(file) }))
    const place = placeOf(message, files) ?? changed.find(({ line }) => line !== null) ?? null
    const file = place?.file ?? namedFile(message, files) ?? saved[0]
    const line = place?.line ?? null
    const excerpt = line === null ? null : (file?.text.split('\n')[line - 1]?.trim().slice(0, longestExcerpt) ?? null)
    return { file: file?.name ?? 'the composing code', line, reason: plainReason(message), excerpt }
  }
}

/** Characters that are shown: a line of a template is shorter, one of a minified file says nothing more. */
const longestExcerpt = 200
/** Ten lines of a narrow page; what Handlebars and MJML say stands at the beginning. */
const longestReason = 1200

/** Handlebars' words for a missing value, and paths that only exist inside it, say little to an editor. */
function plainReason(message: string): string {
  const missing = /"([^"]{1,80})" not defined in/.exec(message)?.[1]
  if (missing !== undefined) return `"${missing}" is not a value that this template is given; correct the name`
  return message
    .replace(/\n[-^. ]*\^[^\n]*/g, '')
    .replace(/ - \d+:\d+$/, '')
    .slice(0, longestReason)
}
