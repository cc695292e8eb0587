// Recognises the front page of a site, whose teasers match no single genre.
import { countWords, plain } from '../../language/words/fold.ts'
import { counted, matching, type Rule } from './genre-reading.ts'

/** Nothing but a language comes after the host. */
const home = /^https?:\/\/[^/?#]+(?:\/(?:[a-z]{2}(?:[-_][a-z]{2})?|home|index(?:\.\w{2,5})?)?)?\/?(?:[?#].*)?$/i
const general =
  /^(?:(?:breaking|latest|top) (?:news|stories|headlines)|home ?page|home|startseite|accueil|portada|página inicial)\b/i
const signature = /^(?:by|por|par|von|di|av|af|door) \p{Lu}[\p{L}.'’-]+(?: [\p{L}.'’-]+){1,3}$/iu

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most words that such a title may add to the site's name, and fewest signatures, which no single article has. */
const mostAdded = 4
const fewestSigned = 3

export const frontPage: Rule = ({ title, publication, address, lines, before, after }) => {
  const signed = new Set(matching([...before, ...lines, ...after], signature).map(({ text }) => text)).size
  const isHome = address !== null && home.test(address)
  const titled = general.test(title) || isNamedLike(title, publication)
  if ((isHome && (titled || signed >= fewestSigned)) || (titled && signed >= fewestSigned))
    return titled ? 'its title is the name of its site' : counted(signed, 'signature')
  return null
}

function isNamedLike(title: string, publication: string | null): boolean {
  const [own, site] = [plain(title), plain(publication ?? '')]
  return site !== '' && own.startsWith(site) && countWords(own.slice(site.length)) <= mostAdded
}
