// Words that sites put in place of a name and that name nobody. Own words, after reading pages.

const word =
  /^(?:(?:your|full|first|last|user|author|the author['’]?s?)?[ _-]?name|keywords?|undefined|null|default|lorem ipsum|no|unknown|none|n\/a|anonymous|about|author|authors|admin|administrator|webmaster|guest|super ?user|root|user|editorial|published|posted|edited|updated|written|reviewed|blogger|contributors?|staff|editors?|u\.?s\.?|us|uk|world|news|home|opinion|press release|by|our|the|your|foreign|special|web|online|digital|(?:la |a )?(?:r[eé]daction|redacci[oó]n|reda[cç][aã]o)|(?:la )?redazione|(?:die |der )?redaktion|haber merkezi|nachrichten|noticias|actualités|notizie|notícias|редакци[яї]|редакція|التحرير)\.?$/i
const group =
  /^(?:(?:our|the|a|an|from|by) .{0,30}?(?:correspondents?|reporters?|staff|writers?|team|newsroom|editors?|desk|agencies|board)|(?:(?:news|special|staff|foreign|local|sports?|web|political|wire|editorial|senior|own|agency|city|features) ?){1,3}(?:correspondents?|reporters?|writers?|editors?|desk|bureau|staff|team|board|services?|agencies)|correspondents?|reporters?|(?:news )?agencies|newsroom|news ?desk|wires?|(?:unsere |die )?(?:redaktion|agenturen)(?: .{2,20})?|(?:avec |les )?agences|(?:las )?agencias|agenzie|agências|(?:nuestr[oa] )?corresponsal|(?:notre )?correspondante?)\.?$/i

/** Authors in general: `Auswärtige Autoren`. */
const outside =
  /^(?:(?:auswärtige?r?|freie?r?|externe?r?|verschiedene|diverse|mehrere|unsere?|ein) (?:autor(?:en|innen|in)?|mitarbeiter(?:innen|in)?|korrespondent(?:en|in)?|journalist(?:en|in)?|beiträge)|gast(?:autor(?:en|in)?|beitrag|kommentar)|(?:guest|outside|external|various|multiple|other|invited) (?:authors?|writers?|contributors?|posts?|columnists?|bloggers?)|(?:auteur|contributeur|chroniqueur)s? (?:invité|extérieur|externe)e?s?|divers auteurs|(?:autor|colaborador|columnista)(?:es|as|s)? (?:invitad|extern)[oa]s?|varios autores|autor[ei] (?:vari|ospit[ei]|estern[oi])|autor(?:es)? convidados?|vários autores|gastauteurs?)$/i
/** `Sponsored by Hill Mills`: who paid for it did not write it. */
const paid =
  /^(?:sponsored|promoted|presented|paid|advertise?(?:ment|d|ing)|advertorial|anzeige|gesponsert|sponsorisé|patrocinado|publirreportaje|contenu partenaire|partner content)(?:(?: content| post)?(?: (?:by|for|von|par|por)\b.*)?)$/i
/** `Auswärtige Autoren (AA)`: initials behind the words. */
const initials = / \(\p{L}{1,5}\)$/u

/** Words of a link to other texts, which boxes on authors hold too: `Zur Artikelübersicht`. */
const link = /^(?:zur|zum|mehr|from|view|voir|tous|toutes|todos|todas|tutti|tutte) \p{L}/iu

/** @example isPlaceholderName('Our Correspondent') // true */
export const isPlaceholderName = (name: string): boolean =>
  [name, name.replace(initials, '')].some((one) => [word, group, outside, link, paid].some((words) => words.test(one)))
