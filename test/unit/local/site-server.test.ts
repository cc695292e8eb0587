// The distribution on the laptop: error pages come through the behaviours, response headers from the template (O1).

import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startLaptop } from '../../../infra/local/laptop.ts'
import { closeServer, listen } from '../../../infra/local/loopback/listen.ts'
import { VirtualClock } from '../../../infra/local/virtual-clock.ts'
import { assemble } from './small-cloud.ts'
import { temporaryFolder } from './workbench.ts'

const security = {
  ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'none'", Override: false },
  ContentTypeOptions: { Override: true },
  FrameOptions: { FrameOption: 'DENY', Override: true },
  StrictTransportSecurity: { AccessControlMaxAgeSec: 60, IncludeSubdomains: true, Override: true },
}

/** The small cloud with a response headers policy, and a page of the API for what is not there. */
function withErrorPage(folder: string, errorPath: string): string {
  return assemble(folder, (resources) => {
    resources['Headers'] = {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: { ResponseHeadersPolicyConfig: { Name: 'headers', SecurityHeadersConfig: security } },
    }
    resources['NotFoundRoute'] = {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: { Ref: 'Api' },
        RouteKey: 'GET /not-found',
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
      },
    }
    resources['ListRoute'] = {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: { Ref: 'Api' },
        RouteKey: 'GET /lists/{name}',
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
      },
    }
    const { DistributionConfig: config } = (
      resources['Distribution'] as { Properties: { DistributionConfig: Distribution } }
    ).Properties
    const headers = { ResponseHeadersPolicyId: { Ref: 'Headers' } }
    config.CacheBehaviors = [...config.CacheBehaviors, { ...config.CacheBehaviors[0], PathPattern: '/not-found' }].map(
      (one) => ({ ...one, ...headers }),
    )
    config.OriginGroups = {
      Quantity: 1,
      Items: [
        {
          Id: 'BucketThenApi',
          FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [404] } },
          Members: { Quantity: 2, Items: [{ OriginId: 'pages' }, { OriginId: 'forms' }] },
        },
      ],
    }
    const lists = { ...config.DefaultCacheBehavior, PathPattern: '*/lists/*', TargetOriginId: 'BucketThenApi' }
    config.CacheBehaviors = [...config.CacheBehaviors, lists]
    config.DefaultCacheBehavior = { ...config.DefaultCacheBehavior, ...headers }
    config.CustomErrorResponses = [{ ErrorCode: 404, ResponseCode: 404, ResponsePagePath: errorPath }]
  })
}

interface Distribution {
  OriginGroups?: object
  CacheBehaviors: object[]
  DefaultCacheBehavior: object
  CustomErrorResponses: object[]
}

async function open(errorPath = '/not-found') {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'engines'), { recursive: true })
  const server = createServer()
  const sitePort = await listen(server, 0)
  await closeServer(server)
  const laptop = await startLaptop({
    assembly: withErrorPage(folder, errorPath),
    file: (name) => join(folder, name),
    clock: new VirtualClock(),
    sitePort,
    limits: { maxPerSecond: 10, maxPerDay: 100 },
    show: () => {},
    onCrash: () => {},
  })
  onTestFinished(() => laptop.close())
  return { laptop, site: `http://127.0.0.1:${sitePort}` }
}

test('what is not there, in the bucket or in the API, is shown as the page of the API, with 404', async () => {
  const { site } = await open()
  for (const path of ['/nothing', '/leave/abc/more']) {
    const answer = await fetch(`${site}${path}`)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual(expect.arrayContaining(['GET /not-found']))
  }
})

test('of an origin group the bucket answers, and the API for what the bucket does not have; what neither has is missing', async () => {
  const { laptop, site } = await open()
  const fromApi = await fetch(`${site}/lists/editions`)
  expect([fromApi.status, await fromApi.json()]).toEqual([200, expect.arrayContaining(['GET /lists/{name}'])])
  laptop.messaging.put('content', 'out/lists/editions', Buffer.from('<h1>Editions</h1>'), 'text/html')
  const fromBucket = await fetch(`${site}/lists/editions`)
  expect([fromBucket.status, await fromBucket.text()]).toEqual([200, '<h1>Editions</h1>'])
  expect((await fetch(`${site}/ar/lists/editions`)).status).toBe(404)
})

test('an error page that is missing itself leaves the error as it was', async () => {
  const { site } = await open('/no-such-page')
  const answer = await fetch(`${site}/nothing`)
  expect([answer.status, await answer.text()]).toEqual([404, 'There is no such page.\n'])
})

test('static pages carry the headers of the template; a header of the origin stands where the policy does not override', async () => {
  const { laptop, site } = await open()
  laptop.messaging.put('content', 'out/index.html', Buffer.from('<h1>Hello</h1>'), 'text/html')
  const { headers } = await fetch(`${site}/`)
  expect(headers.get('content-security-policy')).toBe("default-src 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('strict-transport-security')).toBe('max-age=60; includeSubDomains')
})

test('HEAD is answered like GET without the body; an address that is not whole is refused', async () => {
  const { laptop, site } = await open()
  laptop.messaging.put('content', 'out/index.html', Buffer.from('<h1>Hello</h1>'), 'text/html')
  const head = await fetch(`${site}/`, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'text/html', ''])
  expect((await fetch(`${site}/%zz`)).status).toBe(400)
})
