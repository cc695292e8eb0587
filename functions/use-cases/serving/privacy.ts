// The privacy page: what is stored about whom, and for how long.
import { privacyPage } from '../../archive/forms/privacy-page.ts'
import { publicAnswer } from './answer.ts'
import type { ApiContext } from './api-context.ts'
import { languageAsked, type Serve } from './request.ts'

export function showPrivacy(api: ApiContext): Serve {
  return async (context) => {
    const pageContext = await api.pageContext(await languageAsked(api, context))
    return publicAnswer(privacyPage(pageContext, await api.languages()), 200, pageContext.language)
  }
}
