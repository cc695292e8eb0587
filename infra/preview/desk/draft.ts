// Draft decisions for a living list, not applied yet: a file on this machine, with what was in force when it was begun.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { InvalidDecisions, noDecisions, parseDecisions } from '../../../functions/edition/decisions/decisions.ts'
import { decisionsFolder, settingsKeys } from '../../../functions/environment.ts'
import { type Draft, draftIn } from '../list/draft-file.ts'
import type { LivingList } from '../list/living-list.ts'
import { type DecisionStorage, saveWhole, textOf, written } from './decision-storage.ts'

/** Far more than a decisions file may have. */
const mostBytes = 1_000_000

/** What the list reads for a week. */
export interface InForce {
  /** `null` if nothing is decided. */
  text: string | null
  /** Tag of the object in `settings/`; `null` if there is none, and what was deployed counts. */
  tag: string | null
}

type OfList = Pick<LivingList, 'content' | 'drafts'>

export const changedKey = (week: string) => settingsKeys(`${decisionsFolder}${week}.json`)[0]

/** Byte by byte: a byte order mark of a file written by hand stays. */
export async function inForceOf({ content }: OfList, week: string): Promise<InForce> {
  const [changed, deployed] = settingsKeys(`${decisionsFolder}${week}.json`)
  const found = await content.get(changed, mostBytes)
  if ('bytes' in found)
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(found.bytes), tag: found.tag }
  return { text: await content.getText(deployed), tag: null }
}

const draftFile = ({ drafts }: Pick<LivingList, 'drafts'>, week: string) => join(drafts, `${week}.json`)

export async function draftOf(list: Pick<LivingList, 'drafts'>, week: string): Promise<Draft | null> {
  const text = await textOf(draftFile(list, week))
  return text === null ? null : draftIn(text)
}

export const saveDraft = (list: OfList, week: string, draft: Draft): Promise<void> =>
  saveWhole(draftFile(list, week), `${JSON.stringify(draft, null, 2)}\n`)

export const dropDraft = (list: OfList, week: string): Promise<void> => rm(draftFile(list, week), { force: true })

/** Decisions equal to those in force are not a draft. */
export function draftsFor(list: OfList): DecisionStorage {
  return {
    read: async (week) =>
      (await draftOf(list, week))?.text ?? (await inForceOf(list, week)).text ?? written(noDecisions),
    async write(week, text) {
      const [draft, inForce] = [await draftOf(list, week), await inForceOf(list, week)]
      const base = draft === null ? inForce.tag : draft.base
      if (base === inForce.tag && saysTheSame(text, inForce.text, week)) return dropDraft(list, week)
      return saveDraft(list, week, { base, text })
    },
  }
}

function saysTheSame(one: string, other: string | null, week: string): boolean {
  try {
    const name = `${week}.json`
    return isDeepStrictEqual(parseDecisions(one, name), other === null ? noDecisions : parseDecisions(other, name))
  } catch (error) {
    if (error instanceof InvalidDecisions) return false
    throw error
  }
}
