// Applying decisions: a button writes the desk's decisions where the list reads them, and recomposes an edition that is
// already composed; another undoes that. Both are refused if someone else has changed the decisions in the meantime.
import { join } from 'node:path'
import { isLaunched, lastRun } from '../../../functions/delivery/edition-status.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { parseDecisions } from '../../../functions/edition/decisions/decisions.ts'
import { counted } from '../../command-line/figure.ts'
import type { LivingList } from '../list/living-list.ts'
import { saveWhole, textOf } from './decision-storage.ts'
import { changedKey, draftOf, dropDraft, inForceOf, saveDraft } from './draft.ts'

export interface Applying {
  ok: boolean
  said: string
}

/** What was last applied in a week, kept on this machine. */
export interface Applied {
  /** The object in `settings/` as it was before; `null` if there was none. */
  before: string | null
  text: string
  /** Tag of the object as written; `null` once that was undone. */
  tag: string | null
  /** What happened, in words. */
  said: string
}

type OfList = Pick<LivingList, 'content' | 'remove' | 'editions' | 'recompose' | 'drafts' | 'settings'>

const appliedFile = ({ drafts }: Pick<LivingList, 'drafts'>, week: string) => join(drafts, `${week}.applied`)

export async function appliedOf(list: Pick<LivingList, 'drafts'>, week: string): Promise<Applied | null> {
  const text = await textOf(appliedFile(list, week))
  return text === null ? null : (JSON.parse(text) as Applied)
}

const keep = (list: OfList, week: string, applied: Applied) =>
  saveWhole(appliedFile(list, week), `${JSON.stringify(applied, null, 2)}\n`)

/** @throws InvalidDecisions if composing could not read them */
export async function applyDecisions(list: OfList, week: string): Promise<Applying> {
  const [draft, inForce] = [await draftOf(list, week), await inForceOf(list, week)]
  if (draft === null) return refused('there is nothing to apply: the list has these decisions already')
  parseDecisions(draft.text, `${week}.json`)
  const late = await tooLate(list, week)
  if (late !== null) return refused(late)
  const tag = draft.base === inForce.tag ? await write(list, week, draft.text, inForce.tag) : null
  if (tag === null) return refused(overtaken)
  const before = inForce.tag === null ? null : inForce.text
  await keep(list, week, { before, text: draft.text, tag, said: `Applied to ${changedKey(week)}.` })
  await dropDraft(list, week)
  const said = `Applied: the list reads them from ${changedKey(week)}. ${await composedAgain(list, week, 'with them')}`
  await keep(list, week, { before, text: draft.text, tag, said })
  return { ok: true, said }
}

const overtaken =
  'someone else changed the list’s decisions since you began. Discard your draft to see theirs, then decide again'

/** Restores what the list had before, byte by byte; what was applied becomes a draft again. */
export async function undoApplied(list: OfList, week: string): Promise<Applying> {
  const applied = await appliedOf(list, week)
  if (applied === null || applied.tag === null) return refused('nothing of this week was applied from this machine')
  const late = await tooLate(list, week)
  if (late !== null) return refused(late)
  const { tag } = await inForceOf(list, week)
  const isBack = tag === applied.tag && (await putBack(list, week, applied.before, tag))
  if (!isBack) return refused('someone else has changed the list’s decisions since; what they decided stays')
  const { tag: base } = await inForceOf(list, week)
  await saveDraft(list, week, { base, text: (await draftOf(list, week))?.text ?? applied.text })
  await keep(list, week, { ...applied, tag: null, said: 'Taken back.' })
  const said = `Taken back: the list has the decisions that it had before; yours are a draft again. ${await composedAgain(list, week, 'without them')}`
  await keep(list, week, { ...applied, tag: null, said })
  return { ok: true, said }
}

const refused = (said: string): Applying => ({ ok: false, said })

/** The tag of what was written; `null` if someone else was faster. The laptop's engine does not compare tags, so they
 * were compared before as well. */
async function write({ content }: OfList, week: string, text: string, tag: string | null): Promise<string | null> {
  const key = changedKey(week)
  if (!(await content.replace(key, text, { contentType: 'application/json' }, tag))) return null
  return (await content.getTagged(key))?.tag ?? null
}

async function putBack(list: OfList, week: string, before: string | null, tag: string): Promise<boolean> {
  const key = changedKey(week)
  return before === null
    ? list.remove(key, tag)
    : list.content.replace(key, before, { contentType: 'application/json' }, tag)
}

async function runOf({ editions }: OfList, week: string): Promise<EditionRecord | undefined> {
  return lastRun((await editions.list()).filter((one) => one.week === week))
}

async function tooLate(list: OfList, week: string): Promise<string | null> {
  const run = await runOf(list, week)
  if (run === undefined || !isLaunched(run.status)) return null
  return `${run.id} is ${run.status}: its readers get it as it is. Choose the next edition`
}

/** Only for a week that was composed: otherwise it will be composed with them anyway. */
async function composedAgain(list: OfList, week: string, how: 'with them' | 'without them'): Promise<string> {
  const run = await runOf(list, week)
  if (run === undefined) return `${week} is not composed yet; it will be composed ${how}.`
  if (run.status === 'cancelled') return `${run.id} is cancelled and stays so.`
  try {
    const answer = (await list.recompose(week)) as { outcome?: string; reason?: string } | null
    const made = await runOf(list, week)
    if (answer?.outcome === 'refused') return `${run.id} is not composed again: ${answer.reason}.`
    return made === undefined ? `${week} could not be composed again.` : madeWords(made, list)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return `${run.id} could not be composed again (${reason}); run: npm run edition -- recompose ${week}`
  }
}

function madeWords(
  { id, status, stories, findings, failure }: EditionRecord,
  { settings }: Pick<OfList, 'settings'>,
): string {
  const proof = settings?.proofs === 'every-edition' ? '; its proof is on its way' : ''
  if (status === 'composed')
    return `The edition is composed again: ${id}, ${counted(stories, 'story', 'stories')}${proof}.`
  if (status === 'held') return `${id} is composed again and held: ${findings.map(({ reason }) => reason).join('; ')}.`
  if (status === 'failed') return `${id} could not be composed: ${failure?.reason ?? 'see its log'}.`
  return status === 'empty' ? `${id} has no story now, so there is no email.` : `${id} is ${status}.`
}
