// A loopback endpoint in place of AWS, for commands with `--profile`: its tables, buckets, queues, secrets and SES are
// those of a running `npm start`; what only AWS has (the list of functions, the outputs of a stack) is answered from
// the run's announcement.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { variable } from '../../../functions/environment.ts'
import type { Announcement } from '../../../infra/local/run/announcement.ts'

export interface StandIn {
  url: string
  /** Service and action or path of each call, e.g. `lambda GET /2015-03-31/functions`. */
  calls: string[]
  /** What AWS answers instead from now on. */
  trouble: AwsTrouble | null
  /** The profile’s region has no list. */
  isElsewhere: boolean
  /** The list was deployed with a domain for mail. */
  takesMail: boolean
  close(): Promise<unknown>
}

export interface AwsTrouble {
  /** Services that answer like this, e.g. `dynamodb`; if absent, all. */
  service?: string
  code: string
  message: string
}

export async function startStandIn(running: Announcement): Promise<StandIn> {
  const calls: string[] = []
  const rules = { active: '' }
  const standIn: Pick<StandIn, 'trouble' | 'isElsewhere' | 'takesMail'> = {
    trouble: null,
    isElsewhere: false,
    takesMail: true,
  }
  const server = createServer((incoming, answer) => {
    const service = /\/([a-z0-9-]+)\/aws4_request/.exec(incoming.headers.authorization ?? '')?.[1] ?? 'unsigned'
    const path = new URL(incoming.url ?? '/', 'http://127.0.0.1').pathname
    calls.push(`${service} ${incoming.method} ${incoming.headers['x-amz-target'] ?? path}`)
    const { trouble } = standIn
    if (trouble !== null && (trouble.service ?? service) === service) return refuse(answer, service, trouble)
    if (service === 'ses' && path.startsWith('/v2/email/suppression/')) return refuse(answer, service, notListed)
    if (service === 'lambda' && path === '/2015-03-31/functions')
      return json(answer, standIn.isElsewhere ? { Functions: [] } : functionsOf(running, standIn.takesMail))
    if (service === 'cloudformation') return xml(answer, stackOf(running))
    if (service === 'ses' && path === '/') return void answerRules(incoming, answer, rules, running)
    forward(incoming, answer, service === 'dynamodb' ? running.tables : running.gateway)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(standIn, {
    url: `http://127.0.0.1:${port}`,
    calls,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  })
}

const notListed: AwsTrouble = { code: 'NotFoundException', message: 'The email address does not exist on the list.' }

/** In the protocol of the service: S3, SES and CloudFormation use XML. */
function refuse(answer: ServerResponse, service: string, { code, message }: AwsTrouble): void {
  const status = code.startsWith('AccessDenied') ? 403 : code === 'NotFoundException' ? 404 : 400
  const isXml = service === 's3' || service === 'cloudformation' || (service === 'ses' && code !== notListed.code)
  if (!isXml) {
    const head = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code }
    answer.writeHead(status, head).end(JSON.stringify({ __type: code, message }))
    return
  }
  const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`
  answer
    .writeHead(status, { 'content-type': 'text/xml' })
    .end(service === 's3' ? error : `<ErrorResponse>${error}</ErrorResponse>`)
}

function forward(incoming: IncomingMessage, answer: ServerResponse, to: string): void {
  incoming.pipe(onward(incoming, answer, to))
}

function onward({ url, method, headers }: IncomingMessage, answer: ServerResponse, to: string) {
  const asked = request(`${to}${url}`, { method, headers }, (found) => {
    answer.writeHead(found.statusCode ?? 502, found.headers)
    found.pipe(answer)
  })
  return asked.on('error', (error) => answer.writeHead(502).end(error.message))
}

/** SES's receipt rules, which only AWS has: one rule set, the list's. Other calls to SES go to the laptop's. */
async function answerRules(
  incoming: IncomingMessage,
  answer: ServerResponse,
  rules: { active: string },
  running: Announcement,
): Promise<void> {
  const body = Buffer.concat(await incoming.toArray())
  const asked = new URLSearchParams(body.toString())
  const action = asked.get('Action') ?? ''
  if (!/ReceiptRule/.test(action)) return void onward(incoming, answer, running.gateway).end(body)
  if (action === 'SetActiveReceiptRuleSet') rules.active = asked.get('RuleSetName') ?? ''
  const bucket = running.mail?.bucket ?? ''
  const rule = `<member><Name>Keep</Name><Enabled>true</Enabled><Recipients><member>${running.mail?.domain}</member></Recipients><Actions><member><S3Action><BucketName>${bucket}</BucketName></S3Action></member></Actions></member>`
  const set = (name: string) => `<Metadata><Name>${name}</Name></Metadata><Rules>${rule}</Rules>`
  const isActive = action === 'DescribeActiveReceiptRuleSet'
  const name = isActive ? rules.active : (asked.get('RuleSetName') ?? '')
  const found = /^Describe/.test(action) && name !== '' ? set(name) : ''
  const space = 'xmlns="http://ses.amazonaws.com/doc/2010-12-01/"'
  xml(answer, `<${action}Response ${space}><${action}Result>${found}</${action}Result></${action}Response>`)
}

/** As ListFunctions returns them. */
function functionsOf({ functions, ...running }: Announcement, takesMail: boolean): object {
  const { mailDomain, ...settings } = running.settings
  const Variables = {
    [variable.contentBucket]: running.contentBucket,
    [variable.editionsTable]: running.editionsTable,
    [variable.deliveriesTable]: running.deliveriesTable,
    [variable.subscribersTable]: running.subscribersTable,
    [variable.messageQueueUrl]: running.messageQueue,
    [variable.pepperSecretArn]: running.secrets.pepper,
    [variable.linkSecretArn]: running.secrets.links,
    [variable.originSecretArn]: running.secrets.origin,
    [variable.settings]: JSON.stringify({ ...settings, ...(takesMail ? { mailDomain } : {}) }),
    ...(running.mail && { [variable.mailBucket]: running.mail.bucket }),
  }
  const all = Object.entries(functions).map(([handler, FunctionName]) => ({
    FunctionName,
    Environment: { Variables: { ...Variables, POWERTOOLS_SERVICE_NAME: handler } },
  }))
  return { Functions: all }
}

/** As DescribeStacks returns a stack's outputs. */
function stackOf(running: Announcement): string {
  const outputs = {
    Inbox: `s3://${running.contentBucket}/inbox/`,
    EditionsTable: running.editionsTable,
    SubscribersTable: running.subscribersTable,
    ComposeFunction: running.functions['compose-edition'],
  }
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  )
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>briefings</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`
}

const json = (answer: ServerResponse, value: object) =>
  void answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
const xml = (answer: ServerResponse, text: string) =>
  void answer.writeHead(200, { 'content-type': 'text/xml' }).end(text)
