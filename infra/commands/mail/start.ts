// `npm run mail -- <command>`: whether the list receives email, and what came in: on the running `npm start` or on AWS.

import { resolve } from 'node:path'
import { variable } from '../../../functions/environment.ts'
import { runCommand } from '../../command-line/command.ts'
import { findRunning, nothingRuns } from '../../local/run/announcement.ts'
import { receiptRules } from '../../names.ts'
import { repository } from '../../repository.ts'
import { confirm } from '../confirm.ts'
import { awsContent, localContent } from '../content-bucket.ts'
import { findDeployed, namedBy } from '../deployed-list.ts'
import { settingsOfDeployed } from '../list-settings.ts'
import { type Arguments, readArguments, usage } from './arguments.ts'
import { listKept, readKept } from './kept.ts'
import { activate, status } from './on-aws.ts'

async function main(given: string[]): Promise<number> {
  const wanted = readArguments(given)
  const { order } = wanted
  if (order.command === 'list' || order.command === 'read') return look(wanted, order)
  const { ok, lines } = wanted.profile === null ? onLaptop(wanted) : await onAws(wanted, wanted.profile)
  for (const line of lines) console[ok ? 'log' : 'error'](line)
  return ok ? 0 : 1
}

function mailRunning(folder: string) {
  const running = findRunning(resolve(repository, folder))
  if (running === null) throw new Error(nothingRuns(folder, 'look at a list on AWS with --profile'))
  if (running.mail === undefined)
    throw new Error('this list takes no mail: the region of cdk.json is one where SES receives none')
  return { ...running.mail, inbox: running.inbox }
}

/** A laptop needs no activation. */
function onLaptop({ folder }: Arguments): { ok: boolean; lines: string[] } {
  const { domain, port, inbox } = mailRunning(folder)
  const lines = [
    `Mail for ${domain} is taken at 127.0.0.1:${port}, by the rules of the templates; nothing needs to be activated.`,
    `Write some: ${inbox}/write`,
  ]
  return { ok: true, lines }
}

async function onAws({ order, yes }: Arguments, profile: string) {
  const { siteUrl, mailDomain } = settingsOfDeployed(await findDeployed(profile))
  const siteDomain = new URL(siteUrl).hostname
  if (mailDomain === undefined)
    throw new Error(
      `the list of ${siteDomain} takes no mail: name a domain of its own in cdk.json, such as "mailDomain": "mail.${siteDomain}", and run "npm run deploy"`,
    )
  const target = { profile, ruleSet: receiptRules(siteDomain), mailDomain }
  return order.command === 'status' ? status(target) : activate(target, (lines) => confirm(lines, yes))
}

async function look(
  { folder, profile }: Arguments,
  order: Extract<Arguments['order'], { command: 'list' | 'read' }>,
): Promise<number> {
  const { client, bucket } = profile === null ? localMail(folder) : await awsMail(profile)
  try {
    const lines = order.command === 'list' ? listKept(client, bucket) : readKept(client, bucket, order.mail)
    for (const line of await lines) console.log(line)
    return 0
  } finally {
    client.destroy()
  }
}

function localMail(folder: string) {
  const { bucket } = mailRunning(folder)
  return { client: localContent(resolve(repository, folder), 'name a list on AWS').client, bucket }
}

async function awsMail(profile: string) {
  const bucket = namedBy(await findDeployed(profile), variable.mailBucket)
  return { client: awsContent({ profile, bucket }).client, bucket }
}

await runCommand(usage, main)
