// Words by which a sentence leans on what came before it, as data. Phrases are lower case; one that ends in a comma
// counts only with the comma.

const phrases = (text: string) =>
  new Set(
    text
      .split(/[\n;]/)
      .map((one) => one.trim())
      .filter(Boolean),
  )
const words = (text: string) => new Set(text.split(/\s+/).filter(Boolean))

/** At the start of a sentence these tie it to the one before. */
export const leaningOpeners = phrases(`
  and; but; or; nor; yet; so; however; moreover; furthermore; additionally; besides; nevertheless; nonetheless; still,
  then; thus; hence; therefore; consequently; accordingly; instead; otherwise; meanwhile; likewise; similarly; conversely
  indeed; rather; first,; firstly; second,; secondly; third,; thirdly; finally; lastly; next,; again; another; other
  others; either way; neither; here; there; such; worse; better; even so; even less; even more; even then; even now
  even though; in addition,; in addition to this; in addition to that; in addition to these; in fact; in turn; in contrast
  in other words; in short; in sum; in particular; in both; in each; in either; in that; in those; in this; in these
  in doing; in so doing; in response; in return; in the meantime; in the end; in conclusion; in such; in comparison
  in the process; in the same; as a result; as a consequence; as such; as well; as for; as it; as they; as he; as she
  as noted; as mentioned; as above; at the same; at this; at that; at the moment; at the time; at such; at least
  on the contrary; on the one; on one hand; on the other; on top of; on this; on that; by contrast; by this; by that
  by doing; by the same; by then; by comparison; for example; for instance; for this; for that; for these; for those
  for its; for their; for his; for her; for now; for one thing; for such; for the same; more importantly
  most importantly; more broadly; more recently; more specifically; to this; to that; to these; to do so; to do this
  to be sure; to now; of course; of these; of those; of this; of the two; of them; with this; with that; with these
  with those; with such; with it; with its; with their; with his; with her; with them; after that; after this; after these
  after all; before that; before this; since then; because of this; because of that; due to this; due to that
  due to these; despite this; despite that; despite these; despite those; apart from; under this; under these; under such
  under those; under the circumstances; that said; that being; having said; take for; take, for; not only; not least
  not all of; what is more; taken together; regardless; anyway; all this; all that; all of this; all of these; all of them
  all these; all those; given this; given that; given these; equally; surprisingly; perhaps surprisingly; unsurprisingly
  ironically; tellingly; subsequently; afterwards; afterward; later; earlier; previously; eventually; elsewhere; the above
  the former; the latter; the result; the end result; the same; the other; the others; the rest; the two; the three
  the resulting; the resultant; within this; within the framework; through this; through these; along with; like this
  like that; like these; like many; unlike this; unlike that; each; these; those; this; that; it; they; he; she; him; her
  his; hers; its; their; theirs; them; one of them; one such; one of these; some of them; some of these; many of them
  many of these; most of them; most of these; none of; much of this; part of this; a similar; similar; until now; until then
  once again; once more; not surprisingly; in any; now,; now it; now he; now she; now they; yes; no,; well,; oh
  years later; days later; months later; weeks later; hours later; minutes later; a year later; a week later; a day later
  a month later; one year later; two years later; three years later; five years later; ten years later; only then
  while it; while they; although it; although they; if it; if they; when it; when they; because it; since it; since they
  failure to; rarely; seldom; never before; both sides; both countries; both states; both men; both women; both teams; also; too
  inside,; outside,; underneath,; you can also; you could also; you may also
`)

/** Set off inside a sentence, these answer the one before: `Turkey does, however, clash …`. */
export const leaningAsides =
  /(?:^\S+(?: \S+){0,3} thus )|^(?:\S+ ){1,3}(?:himself|herself|itself|themselves) |, (?:however|therefore|then|thus|though|instead|meanwhile|for its part|for their part|for his part|for her part|in turn|by contrast|on the other hand|for example|for instance|moreover|nevertheless|nonetheless|in fact|indeed|likewise|similarly),|, (?:however|though|either|instead|therefore)[.!?]| either[.!?]$| though was |^what [^,.]{3,40} though |\belse[.!?]$|\beach (?:specific |individual )?case\b|\b(?:much|far|even) more [a-z-]+[.!?]$|\bno [a-z]+er [a-z]+ (?!.*\bthan\b)|\ba similar [a-z]+[.!?]$/i

/** Nouns that, with "the", point at something said before, unless the words around them say which one. */
export const pointingNouns = words(`
  incident event events conflict conflicts crisis crises war dispute disputes unrest protests agreement deal decision
  move moves mission operation attack attacks intervention purchase acquisition measure measures policy policies issue
  issues problem problems question questions cases matter situation development developments process outcome result
  results consequence consequences reason reasons country countries nation nations state states region territory area
  city town village government regime regimes administration opposition authorities leader leaders generals general president
  minister ministry party parties side sides group groups grouping company companies firm organisation
  organization body team alliance partners coalition man woman men women boy girl couple family victim victims suspect
  suspects child children criticism critics argument idea notion concept thesis theory claim claims statement view
  debate report study article author plan plans proposal bill mandate programme program project scheme factor factors
  phenomenon scenario pattern approach strategy experience experiment differences relationship partnership tensions logic
  analogy image story film game match ship plane building school hospital jury judge officer officers soldiers teenager
  driver player singer actor club manager coach network channel newspaper magazine website neighbours neighbors republic
  neighbourhood neighborhood challenge challenges task vision message changes reforms reform vote election campaign
  protesters protestors demonstrators hostages passengers residents workers employees staff students pupils researchers
  scientists doctors patients patient investigators detectives prosecutors lawyers attorney defendant brothers sisters
  husband wife mother father son daughter parents baby boys girls teenagers band duo trio song album novel episode
  video photo clip footage tweet letter memo interview commentary documentary foursome tour retailer
  kit device gadget survey vehicle truck bus restaurant hotel apartment app vessel bird dog cat animal animals
  allegations accusations charges findings figures data lawsuit ruling verdict blast explosion crash shooting fire storm
`)

/** Where a place is named earlier in the sentence, these point at it. */
export const placeNouns = words(
  'country nation state region republic territory area city town village government neighbourhood neighborhood',
)

/** Behind a noun, these say which one is meant. */
export const qualifiers = words(`
  of in on for between to that which who whose where from by at with against over under behind during surrounding among
  amid concerning about towards toward within near after before into around across known called named like such
`)

/** Time that only the day of writing makes clear. */
export const relativeTime = new RegExp(
  [
    'recently|yesterday|today|tonight|tomorrow|lately|these days|at present|at this point|at the moment|forthcoming',
    '(?:this|last|next|coming|earlier this|later this|late last|early last) (?:week|month|year|summer|winter|spring|autumn|fall|weekend|morning|evening|afternoon|night|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|quarter|season|decade|century)',
    '(?:minutes|hours|days|weeks|months|years|decades) ago|an? (?:hour|week|month|year|decade) ago',
    '(?:on|since|until|by) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)',
    'half of (?:last|this|next) year|the latest|so far this|as of now|right now|just now',
  ]
    .map((part) => `\\b(?:${part})\\b`)
    .join('|'),
  'i',
)

/** `mine` is more often a pit, or what is done there, than somebody's. */
export const firstPerson =
  /(?<![\p{L}\p{N}’'.])(?:I|[Mm]e|[Mm]y|(?<=\bof )mine|myself|[Ww]e|us|[Oo]ur|ours|ourselves|[Ll]et[’']s|[Ll]et us)(?![\p{L}\p{N}.])/u

/** Names that need no first name and no office, anywhere in the world (without accents). */
export const householdNames = words(`
  Putin Biden Trump Obama Clinton Bush Reagan Nixon Kennedy Lincoln Washington Merkel Macron Erdogan Zelensky Zelenskyy Xi
  Modi Assad Gaddafi Gorbachev Yeltsin Stalin Lenin Hitler Mao Churchill Thatcher Blair Johnson Mandela Castro Khamenei
  Netanyahu Lukashenko Lukashenka Kim Einstein Darwin Shakespeare Napoleon Marx Freud Musk Gates Bezos
`)
