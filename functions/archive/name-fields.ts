// A story's name line in a list of the site, marked with its language so that screen readers read it correctly.

import type { PublishedStory } from '../edition/types.ts'
import { directionOf } from '../edition/words/messages.ts'

/** @param page language of the page */
export function nameFields({ headline, name, language }: PublishedStory, page: string) {
  return {
    name: name ?? headline ?? '',
    lang: language === undefined || language === page ? null : language,
    dir: language === undefined ? 'auto' : directionOf(language),
  }
}
