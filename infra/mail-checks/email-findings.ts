// The rules for mails as they are made: what shows only when the parts are together. Places are lines of the golden files.
import { beyond, type FeatureMap, unsupportedIn } from './clients/email-client-support.ts'
import type { LintFinding } from './templates/template-findings.ts'

export interface LintedMail {
  /** e.g. `briefing.ar` */
  name: string
  /** As the golden file shows it. */
  html: string
}

export async function lintMails(mails: readonly LintedMail[], baseline: FeatureMap): Promise<LintFinding[]> {
  const findings = mails.map(async (mail) => [
    ...headings(mail),
    ...anchors(mail),
    ...page(mail),
    ...(await support(mail, baseline)),
  ])
  return (await Promise.all(findings)).flat()
}

function headings({ name, html }: LintedMail): LintFinding[] {
  let before = 0
  return [...html.matchAll(/<h([1-6])\b/g)].flatMap((match) => {
    const level = Number(match[1])
    const skips = level > before + 1
    const reason = `a heading of level ${level} follows one of level ${before}; levels must not be skipped`
    before = level
    return skips ? [found(name, html, match.index, 'heading', reason)] : []
  })
}

function anchors({ name, html }: LintedMail): LintFinding[] {
  const places = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id))
  return [...html.matchAll(/href="#([^"]*)"/g)]
    .filter(([, id]) => !places.has(id))
    .map((match) => found(name, html, match.index, 'anchor', `"#${match[1]}" leads nowhere in the email`))
}

function page({ name, html }: LintedMail): LintFinding[] {
  const needed: [RegExp, string][] = [
    [/<title>[^<]+<\/title>/, 'the email has no title'],
    [/<html[^>]*\slang="[a-z-]+"[^>]*\sdir="(?:ltr|rtl)"/i, 'the mail does not name its language and direction'],
    [/<meta[^>]*name="color-scheme"/, 'the mail does not say that it can be dark'],
  ]
  return needed.filter(([pattern]) => !pattern.test(html)).map(([, reason]) => found(name, html, 0, 'page', reason))
}

async function support({ name, html }: LintedMail, baseline: FeatureMap): Promise<LintFinding[]> {
  return Object.entries(beyond(await unsupportedIn(html), baseline)).map(([feature, { clients, line }]) => {
    const reason = `${feature} is new in the mails and does not work in ${clients.join(', ')}; do without, or: npm run lint:mail -- --accept`
    return { file: goldenOf(name), line, rule: 'client', reason }
  })
}

function found(name: string, html: string, at: number, rule: string, reason: string): LintFinding {
  return { file: goldenOf(name), line: html.slice(0, at).split('\n').length, rule, reason }
}

function goldenOf(name: string): string {
  return `test/golden/mail/${name}.html`
}
