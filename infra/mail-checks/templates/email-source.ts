// Rules for the source of an email: only what the whole email may not show, because it depends on the reader, language
// or edition. Anything else is checked in the whole email (`email-findings.ts`).
import { imagesWithoutAlt, needsAlt } from '../../../functions/edition/checks/image-words.ts'
import { smallestPrint } from '../html/print-size.ts'
import { each, type Rule } from './rule.ts'

export const inEmailSources: Record<string, Rule> = {
  /** A token is checked when it is filled in: in the preflight and in the whole email. */
  https: (_, blank) =>
    each(blank, /\b(?:href|src|action|background)="([^"]*)"/g, ([, url = '']) =>
      /^(https:\/\/|mailto:|#|\{\{|⟦)/u.test(url) ? null : `"${url}" is not https; an email leads only there`,
    ),
  alt: (_, blank) => imagesWithoutAlt(blank).map((at) => [at, needsAlt]),
  /** Only in px, so that a size can be read from the source. */
  'font-size': (source) =>
    each(source, /font-size[:=]\s*"?(\d+(?:\.\d+)?)(px|em|rem|%)?/g, ([size, number, unit]) =>
      Number(number) === 0 || (unit === 'px' && Number(number) >= smallestPrint)
        ? null
        : `"${size}" is under ${smallestPrint} px or not in px; small print is not read`,
    ),
  link: (_, blank) =>
    each(blank, /<a\b[^>]*>/g, ([tag]) =>
      /[";]color:/.test(tag) && tag.includes('text-decoration:underline')
        ? null
        : 'a link needs its colour and its underline in its own style, for clients that drop style sheets',
    ),
  /** SpamAssassin gave 0.7 points for the white text that `mj-preview` makes, and none for the preheader partial. */
  preview: (_, blank) =>
    each(blank, /<mj-preview\b/g, () => 'white text costs points with spam filters; use the preheader partial'),
  /** The frame is mirrored for right-to-left languages. */
  side: (_, blank) => [
    ...each(
      blank,
      /(?:padding|margin|border)-(?:left|right)|text-align:\s*(?:left|right)|\balign="(?:left|right)"/g,
      ([side]) => `"${side}" stays where it is when the frame is mirrored; use {{frame.start}} or {{frame.end}}`,
    ),
    ...each(blank, /(?:padding|margin)[:=]"?\s*([^;"{]+)/g, ([shorthand, value = '']) => {
      const [, right, , left] = value.trim().split(/\s+/)
      return left === undefined || left === right
        ? null
        : `"${shorthand}" has two different sides; name the one with {{frame.start}} or {{frame.end}}`
    }),
  ],
}
