// One loopback endpoint in place of AWS, for commands with `--profile`: its tables, buckets, queues, secrets and SES
// are those of a running `npm start`, and what only AWS has (the list of functions, the outputs of a stack) is answered
// from what that announces.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { variable } from '../../functions/environment.ts'
import type { Announcement } from '../../infra/local/run/announcement.ts'

export interface StandIn {
  url: string
  /** Service and action or path of each call, e.g. `lambda GET /2015-03-31/functions`. */
  calls: string[]
  close(): Promise<unknown>
}

export async function startStandIn(running: Announcement): Promise<StandIn> {
  const calls: string[] = []
  const server = createServer((incoming, answer) => {
    const service = /\/([a-z0-9-]+)\/aws4_request/.exec(incoming.headers.authorization ?? '')?.[1] ?? 'unsigned'
    const path = new URL(incoming.url ?? '/', 'http://127.0.0.1').pathname
    calls.push(`${service} ${incoming.method} ${incoming.headers['x-amz-target'] ?? path}`)
    if (service === 'lambda' && path === '/2015-03-31/functions') return json(answer, functionsOf(running))
    if (service === 'cloudformation') return xml(answer, stackOf(running))
    forward(incoming, answer, service === 'dynamodb' ? running.tables : running.gateway)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}

function forward(incoming: IncomingMessage, answer: ServerResponse, to: string): void {
  const onward = request(`${to}${incoming.url}`, { method: incoming.method, headers: incoming.headers }, (found) => {
    answer.writeHead(found.statusCode ?? 502, found.headers)
    found.pipe(answer)
  })
  onward.on('error', (error) => answer.writeHead(502).end(error.message))
  incoming.pipe(onward)
}

/** As ListFunctions tells them. */
function functionsOf({ functions, ...running }: Announcement): object {
  const Variables = {
    [variable.contentBucket]: running.contentBucket,
    [variable.editionsTable]: running.editionsTable,
    [variable.deliveriesTable]: running.deliveriesTable,
    [variable.subscribersTable]: running.subscribersTable,
    [variable.messageQueueUrl]: running.messageQueue,
    [variable.pepperSecretArn]: running.secrets.pepper,
  }
  const all = Object.entries(functions).map(([handler, FunctionName]) => ({
    FunctionName,
    Environment: { Variables: { ...Variables, POWERTOOLS_SERVICE_NAME: handler } },
  }))
  return { Functions: all }
}

/** As DescribeStacks tells its outputs. */
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
