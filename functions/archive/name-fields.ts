// A story's name line in a list of the site: read aloud, it is read in its own language.

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
