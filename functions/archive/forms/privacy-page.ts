// The privacy page: what is stored about whom and for how long, with the figures that the stores use. `docs/privacy.md`
// has the details.
import type { LanguageTag } from '../../content/types.ts'
import { dayMs, daySeconds } from '../../durations.ts'
import { privacyPath, privacyUrl } from '../../edition/site-url.ts'
import { deliveryDays, recoveryDays } from '../../environment.ts'
import { countedMs } from '../../subscription/limits/mail-cap.ts'
import { keptAfterLeaving } from '../../subscription/requests/leave.ts'
import { keptUnconfirmedMs } from '../../subscription/requests/request.ts'
import { alternateFields, switchFields } from '../alternates.ts'
import { mailLink } from './mail-link.ts'
import type { PageContext } from './page-context.ts'

/** Days for which each is kept; `null`: as long as its sentence says. */
const kept: readonly [what: string, days: number | null][] = [
  ['reader', keptAfterLeaving / daySeconds],
  ['request', keptUnconfirmedMs / dayMs],
  ['emails', deliveryDays],
  ['limits', countedMs / dayMs],
  ['code', null],
  ['backup', recoveryDays],
]

/** @param languages in which the page is available, its own among them */
export function privacyPage(context: PageContext, languages: readonly LanguageTag[]): string {
  const { language, list, say } = context
  const { listName, replyToAddress } = list
  return context.render('privacy', {
    title: say('privacy-title', { list: listName }),
    writeTo: mailLink(context, 'privacy-write', replyToAddress),
    url: privacyUrl(list, language),
    alternates: alternateFields(languages, (one) => privacyUrl(list, one)),
    switch: switchFields(
      languages.map((one) => ({ language: one, path: privacyPath(one) })),
      language,
    ),
    kept: kept.map(([what, days]) => ({
      what: say(`privacy-${what}`),
      text: say(`privacy-${what}-text`, days === null ? {} : { days: say('privacy-days', { count: days }) }),
    })),
  })
}
