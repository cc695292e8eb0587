// What of the archive the site has no file of: before the first edition all of it, later that of a language which was
// added. The list and the feeds are made from the records then, so that an empty archive is a page that says so.
import { archiveRendererFor } from '../../archive/archive-renderer.ts'
import { listFiles } from '../../archive/site.ts'
import { isPublic, newestFirst } from '../../delivery/edition-status.ts'
import { listPaths } from '../../environment.ts'
import { sharedAnswer } from './answer.ts'
import type { ApiContext } from './api-context.ts'
import { noticeResponse, type Serve } from './request.ts'

/** An edition that is published meanwhile shows within so many seconds. */
const keptSeconds = 60

export function showList(api: ApiContext): Serve {
  return async (context) => {
    const { path } = context.req
    const found = (await filesBeside(api, path)).find(({ key }) => path === `/${key}`)
    if (found === undefined) return noticeResponse(api, context, 'missing', 404)
    return sharedAnswer(found.body, found.contentType, keptSeconds)
  }
}

/** The list and feeds of the language that the path is in. */
async function filesBeside({ ports, settings, editions, languages }: ApiContext, path: string) {
  const [templates, known, records] = [await ports.templates.load(), await languages(), await editions()]
  const launched = records.filter(isPublic).sort(newestFirst)
  const own = known.filter((language) => listPaths([language]).includes(path))
  return own.flatMap((language) => listFiles(launched, archiveRendererFor(templates, settings, language), known))
}
