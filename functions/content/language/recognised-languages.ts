// Languages that an article can be told to be in.
import type { LanguageTag } from '../types.ts'

/**
 * Those that are judged or quoted, those that would be taken for one of them, and those that cost next to nothing
 * because few others share their letters. A bundle holds the data of these alone, about 4 KB a language: what is added
 * here is paid there.
 */
export const recognised: readonly LanguageTag[] = `
  en de fr es pt it tr ru uk ar
  nl da sv no is pl cs sk sl hr sr bg be ro ca eu hu fi et lt lv sq az ms tl yo fa ku ur
  zh ja ko vi th lo el hy ka he am hi mr bn gu pa or ta te kn ml
`
  .trim()
  .split(/\s+/)
