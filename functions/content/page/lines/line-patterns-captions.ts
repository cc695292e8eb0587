// Patterns for captions and credits of pictures, in all languages: by a word for the picture, an agency, a
// photographer, or who stands where in it. None depends on a site.
import { wholeWeekday } from '../days/weekdays.ts'
import type { LineKind } from './line-kinds.ts'

/** At the start of a line. */
const opens = (...words: string[]) => new RegExp(`^[\\W_]{0,4}(?:${words.join('|')})`, 'iu')

const place = '(?:in|at|on|outside|near|during|after|before|ahead of)'

/** Kind of line, most words of the line, pattern. */
export const captionPatterns: [LineKind, number, RegExp][] = [
  [
    'caption',
    12,
    /^(?:image|photo|picture|video|credit|caption|illustration|graphic)s?(?: (?:source|credits?|by|courtesy(?: of)?|caption))?\s*(?::.*)?$/i,
  ],
  [
    'caption',
    50,
    /(?:\((?:ap|afp|epa|reuters|getty)\b[^)]*\)|\b(?:getty images|ap photo|shutterstock|wikimedia commons|file photo|courtesy of [\p{L} ]+))\W*$/iu,
  ],
  ['caption', 60, /\((?:[^()]{1,40}[ /])?(?:photo|image|picture|file|handout|reuters|afp|ap)\)$/i],
  [
    'caption',
    60,
    /[.!?] ?[^.!?/]{3,40}\/(?:ap|afp|epa|reuters|getty(?: images)?|bloomberg)(?: (?:files?|photo|images?))?$/i,
  ],
  ['caption', 60, /^(?:image|photo|picture|video|media) (?:caption|credit|source|copyright)\b/i],
  [
    'caption',
    12,
    /^(?:afp|ap|epa|dpa|reuters|getty(?: images)?) ?\/ ?\p{Lu}[\p{L} .'’-]{2,60}$|^photographs? by \p{Lu}[\p{L} .'’-]{2,60}$/iu,
  ],
  ['caption', 60, /^\(?(?:photo|image|picture|illustration|credit)s?(?: (?:by|credits?|courtesy(?: of)?))?\s?[:©]/i],
  [
    'caption',
    60,
    /\((?:photo|image|picture|credit|illustration|source)s?(?: (?:by|credits?|courtesy(?: of)?))?\s?[:©][^()]{2,80}\)\W*$/i,
  ],
  [
    'caption',
    60,
    /\b(?:photo|photograph|image|picture|illustration|photo credit|credit|courtesy): ?[\p{L}&/. ,'’-]{2,60}$/iu,
  ],
  [
    'caption',
    20,
    /^(?:(?:photo |image |picture )?galler(?:y|ies)|slideshow|in pictures|in photos|fotostrecke|bilderstrecke|galería|galerie|galleria|diaporama)\s?[:|–—-].{2,150}$|(?:^|[|(·•:–—-] ?)\d{1,3} (?:photos?|images?|pictures?|slides|bilder|fotos|immagini)\)?$/iu,
  ],
  ['caption', 25, /^[^.!?]{3,160} \/ \p{Lu}[\p{L}&. ]{1,50}$/u],
]

/** Those that a footer may match too (`© The Gazette 2026`): they are asked after the footers. */
export const laterCaptionPatterns: [LineKind, number, RegExp][] = [
  [
    'caption',
    30,
    opens(
      '(?:foto|fotos|titelbild|beitragsbild|symbolbild|archivbild|archivfoto|bildquelle|bildnachweis|bild|grafik|abbildung)\\s?[:©]',
      "(?:crédits?(?: photos?)?|photos? d['’]illustration|légende)\\s?[:©]|image illustrative|(?:foto|imagen|crédito|fotografía)s?(?: de)?\\s?[:©]",
    ),
  ],
  [
    'caption',
    60,
    /^\W{0,2}(?:(?:pictured|seen here|shown here)(?:,| (?:above|below|left|right|here|with|from|at|in|on|are|is|is at|are at)\b)|(?:above|below|left|right|top|bottom|centre|center)(?:, from (?:left|right))?: |(?:clockwise |pictured )?from (?:top |front |back )?(?:left|right)(?: to (?:left|right))?[,:] |l(?:eft)?[ -](?:to[ -])?r(?:ight)?[,:] )/i,
  ],
  ['caption', 60, /\((?:l|li|links)\.?\).{1,200}\((?:r|re|rechts)\.?\)|\(left\).{1,200}\(right\)/i],
  [
    'caption',
    60,
    new RegExp(
      `^[^.!?"“”]{20,300}(?:, ${wholeWeekday}, |, on ${wholeWeekday}, | on ${wholeWeekday}, (?=\\p{L}{3,9}\\.? \\d{1,2}, \\d{4},? ${place} ))\\p{L}{3,9}\\.? \\d{1,2}, \\d{4}(?:,? ${place} [^.!?]{2,80})?\\.?(?: ?[|/(–—-].{0,60})?$`,
      'iu',
    ),
  ],
  [
    'caption',
    60,
    /\((?:foto|fotos|bild|grafik|abbildung|photo)s? ?[:©] ?[^()]{2,80}\)\W*$|\S ?© ?(?!\d)[\p{L}/ .&,-]{2,60}$/iu,
  ],
  ['caption', 40, /^(?:(?:bild )?vergrößern|enlarge(?: this)?(?: image)?|open image in \p{L}+) \p{Lu}/iu],
  ['caption', 14, /^photo(?:graph)?s? by [^.!?]{2,80}$/i],
  [
    'caption',
    60,
    // A credit that is glued to what it is the credit of.
    /[\p{Ll}).](?:Foto|Fotos|Bild|Photo|Photos|Photograph by|Photography|Illustration)(?::| by ) ?\p{L}.{2,200}$|[.!?] ?[^.!?/]{3,40}\/(?:dpa|apa|imago|epd|keystone|picture alliance|efe|ansa|ntb|tt)\W*$|[.!?] ?IMAGO\/.{3,60}$|^\(?(?:photos?|images?|video) by .{2,120}(?:\)|photo illustration.{0,80})$/u,
  ],
]
