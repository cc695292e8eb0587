// The files of an archive as CloudFront serves them, for a browser: some editions of the seeds and many generated ones.
import { fileURLToPath } from 'node:url'
import { renderersFor, siteLists } from '../../../functions/archive/site/site.ts'
import { searchScriptOf } from '../../../infra/bundling/search-script.ts'
import { someSettings } from '../samples/builders.ts'
import { manyEditions, recordOf } from '../samples/many-editions.ts'
import { seedEdition } from '../samples/seed-editions.ts'
import { siteFiles } from '../samples/site-files.ts'
import { readTemplates } from '../samples/templates.ts'

export interface AnsweredFile {
  body: string
  contentType: string
  policy: string
}

/** By path: the edition of the seeds with all files that name it. */
export async function archiveOfSite(): Promise<Map<string, AnsweredFile>> {
  const document = seedEdition()
  const empty = { published: [], languages: ['en', 'ar'] }
  const editions = [
    { id: '2026-W99', date: '2026-12-31', ...empty },
    recordOf(document),
    ...manyEditions(14, { topics: 3, stories: 12 }).map((one) => recordOf(one)),
    { id: '2020-W01', date: '2020-01-02', ...empty },
  ]
  const renderers = renderersFor(readTemplates(), someSettings())
  const script = await searchScriptOf(fileURLToPath(new URL('../../..', import.meta.url)))
  const files = [
    ...siteFiles(editions, document, renderers),
    ...siteLists(editions, renderers, 'all'),
    { key: 'search/search.js', body: script, contentType: 'text/javascript; charset=utf-8' },
  ]
  return new Map(files.map(({ key, body, contentType }) => [`/${key}`, { body, contentType, policy: policyOf(key) }]))
}

/** The site's two policies (`infra/constructs/edge.ts`, held by `test/infra/outside.ts`). */
function policyOf(key: string): string {
  const policy =
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; form-action 'self'; base-uri 'none'"
  return /search\//.test(key) ? `${policy}; script-src 'self'; connect-src 'self'` : policy
}
