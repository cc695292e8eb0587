// What can be reached from outside: the sending domain, the API, the site.

import { describe, expect, it } from 'vitest'
import { at, type Json, list, mentions, only, type Synthesis, synthesizeWith } from './synthesis.ts'

export function outside({ resources, templates, bundles }: Synthesis): void {
  const one = (type: string) => only(resources, type)[0]?.properties

  describe('mail', () => {
    it('is reported by six kinds of events, never open or click (promise R4)', () => {
      const destination = at(one('AWS::SES::ConfigurationSetEventDestination'), 'EventDestination')
      expect(at(destination, 'MatchingEventTypes')).toEqual([
        'send',
        'delivery',
        'bounce',
        'complaint',
        'reject',
        'deliveryDelay',
      ])
      expect(at(one('AWS::SES::ConfigurationSet'), 'TrackingOptions')).toBeUndefined()
    })

    it('travels by TLS only; SES itself suppresses after complaints only', () => {
      expect(one('AWS::SES::ConfigurationSet')).toMatchObject({
        DeliveryOptions: { TlsPolicy: 'REQUIRE' },
        ReputationOptions: { ReputationMetricsEnabled: true },
        SuppressionOptions: { SuppressedReasons: ['COMPLAINT'] },
      })
    })

    it('reports reach the feedback queue as SES wrote them, through a topic whose key SES may use', () => {
      const subscription = only(resources, 'AWS::SNS::Subscription').find(
        ({ properties }) => at(properties, 'Protocol') === 'sqs',
      )
      expect(subscription?.properties).toMatchObject({
        RawMessageDelivery: true,
        RedrivePolicy: { deadLetterTargetArn: expect.anything() },
      })
      const topic = only(resources, 'AWS::SNS::Topic').find(({ id }) => id.startsWith('MailReports'))
      expect(mentions(at(topic?.properties, 'KmsMasterKeyId'), 'MailReportsKey')).toBe(true)
      expect(mentions(at(one('AWS::KMS::Key'), 'KeyPolicy'), 'ses.amazonaws.com')).toBe(true)
    })

    it('is signed and aligned: DKIM, a bounce domain of our own, SPF and DMARC stand in the zone', () => {
      const records = only(resources, 'AWS::Route53::RecordSet').filter(({ id }) => id.startsWith('Mail'))
      expect(records.map(({ properties }) => at(properties, 'Type')).sort()).toEqual([
        'CNAME',
        'CNAME',
        'CNAME',
        'MX',
        'TXT',
        'TXT',
      ])
      expect(at(one('AWS::SES::EmailIdentity'), 'MailFromAttributes', 'MailFromDomain')).toBe(
        'bounces.news.example.com',
      )
    })
  })

  it('a list in English alone may write no folder of another language on the site', () => {
    const written = (all: Json) =>
      [...JSON.stringify(all).matchAll(/\/((?:[a-z]+\/)?(?:editions\/|feed)[^"]*)"/g)].map(([, key]) => key)
    const policies = (from: typeof resources) =>
      only(from, 'AWS::IAM::Policy').filter(({ id }) => id.includes('PublishEdition'))
    const keys = (from: typeof resources) => written(policies(from).map(({ properties }) => properties))
    expect(keys(resources)).toContain('ar/editions/*')
    const english = keys(synthesizeWith({ languages: ['en'] }, bundles))
    expect(english).toContain('editions/*')
    expect(english.filter((key) => key?.startsWith('ar/'))).toEqual([])
  })

  describe('the API', () => {
    const lists = ['/editions/index.html', '/feed.xml', '/feed.json']

    it('has the routes that are built, and no others', () => {
      const routes = only(resources, 'AWS::ApiGatewayV2::Route').map(({ properties }) => at(properties, 'RouteKey'))
      expect(routes).toEqual([
        ...[
          '/',
          '/confirm/{token}',
          '/preferences/{token}',
          '/leave/{token}',
          '/data/{token}',
          '/address/{token}',
        ].flatMap((path) => ['GET', 'HEAD', 'POST'].map((method) => `${method} ${path}`)),
        ...[
          '/privacy',
          '/form.js',
          '/not-found',
          ...['', '/ar'].flatMap((folder) => lists.map((one) => folder + one)),
        ].flatMap((path) => [`GET ${path}`, `HEAD ${path}`]),
      ])
    })

    it('answers at its own domain alone, with an access log that holds no path and no address', () => {
      expect(at(one('AWS::ApiGatewayV2::Api'), 'DisableExecuteApiEndpoint')).toBe(true)
      expect(at(one('AWS::ApiGatewayV2::DomainName'), 'DomainName')).toBe('api.news.example.com')
      const stage = one('AWS::ApiGatewayV2::Stage')
      const logged = String(at(stage, 'AccessLogSettings', 'Format'))
      expect(logged).toContain('$context.routeKey')
      expect(logged).not.toMatch(/path|sourceIp|userAgent|query/i)
    })

    it('has throttles of its own for every route, set once the route is there; one-clicks have the widest (promise R1)', () => {
      const routes = only(resources, 'AWS::ApiGatewayV2::Route')
      const settings = at(one('AWS::ApiGatewayV2::Stage'), 'RouteSettings') as Record<string, Json>
      const keys = routes.map(({ properties }) => String(at(properties, 'RouteKey')))
      expect(Object.keys(settings).sort()).toEqual(keys.toSorted())
      const rateOf = (key: string) => Number(at(settings[key], 'ThrottlingRateLimit'))
      for (const key of keys) {
        expect(rateOf(key)).toBeGreaterThanOrEqual(10)
        expect(Number(at(settings[key], 'ThrottlingBurstLimit'))).toBeGreaterThanOrEqual(rateOf(key))
        if (key !== 'POST /leave/{token}') expect(rateOf(key)).toBeLessThan(rateOf('POST /leave/{token}'))
      }
      const template = at(templates['briefings'], 'Resources') as Record<string, Json>
      const stage = Object.values(template).find((each) => at(each, 'Type') === 'AWS::ApiGatewayV2::Stage')
      expect(list(at(stage, 'DependsOn'))).toEqual(expect.arrayContaining(routes.map(({ id }) => id)))
    })

    it('tells the operator of errors of its own, and of readers whom a throttle refused', () => {
      const filter = only(resources, 'AWS::Logs::MetricFilter').find(({ id }) => id.includes('Throttled'))
      expect(at(filter?.properties, 'FilterPattern')).toBe('{ $.status = 429 }')
      expect(mentions(at(filter?.properties, 'LogGroupName'), 'PublicApiAccessLog')).toBe(true)
      expect(String(at(one('AWS::ApiGatewayV2::Stage'), 'AccessLogSettings', 'Format'))).toContain('"status"')
      const alarms = only(resources, 'AWS::CloudWatch::Alarm').map(({ properties }) => properties)
      const watching = (namespace: string, name: string) =>
        alarms.filter((each) => at(each, 'Namespace') === namespace && at(each, 'MetricName') === name)
      const [throttled, failed] = [watching('Broadsheet', 'Throttled'), watching('AWS/ApiGateway', '5xx')]
      expect([throttled.length, failed.length]).toEqual([1, 1])
      for (const each of [...throttled, ...failed])
        expect(each).toMatchObject({
          Period: 300,
          Statistic: 'Sum',
          ComparisonOperator: expect.stringMatching(/^Greater/),
        })
      expect(mentions(at(failed[0], 'Dimensions'), 'PublicApiHttp')).toBe(true)
      expect(at(filter?.properties, 'MetricTransformations', 0)).toMatchObject({
        MetricNamespace: 'Broadsheet',
        MetricName: 'Throttled',
      })
    })
  })

  describe('the site', () => {
    const config = at(one('AWS::CloudFront::Distribution'), 'DistributionConfig')
    const behaviours = list(at(config, 'CacheBehaviors'))
    const behaviourOf = (path: string) => behaviours.find((each) => at(each, 'PathPattern') === path)
    const forms = behaviourOf('/leave/*')

    it('lives in us-east-1 and takes TLS 1.2 or better', () => {
      expect(at(config, 'ViewerCertificate', 'MinimumProtocolVersion')).toBe('TLSv1.2_2021')
      expect(only(resources, 'AWS::CloudFront::Distribution')[0]?.stack).toBe('site')
    })

    it('asks the API for the lists and feeds that the bucket does not have: an empty archive is a page', () => {
      const group = at(config, 'OriginGroups', 'Items', 0)
      const members = list(at(group, 'Members', 'Items')).map((each) => String(at(each, 'OriginId')))
      const originOf = (id: string | undefined) => list(at(config, 'Origins')).find((each) => at(each, 'Id') === id)
      expect(at(group, 'FailoverCriteria', 'StatusCodes', 'Items')).toEqual([404])
      expect(at(originOf(members[0]), 'OriginAccessControlId')).toBeDefined()
      expect(at(originOf(members[1]), 'DomainName')).toBe('api.news.example.com')
      for (const path of ['*/editions/', '*/editions', '*/feed.xml', '*/feed.json'])
        expect(behaviourOf(path)).toMatchObject({ TargetOriginId: at(group, 'Id'), AllowedMethods: ['GET', 'HEAD'] })
    })

    it('serves pages by GET and HEAD from the private bucket', () => {
      expect(at(config, 'DefaultCacheBehavior')).toMatchObject({
        AllowedMethods: ['GET', 'HEAD'],
        ViewerProtocolPolicy: 'redirect-to-https',
      })
      expect(only(resources, 'AWS::CloudFront::OriginAccessControl')).toHaveLength(1)
    })

    it('passes forms to the API uncached and without a redirect, with the origin secret (promise R1)', () => {
      // 4135ea2d… is CloudFront's own policy CachingDisabled.
      for (const path of ['/confirm/*', '/preferences/*', '/leave/*', '/data/*', '/address/*'])
        expect(behaviourOf(path)).toMatchObject({
          CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
          ViewerProtocolPolicy: 'https-only',
          TargetOriginId: at(forms, 'TargetOriginId'),
        })
      expect(
        list(at(config, 'Origins')).find((origin) => at(origin, 'Id') === at(forms, 'TargetOriginId')),
      ).toMatchObject({
        DomainName: 'api.news.example.com',
        CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
        OriginCustomHeaders: [
          {
            HeaderName: 'x-origin-secret',
            HeaderValue: '{{resolve:secretsmanager:news.example.com/origin:SecretString:::}}',
          },
        ],
      })
    })

    it('has its front page from the API, also for those who type the domain alone', () => {
      expect(at(config, 'DefaultRootObject')).toBeUndefined()
      expect(behaviourOf('/')).toMatchObject({
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        ViewerProtocolPolicy: 'redirect-to-https',
        TargetOriginId: at(forms, 'TargetOriginId'),
      })
    })

    it('shows a page of the API in place of what is not there and keeps it at the edge, but nothing that failed', () => {
      expect(at(config, 'CustomErrorResponses')).toEqual([
        { ErrorCode: 500, ErrorCachingMinTTL: 0 },
        { ErrorCode: 404, ErrorCachingMinTTL: 60, ResponseCode: 404, ResponsePagePath: '/not-found' },
      ])
      // 658327ea… is CloudFront's own policy CachingOptimized.
      for (const path of ['/not-found', '/form.js'])
        expect(behaviourOf(path)).toMatchObject({
          AllowedMethods: ['GET', 'HEAD'],
          CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
          TargetOriginId: at(forms, 'TargetOriginId'),
        })
    })

    it('never keeps a form at the edge, and passes on the language that its address or its browser asks for', () => {
      // CloudFront's own policies CachingDisabled and AllViewerExceptHostHeader: query and Accept-Language go along.
      for (const path of ['/', '/confirm/*', '/preferences/*', '/leave/*'])
        expect(behaviourOf(path)).toMatchObject({
          CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
          OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        })
    })

    it('has a folder for every further language, and the publisher writes there and nowhere else', () => {
      const written = only(resources, 'AWS::IAM::Policy')
        .filter(({ id }) => id.startsWith('PublishingPublishEdition'))
        .flatMap(({ properties }) => list(at(properties, 'PolicyDocument', 'Statement')))
        .filter((statement) => JSON.stringify(statement).includes('s3:PutObject'))
      const text = JSON.stringify(written)
      for (const key of ['/editions/*', '/feed.xml', '/feed.json'])
        for (const folder of ['', '/ar']) expect(text).toContain(`news-example-com-site${folder}${key}`)
      expect(text).not.toMatch(/site\/\*|site\/ar\/\*|site\/en\//)
    })

    it('writes no access log, here or at the firewall', () => {
      expect(at(config, 'Logging')).toBeUndefined()
      expect(only(resources, 'AWS::WAFv2::LoggingConfiguration', 'AWS::Logs::Delivery')).toEqual([])
    })

    it('sends the headers that keep scripts, frames and foreign forms out, on pages and forms alike', () => {
      const policies = only(resources, 'AWS::CloudFront::ResponseHeadersPolicy')
      const usual = policies.find(({ id }) => id.startsWith('SecurityHeaders'))?.properties
      const headers = at(usual, 'ResponseHeadersPolicyConfig', 'SecurityHeadersConfig')
      const policy = String(at(headers, 'ContentSecurityPolicy', 'ContentSecurityPolicy'))
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('script-src')
      // A page of the API names its own styles and script; what it says is stricter and stands.
      expect(at(headers, 'ContentSecurityPolicy', 'Override')).toBe(false)
      const custom = list(at(usual, 'ResponseHeadersPolicyConfig', 'CustomHeadersConfig', 'Items'))
      expect(Object.fromEntries(custom.map((each) => [at(each, 'Header'), at(each, 'Value')]))).toEqual({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=(), '),
      })
      expect(custom.every((each) => at(each, 'Override') === true)).toBe(true)
      for (const behaviour of [...behaviours, at(config, 'DefaultCacheBehavior')]) {
        const isSearch = /search/.test(String(at(behaviour, 'PathPattern')))
        const own = isSearch ? 'SearchHeaders' : 'SecurityHeaders'
        expect(mentions(at(behaviour, 'ResponseHeadersPolicyId'), own)).toBe(true)
      }
      const search = policies.find(({ id }) => id.startsWith('SearchHeaders'))?.properties
      const said = at(search, 'ResponseHeadersPolicyConfig', 'SecurityHeadersConfig', 'ContentSecurityPolicy')
      expect(at(said, 'ContentSecurityPolicy')).toBe(`${policy}; script-src 'self'; connect-src 'self'`)
    })
  })

  describe('CloudFront’s functions', () => {
    it('tell the API the address of the viewer, whatever the viewer claims', () => {
      const request = { uri: '/leave/abc', headers: { 'x-viewer-address': { value: '203.0.113.9' } } }
      const answer = run('ViewerAddress', { request, viewer: { ip: '198.51.100.7' } })
      expect(at(answer, 'headers')).toEqual({ 'x-viewer-address': { value: '198.51.100.7' } })
    })

    it.each([
      ['/', '/index.html'],
      ['/editions/', '/editions/index.html'],
      ['/editions/2026-W47/', '/editions/2026-W47/index.html'],
      ['/editions/2026-W47', '/editions/2026-W47/index.html'],
      ['/feed.xml', '/feed.xml'],
      ['/ar/editions/2026-W47/', '/ar/editions/2026-W47/index.html'],
      ['/ar/feed.xml', '/ar/feed.xml'],
      ['/editions/2026-W47/index.html', '/editions/2026-W47/index.html'],
    ])('find the page of %s at %s', (uri, page) => {
      expect(at(run('FolderIndex', { request: { uri } }), 'uri')).toBe(page)
    })

    function run(id: string, event: Json): Json {
      const fn = only(resources, 'AWS::CloudFront::Function').find((each) => each.id.startsWith(id))
      return new Function('event', `${at(fn?.properties, 'FunctionCode')}; return handler(event)`)(event)
    }
  })
}
