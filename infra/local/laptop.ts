// The laptop as a deployment target: builds the cloud of the synthesized templates and runs it until it is closed.
import { availableParallelism } from 'node:os'
import type { Cloud } from './cloud.ts'
import { withDemoLinks } from './demo/links.ts'
import { deployBuckets } from './engines/bucket-deployment.ts'
import type { TableEngine } from './engines/dynamodb.ts'
import { lambdaEngine } from './engines/lambda.ts'
import type { Messaging } from './engines/messaging.ts'
import { SecretStore } from './engines/secrets.ts'
import { Ses } from './engines/ses/endpoint.ts'
import { openInbound } from './engines/ses/inbound.ts'
import { Journal } from './engines/ses/journal.ts'
import type { Limits } from './engines/ses/limits.ts'
import type { Troubles } from './engines/ses/troubles.ts'
import { type Storage, startStorage } from './engines/storage.ts'
import { AsynchronousInvocations } from './events/asynchronous.ts'
import { MappingPoller } from './events/mapping.ts'
import { fireNext } from './events/schedules.ts'
import { openSiteServer } from './events/site-server.ts'
import { environmentOf } from './functions/environment.ts'
import { Host } from './functions/host.ts'
import { FunctionLogs } from './functions/logs.ts'
import { CallAuthorizer } from './gateway/call-authorizer.ts'
import { type Engine, startGateway } from './gateway/gateway.ts'
import type { Statement } from './gateway/policy.ts'
import { waitUntilIdle } from './idle.ts'
import type { LoopbackLimits } from './loopback/limits.ts'
import { planCloud } from './resources/plan.ts'
import { readAssembly } from './template/assembly.ts'
import type { VirtualClock } from './virtual-clock.ts'
import { checkWiring } from './wiring.ts'

export interface LaptopOptions {
  /** The synthesized assembly. */
  assembly: string
  /** A path inside `.local/`. */
  file: (name: string) => string
  clock: VirtualClock
  sitePort: number
  /** Options by which commands find this cloud, as printed in emails. */
  commandOptions?: string
  /** Origin of the demonstration's site: functions fetch from it, and displayed links lead to it. */
  demoSite?: string | undefined
  limits: Limits
  /** Faults of SES for the whole run. */
  sesTroubles?: Troubles | undefined
  /** Functions that the account may run at the same time. */
  concurrency?: number | undefined
  /** Limits of requests to its servers; by default those of `infra/local/loopback`. */
  loopback?: LoopbackLimits
  /** Prints a line in the terminal. */
  show: (line: string) => void
  /** Called when an engine dies: anything waiting for it would never end. */
  onCrash: (error: Error) => void
  /** If they were started before the assembly existed; the laptop closes them. */
  storage?: Promise<Storage>
}

export interface Laptop {
  cloud: Cloud
  tables: TableEngine
  /** Endpoint for the operator's own SDK clients. */
  gateway: string
  messaging: Messaging
  journal: Journal
  ses: Ses
  secret: (arn: string) => string
  /** Puts the contents of the bucket deployments; returns the number of new objects. */
  deployBuckets: () => number
  /** What a killed run left: messages held by its workers, events that it did not publish. */
  takeUp: () => { freed: number; replayed: number }
  /** Port on 127.0.0.1 of the server for SES's receiving side; `null` if there are no receipt rules. */
  mailPort: number | null
  /** Starts loading, in the background, the functions that a week will call: as soon as a core has no page to read, for
   * afterwards one call follows another. */
  loadFunctions: () => Promise<void>
  /** Resolves when nothing is under way: no event to handle, no function running. */
  quiet: () => Promise<void>
  /** Checks the queues once, for messages whose time has come. */
  poke: () => void
  /** Fires everything due next after an instant, if it is due by `until`; resolves to that instant, or `null`. */
  fireNext: (after: number, until: number) => Promise<number | null>
  /** Number of invocations made while the account was at its limit. */
  throttled: () => number
  /** Calls a function by its handler's name, as an operator does; resolves to its result, or throws its error. */
  call: (handler: string, event: object) => Promise<unknown>
  close: () => Promise<void>
}

/** What was opened, to be closed in reverse order. */
class Opened {
  readonly #closers: (() => unknown)[] = []

  add(close: () => unknown): void {
    this.#closers.push(close)
  }

  async close(): Promise<void> {
    for (;;) {
      const close = this.#closers.pop()
      if (close === undefined) return
      await close()
    }
  }
}

/** Throws if the templates need something that the laptop does not support; then nothing stays open. */
export async function startLaptop(options: LaptopOptions): Promise<Laptop> {
  const opened = new Opened()
  try {
    return await build(options, opened)
  } catch (error) {
    await opened.close()
    throw error
  }
}

async function build(options: LaptopOptions, opened: Opened): Promise<Laptop> {
  const storage = await (options.storage ?? startStorage(options))
  opened.add(storage.close)
  const planned = await plan(options, opened)
  const { cloud, secrets } = planned
  const services = await startServices(options, planned, storage, opened)
  const { tables, messaging, journal, ses } = services
  const { host, pollers } = startFunctions(options, planned, services, opened)
  const { show: say, loopback, demoSite } = options
  const shown = demoSite === undefined ? undefined : (text: string) => withDemoLinks(text, demoSite)
  opened.add(await openSiteServer({ cloud, messaging, host, say, limits: loopback, shown }, options.sitePort))

  const { clock } = options
  const inbound = await openInbound({ ...options, ...services, rules: cloud.receiptRules })
  if (inbound !== null) opened.add(() => inbound.close())
  const invocations = new AsynchronousInvocations({
    host,
    deadLetter: (queue, event) => messaging.send(queue, JSON.stringify(event)),
    file: options.file('engines/invocations.json'),
    now: () => clock.now(),
  })
  const poke = () => {
    for (const poller of pollers) poller.poke()
  }
  const isQuiet = () => host.running === 0 && ses.pending === 0 && pollers.every((poller) => poller.quiet)
  const hasRoom = () => host.running < availableParallelism() && pollers.every((poller) => !poller.isBehind)
  return {
    cloud,
    tables,
    gateway: planned.gateway,
    messaging,
    journal,
    ses,
    secret: (arn) => secretOf(cloud, secrets, arn),
    mailPort: inbound?.port ?? null,
    deployBuckets: () => deployBuckets(cloud.deployments, messaging, options.file('engines/deployed.json')),
    takeUp: () => ({ freed: messaging.freeHeldMessages(), replayed: ses.replay() }),
    loadFunctions: () => host.load(calledByThemselves(cloud), hasRoom),
    quiet: () => waitUntilIdle({ isQuiet, poke, someEnd: () => host.someEnd() }),
    poke,
    fireNext: (after, until) => fireNext({ schedules: cloud.schedules, clock, invocations }, { after, until }),
    throttled: () => host.throttled,
    call: (handler, event) => callByName(cloud, host, handler, event),
    close: () => opened.close(),
  }
}

async function callByName(cloud: Cloud, host: Host, handler: string, event: object): Promise<unknown> {
  const found = cloud.functions.find(({ environment }) => environment['POWERTOOLS_SERVICE_NAME'] === handler)
  if (found === undefined) throw new Error(`the templates have no function ${handler}`)
  const result = await host.invoke(found.arn, event)
  return result.ok ? result.value : result.error
}

interface Planned {
  cloud: Cloud
  secrets: SecretStore
  gateway: string
  authorizer: CallAuthorizer
  statements: Map<string, Statement[]>
  engines: Map<string, Engine>
  site: string
}

/** Queue addresses contain the gateway's, so it listens before the plan is made; its engines are added later. */
async function plan(
  { file, show: say, assembly, sitePort, clock, loopback: limits }: LaptopOptions,
  opened: Opened,
): Promise<Planned> {
  const statements = new Map<string, Statement[]>()
  const engines = new Map<string, Engine>()
  const authorizer = new CallAuthorizer({ statements, file: file('calls.jsonl') })
  const { url: gateway, close } = await startGateway({
    authorizer,
    engines,
    say,
    limits,
    now: () => new Date(clock.now()),
  })
  opened.add(close)
  const site = `http://127.0.0.1:${sitePort}`
  const secrets = new SecretStore(file('engines/secrets.json'))
  const cloud = planCloud(readAssembly(assembly), {
    endpoints: { gateway, site },
    secret: (secret) => secrets.valueOf(secret),
  })
  for (const one of cloud.functions) statements.set(one.id, statementsOf(cloud, one.roleArn))
  checkWiring(cloud)
  return { cloud, secrets, gateway, authorizer, statements, engines, site }
}

interface Services {
  tables: TableEngine
  messaging: Messaging
  journal: Journal
  ses: Ses
}

async function startServices(
  options: LaptopOptions,
  planned: Planned,
  { tables, messaging }: Storage,
  opened: Opened,
): Promise<Services> {
  const { file } = options
  const { cloud, authorizer, engines, secrets, statements } = planned
  tables.permit(statements)
  await tables.create(cloud.tables)
  messaging.deploy(cloud)
  const journal = new Journal(file('.'))
  opened.add(() => journal.close())
  const ses = new Ses({
    journal,
    limits: options.limits,
    identities: cloud.identities,
    configurationSets: cloud.configurationSets,
    publish: (topic, message) => messaging.publish(topic, message),
    authorizer,
    troubles: options.sesTroubles,
  })
  for (const service of ['sqs', 's3', 'sns']) engines.set(service, messaging.engine(authorizer))
  for (const service of ['ses', 'email']) engines.set(service, ses.engine)
  engines.set('secretsmanager', secrets.engine(cloud.secrets))
  return { tables, messaging, journal, ses }
}

function startFunctions(options: LaptopOptions, planned: Planned, services: Services, opened: Opened) {
  const { cloud, authorizer, gateway, site } = planned
  const { messaging, tables } = services
  const { commandOptions = '', demoSite } = options
  const deployed = cloud.distributions.flatMap(({ domains }) => domains.map((domain) => `https://${domain}`))
  const logs = new FunctionLogs(options.file('logs'), options.show)
  opened.add(() => logs.close())
  const host = new Host({
    functions: cloud.functions,
    environment: (one) =>
      environmentOf(one, { gateway, tables: tables.url }, { deployed, local: site, commandOptions, demoSite }),
    clock: options.clock.memory,
    logs,
    concurrency: options.concurrency,
  })
  opened.add(() => host.close())
  planned.engines.set('lambda', lambdaEngine(host, cloud.functions))
  const pollers = cloud.mappings.map((mapping) => {
    allowPolling(authorizer, host.function(mapping.functionArn).id, mapping.queueArn)
    const queue = messaging.queue(mapping.queueArn)
    const poller = new MappingPoller({ mapping, queue, deadLetters: messaging.deadLetters, host })
    opened.add(() => poller.stop())
    return poller
  })
  return { host, pollers }
}

function statementsOf(cloud: Cloud, roleArn: string): Statement[] {
  const role = cloud.roles.find(({ arn }) => arn === roleArn)
  if (role === undefined) throw new Error(`a function has the role ${roleArn}, which no template declares`)
  return role.statements
}

/** Lambda polls with the function's role; without these permissions, the mapping could not exist. */
function allowPolling(authorizer: CallAuthorizer, caller: string, queueArn: string): void {
  const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']
  const requests = actions.map((action) => ({ action, resource: queueArn, context: {} }))
  const refusal = authorizer.refuse(caller, requests)
  if (refusal !== null) throw new Error(`AWS would refuse the event source mapping: ${refusal}`)
}

function secretOf(cloud: Cloud, store: SecretStore, arn: string): string {
  const secret = cloud.secrets.find((candidate) => candidate.arn === arn)
  if (secret === undefined) throw new Error(`no template declares the secret ${arn}`)
  return store.valueOf(secret)
}

/** ARNs of the functions that no one calls directly: those called by schedules, and those of queues. */
function calledByThemselves({ mappings, schedules }: Cloud): string[] {
  return [...new Set([...schedules, ...mappings].map(({ functionArn }) => functionArn))]
}
