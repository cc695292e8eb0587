// The receipt rules of an account on AWS.
import {
  CreateReceiptRuleCommand,
  DescribeActiveReceiptRuleSetCommand,
  DescribeReceiptRuleSetCommand,
  SESClient,
  SetActiveReceiptRuleSetCommand,
  UpdateReceiptRuleCommand,
} from '@aws-sdk/client-ses'
import { type RuleSets, type Step, stepsToActivate, stepWords } from './activation.ts'

async function readSets(client: SESClient, name: string): Promise<RuleSets> {
  const [active, ours] = await Promise.all([
    client.send(new DescribeActiveReceiptRuleSetCommand({})),
    client.send(new DescribeReceiptRuleSetCommand({ RuleSetName: name })).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'RuleSetDoesNotExistException')
        throw new Error(`there is no rule set ${name}: name "mailDomain" in cdk.json and run "npm run deploy" first`)
      throw error
    }),
  ])
  const activeName = active.Metadata?.Name
  return {
    active: activeName === undefined ? null : { name: activeName, rules: active.Rules ?? [] },
    ours: { name, rules: ours.Rules ?? [] },
  }
}

export interface Target {
  profile: string
  ruleSet: string
  mailDomain: string
}

/** @returns the lines to print, and whether email is received */
export async function status({ profile, ruleSet, mailDomain }: Target): Promise<{ ok: boolean; lines: string[] }> {
  return withClient(profile, async (client) => {
    const sets = await readSets(client, ruleSet)
    const steps = stepsToActivate(sets)
    const active = sets.active === null ? 'No rule set is active.' : `The rule set ${sets.active.name} is active.`
    if (steps.length === 0) return { ok: true, lines: [active, `SES takes mail for ${mailDomain}.`] }
    return { ok: false, lines: [active, `SES takes no mail for ${mailDomain} yet: run "npm run mail -- activate".`] }
  })
}

/** @param agree shows what is about to be done, and asks */
export async function activate(
  { profile, ruleSet, mailDomain }: Target,
  agree: (lines: string[]) => Promise<boolean>,
): Promise<{ ok: boolean; lines: string[] }> {
  return withClient(profile, async (client) => {
    const steps = stepsToActivate(await readSets(client, ruleSet))
    if (steps.length === 0) return { ok: true, lines: [`SES takes mail for ${mailDomain} already.`] }
    if (!(await agree(steps.map(stepWords)))) return { ok: false, lines: ['Nothing was changed.'] }
    for (const step of steps) await take(client, step)
    return { ok: true, lines: [`SES takes mail for ${mailDomain}. Try it: write to help@${mailDomain}.`] }
  })
}

async function take(client: SESClient, step: Step): Promise<void> {
  if (step.do === 'activate') await client.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: step.set }))
  else if (step.do === 'update')
    await client.send(new UpdateReceiptRuleCommand({ RuleSetName: step.set, Rule: step.rule }))
  else
    await client.send(
      new CreateReceiptRuleCommand({
        RuleSetName: step.set,
        Rule: step.rule,
        ...(step.after === null ? {} : { After: step.after }),
      }),
    )
}

async function withClient<T>(profile: string, work: (client: SESClient) => Promise<T>): Promise<T> {
  const client = new SESClient({ profile })
  try {
    return await work(client)
  } finally {
    client.destroy()
  }
}
