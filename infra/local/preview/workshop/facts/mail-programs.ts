// What caniemail.com knows of the HTML and CSS that a mail uses, beyond what every MJML mail uses.
import type { ProgramFinding } from '../../types.ts'
import { lazy } from '../lazy.ts'

/** Those that most readers have; caniemail has no whole data on Thunderbird under Windows. */
const programs = [
  'gmail.*',
  'apple-mail.*',
  'outlook.*',
  'yahoo.*',
  'samsung-email.android',
  'thunderbird.macos',
] as const

/** A mail of a single word: what it is found for, every MJML mail is. */
const bareMail = '<mjml><mj-body><mj-section><mj-column><mj-text>a</mj-text></mj-column></mj-section></mj-body></mjml>'

export async function programFindings(html: string): Promise<{ findings: ProgramFinding[]; usual: number }> {
  const usual = await baseline()
  const all = await look(html)
  return { findings: all.filter((one) => !usual.has(keyOf(one))), usual: usual.size }
}

const baseline = lazy(async () => {
  const { default: mjml } = await import('mjml')
  return new Set((await look((await mjml(bareMail)).html)).map(keyOf))
})

const keyOf = ({ support, title }: ProgramFinding) => `${support} ${title}`

/** Each feature once, with the programs that lack it. */
async function look(html: string): Promise<ProgramFinding[]> {
  const { caniemail, groupIssues } = await import('caniemail')
  const { issues } = caniemail({ clients: [...programs], html })
  const found = new Map<string, ProgramFinding>()
  for (const { issue, clients } of [...groupIssues(issues.errors), ...groupIssues(issues.warnings)]) {
    if (issue.support === 'full') continue
    const finding = { title: issue.title, support: issue.support, programs: [] }
    const known = found.get(keyOf(finding)) ?? finding
    known.programs = [...new Set([...known.programs, ...clients])].sort()
    found.set(keyOf(finding), known)
  }
  return [...found.values()]
}
