// Serves archive files that are not in the bucket yet: before the first edition all of them, later those of an added
// language. The list and the feeds are made from the records, so that an empty archive is a page that says so.
import { archiveRendererFor } from '../../archive/archive-renderer.ts'
import { listFiles } from '../../archive/site/site.ts'
import { isPublic, newestFirst } from '../../delivery/edition-status.ts'
import { listPaths } from '../../environment.ts'
import { sharedAnswer } from './answer.ts'
import type { ApiContext } from './api-context.ts'
import { noticeResponse, type Serve } from './request.ts'

/** An edition published in the meantime is shown within this many seconds. */
const keptSeconds = 60

export function showList(api: ApiContext): Serve {
  return async (context) => {
    const { path } = context.req
    const found = (await filesBeside(api, path)).find(({ key }) => path === `/${key}`)
    if (found === undefined) return noticeResponse(api, context, 'missing', 404)
    return sharedAnswer(found.body, found.contentType, keptSeconds)
  }
}

/** The list and feeds in the language of the path. */
async function filesBeside({ ports, settings, editions, languages }: ApiContext, path: string) {
  const [templates, known, records] = [await ports.templates.load(), await languages(), await editions()]
  const launched = records.filter(isPublic).sort(newestFirst)
  const own = known.filter((language) => listPaths([language]).includes(path))
  return own.flatMap((language) => listFiles(launched, archiveRendererFor(templates, settings, language), known))
}
