// What the operator sets in the context of `cdk.json`, checked before anything is synthesized.

import type { z } from 'zod'
import { launchHour, type Settings } from '../../functions/environment.ts'
import { nearestWord } from '../command-line/nearest-command.ts'
import { composesInTime } from '../timetable.ts'
import { logoFile, logoSize } from './logo.ts'
import { receivingRegions } from './regions.ts'
import { visible } from './settings-rules.ts'
import { type Context, contextSchema, examples } from './settings-schema.ts'

export interface Deployment {
  /** Passed to the functions as JSON in `SETTINGS`. */
  list: Settings
  /** Domain of the public site; the API answers at `api.<siteDomain>`. */
  siteDomain: string
  hostedZone: { id: string; name: string }
  region: string
  schedule: { compose: string }
  /** Receives alarms. */
  operatorAddress: string
  /** Most parallel instances of `send-briefings`; the pace is kept by the account's sequence of slots, not by this. */
  sendConcurrency: number
  logRetentionDays: number
  /** Profile in the operator's AWS configuration, named in commands in emails. */
  profile: string
  /** How often the origin secret was rotated: CloudFormation reads the new one only if the distribution changes. */
  originRotation: number
  /** True if the pages in `articles/` of the seeds folder are put into the inbox: on a laptop, elsewhere not by
   * default. */
  sampleArticles: boolean
  /** Folder of topics, decisions and sample pages; absolute, or relative to the repository's root. */
  seedsFolder: string
  /** Absolute; `null` if the list's name is set in type. */
  logoFile: string | null
}

/** Throws a single `InvalidSettings` that lists every problem with its key and an example. */
export function readSettings(context: Record<string, unknown>): Deployment {
  const entries = Object.entries(context).filter(([key]) => !belongsToTheCdk(key))
  const own = Object.fromEntries(entries.map(([key, value]) => [key, fromCommandLine(key, value)]))
  const parsed = contextSchema.safeParse(own)
  if (!parsed.success) throw new InvalidSettings(parsed.error.issues.flatMap((issue) => describe(issue, own)))
  const problems = contradictions(parsed.data)
  if (problems.length > 0) throw new InvalidSettings(problems)
  return arrange(parsed.data)
}

export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** Feature flags and look-up results that the CDK keeps in the same place, e.g. `@aws-cdk/core:checkSecretUsage`. */
function belongsToTheCdk(key: string): boolean {
  return (
    key.startsWith('@aws-cdk/') || key.startsWith('aws:cdk:') || key.startsWith('cli-') || key.includes(':account=')
  )
}

/** `cdk deploy -c sampleArticles=false` passes only texts: `'false'` → `false`. */
function fromCommandLine(key: string, value: unknown): unknown {
  if (typeof value !== 'string' || !(key in examples) || typeof at(examples, [key]) === 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** e.g. `cdk.json: context "fromAddress" is missing; add e.g. "fromAddress": "briefing@news.example.com"` */
function describe(issue: z.core.$ZodIssue, context: unknown): string[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(
      (key) => `cdk.json: context "${[...issue.path, key].join('.')}" is unknown; ${correction(key, issue.path)}`,
    )
  const key = issue.path.join('.')
  // Of a list the whole is shown, because its third entry has no name.
  const named = issue.path.slice(0, issue.path.findLastIndex((part) => typeof part === 'string') + 1)
  const example = `e.g. "${String(named.at(-1))}": ${JSON.stringify(at(examples, named))}`
  const value = at(context, issue.path)
  if (value === undefined) return [`cdk.json: context "${key}" is missing; add ${example}`]
  const reason =
    issue.code === 'invalid_type' ? `must be ${kinds.get(issue.expected) ?? `a ${issue.expected}`}` : issue.message
  return [
    `cdk.json: context "${key}" is ${visible(JSON.stringify(value))}: ${reason.replace(/^is /, '')}; write ${example}`,
  ]
}

/** @param path to the object that contains the key */
function correction(key: string, path: readonly PropertyKey[]): string {
  const known = at(examples, path)
  const meant = isRecord(known) ? nearestWord(key, Object.keys(known)) : null
  return meant === null ? 'remove it or correct its name' : `did you mean "${meant}"?`
}

const kinds = new Map([
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['object', 'an object'],
])

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[String(key)] : undefined), value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Certificates and mail records are written into the hosted zone, so the names must be in it. */
function contradictions(context: Context): string[] {
  const zone = context.hostedZoneName
  const inZone = (name: string) => name === zone || name.endsWith(`.${zone}`)
  const named = { siteDomain: context.siteDomain, fromAddress: domainOf(context.fromAddress) }
  const outside = Object.entries(named)
    .filter(([, name]) => !inZone(name))
    .map(
      ([key, name]) =>
        `cdk.json: context "${key}" names ${name}, which is not in the hosted zone "${zone}"; correct "${key}" or "hostedZoneName"`,
    )
  return [...outside, ...mailProblems(context), ...lateness(context), ...hastiness(context)]
}

/** From then on all email for the domain goes to SES, whoever received it before. */
function mailProblems(context: Context): string[] {
  const { mailDomain, hostedZoneName: zone, siteDomain, fromAddress, region } = context
  if (mailDomain === undefined) return []
  const sending = domainOf(fromAddress)
  const taken = [zone, siteDomain, sending, `bounces.${sending}`, `api.${siteDomain}`]
  const own = `choose one of its own in the hosted zone, e.g. "mailDomain": "mail.${siteDomain}"`
  const people = { operatorAddress: context.operatorAddress, replyToAddress: context.replyToAddress }
  const within = Object.entries(people).filter(([, address]) => isWithin(domainOf(address), mailDomain))
  return [
    ...(mailDomain.endsWith(`.${zone}`) && !taken.includes(mailDomain)
      ? []
      : [
          `cdk.json: context "mailDomain" is ${mailDomain}, which mail or the site needs already, or which is not in "${zone}"; ${own}`,
        ]),
    ...within.map(
      ([key, address]) =>
        `cdk.json: context "${key}" is ${address}: a person's mailbox must be outside "mailDomain" (${mailDomain}), where nothing is forwarded`,
    ),
    ...(receivingRegions.includes(region)
      ? []
      : [
          `cdk.json: context "region" is ${region}, where SES receives no mail; leave out "mailDomain", or choose from ${receivingRegions.join(', ')}`,
        ]),
  ]
}

export const isWithin = (domain: string, other: string) => domain === other || domain.endsWith(`.${other}`)

/** `null`: for ever. */
const freshDaysOf = ({ freshFor }: Pick<Context, 'freshFor'>) =>
  freshFor === 'always' ? null : Number.parseInt(freshFor, 10)

/** Default days of a stock, and by how many days it exceeds the time that stories may wait at least: stories that leave
 * are counted once, when the next edition is composed. */
const usualStock = 60
const leaving = 7

/** Pages whose stories may wait for ever stay for ever. */
function stockDaysOf({ freshFor, stockDays }: Pick<Context, 'freshFor' | 'stockDays'>): number | null {
  const fresh = freshDaysOf({ freshFor })
  return stockDays ?? (fresh === null ? null : Math.max(usualStock, fresh + leaving))
}

function hastiness({ freshFor, stockDays }: Context): string[] {
  const fresh = freshDaysOf({ freshFor })
  if (fresh === null || stockDays === undefined || stockDays >= fresh + leaving) return []
  return [
    `cdk.json: context "stockDays" is ${stockDays}, but stories may wait ${fresh} days ("freshFor") and are counted within ` +
      `${leaving} more when they leave; write at least ${fresh + leaving}, or shorten "freshFor"`,
  ]
}

function lateness({ schedule, timeZone, deliveryDay }: Context): string[] {
  if (composesInTime(schedule.compose, timeZone, deliveryDay)) return []
  return [
    `cdk.json: context "schedule.compose" is "${schedule.compose}" in ${timeZone}: the audience is frozen at ${launchHour}:00 UTC on ` +
      `the day before ${deliveryDay}, and an edition composed later than a quarter of an hour before that is never sent; ` +
      'choose an earlier hour or day',
  ]
}

export function domainOf(mailAddress: string): string {
  return mailAddress.slice(mailAddress.lastIndexOf('@') + 1).toLowerCase()
}

function arrange(context: Context): Deployment {
  const { siteDomain, hostedZoneId, hostedZoneName, region, schedule, operatorAddress, sendConcurrency } = context
  const { logRetentionDays, originRotation, sampleArticles, seedsFolder, logo, profile, ...list } = context
  return {
    list: {
      listName: list.listName,
      listId: list.listId,
      fromAddress: list.fromAddress,
      replyToAddress: list.replyToAddress,
      operatorAddress,
      postalAddress: list.postalAddress,
      siteUrl: `https://${siteDomain}`,
      ...(list.mailDomain === undefined ? {} : { mailDomain: list.mailDomain }),
      ...(list.privacyUrl === undefined ? {} : { privacyUrl: list.privacyUrl }),
      ...(logo === undefined ? {} : { logo: logoSize(logo) }),
      deliveryDay: list.deliveryDay,
      composeSchedule: schedule.compose,
      timeZone: list.timeZone,
      localHour: list.localHour,
      caps: list.caps,
      proofs: list.proofs,
      freshForDays: freshDaysOf(list),
      stockDays: stockDaysOf(list),
      stockPages: list.stockPages,
      languages: list.languages,
    },
    siteDomain,
    hostedZone: { id: hostedZoneId, name: hostedZoneName },
    region,
    schedule,
    operatorAddress,
    sendConcurrency,
    logRetentionDays,
    profile,
    originRotation,
    sampleArticles,
    seedsFolder,
    logoFile: logo === undefined ? null : logoFile(logo),
  }
}
