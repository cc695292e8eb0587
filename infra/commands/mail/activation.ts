// What has to be done so that SES receives email for the list. In each account and region only one rule set is active;
// CloudFormation creates ours but cannot activate it.
import type { ReceiptRule } from '@aws-sdk/client-ses'

export interface RuleSets {
  /** `null` if none is active. */
  active: { name: string; rules: readonly ReceiptRule[] } | null
  ours: { name: string; rules: readonly ReceiptRule[] }
}

export type Step =
  /** This account does not receive any other email yet. */
  | { do: 'activate'; set: string }
  /** Another rule set stays active, with our rule added after its rules, or updated if it is already there. */
  | { do: 'add' | 'update'; set: string; rule: ReceiptRule; after: string | null }

export function stepsToActivate({ active, ours }: RuleSets): Step[] {
  if (ours.rules.length === 0) throw new Error(`the rule set ${ours.name} holds no rule: run "npm run deploy" first`)
  if (active?.name === ours.name) return []
  if (active === null || active.rules.length === 0) return [{ do: 'activate', set: ours.name }]
  return ours.rules.flatMap((rule): Step[] => {
    const found = active.rules.find(({ Name }) => Name === rule.Name)
    if (found === undefined) return [{ do: 'add', set: active.name, rule, after: active.rules.at(-1)?.Name ?? null }]
    return isSame(found, rule) ? [] : [{ do: 'update', set: active.name, rule, after: null }]
  })
}

/** True for equal rules, in whatever order their fields are. */
function isSame(one: ReceiptRule, other: ReceiptRule): boolean {
  const text = ({ Recipients, Actions, Enabled, ScanEnabled }: ReceiptRule) =>
    JSON.stringify([
      Recipients,
      Actions?.map(({ S3Action }) => Object.entries(S3Action ?? {}).sort()),
      Enabled,
      ScanEnabled,
    ])
  return text(one) === text(other)
}

export function stepWords(step: Step): string {
  if (step.do === 'activate') return `The rule set ${step.set} becomes the active one; none with a rule is now.`
  const name = step.rule.Name ?? ''
  return step.do === 'add'
    ? `The rule ${name} is added to ${step.set}, which is active, behind its ${step.after ?? 'own'}.`
    : `The rule ${name} in ${step.set}, which is active, is set to what was deployed.`
}
