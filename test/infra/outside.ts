// Where the outside begins: the sending domain, the API, the site.

import { describe, expect, it } from 'vitest'
import { at, type Json, list, mentions, only, type Synthesis, synthesizeWith } from './synthesis.ts'

export function outside({ resources, folder }: Synthesis): void {
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
    const english = keys(synthesizeWith({ languages: ['en'] }, `${folder}/bundles`))
    expect(english).toContain('editions/*')
    expect(english.filter((key) => key?.startsWith('ar/'))).toEqual([])
  })

  describe('the API', () => {
    it('has the routes that are built, and no others', () => {
      const routes = only(resources, 'AWS::ApiGatewayV2::Route').map(({ properties }) => at(properties, 'RouteKey'))
      expect(routes).toEqual([
        ...['/', '/confirm/{token}', '/preferences/{token}', '/leave/{token}'].flatMap((path) =>
          ['GET', 'HEAD', 'POST'].map((method) => `${method} ${path}`),
        ),
        ...['/time-zone.js', '/not-found'].flatMap((path) => [`GET ${path}`, `HEAD ${path}`]),
      ])
    })

    it('answers at its own domain alone, throttled, with an access log that holds no path and no address', () => {
      expect(at(one('AWS::ApiGatewayV2::Api'), 'DisableExecuteApiEndpoint')).toBe(true)
      expect(at(one('AWS::ApiGatewayV2::DomainName'), 'DomainName')).toBe('api.news.example.com')
      const stage = one('AWS::ApiGatewayV2::Stage')
      expect(at(stage, 'DefaultRouteSettings', 'ThrottlingRateLimit')).toBe(100)
      const logged = String(at(stage, 'AccessLogSettings', 'Format'))
      expect(logged).toContain('$context.routeKey')
      expect(logged).not.toMatch(/path|sourceIp|userAgent|query/i)
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

    it('serves pages by GET and HEAD from the private bucket', () => {
      expect(at(config, 'DefaultCacheBehavior')).toMatchObject({
        AllowedMethods: ['GET', 'HEAD'],
        ViewerProtocolPolicy: 'redirect-to-https',
      })
      expect(only(resources, 'AWS::CloudFront::OriginAccessControl')).toHaveLength(1)
    })

    it('passes forms to the API uncached and without a redirect, with the origin secret (promise R1)', () => {
      // 4135ea2d… is CloudFront's own policy CachingDisabled.
      for (const path of ['/confirm/*', '/preferences/*', '/leave/*'])
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
      for (const path of ['/not-found', '/time-zone.js'])
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

    it('has a firewall whose first rule lets every one-click request through, and which samples no path', () => {
      const acl = one('AWS::WAFv2::WebACL')
      const rules = list(at(acl, 'Rules'))
      expect(at(acl, 'Scope')).toBe('CLOUDFRONT')
      expect(rules.map((rule) => [at(rule, 'Priority'), at(rule, 'Name')])[0]).toEqual([0, 'OneClick'])
      expect(rules[0]).toMatchObject({
        Action: { Allow: {} },
        Statement: { ByteMatchStatement: { SearchString: '/leave/', PositionalConstraint: 'STARTS_WITH' } },
      })
      expect(JSON.stringify(acl)).not.toContain('"SampledRequestsEnabled":true')
    })

    it('writes no access log, here or at the firewall', () => {
      expect(at(config, 'Logging')).toBeUndefined()
      expect(only(resources, 'AWS::WAFv2::LoggingConfiguration', 'AWS::Logs::Delivery')).toEqual([])
    })

    it('sends the headers that keep scripts, frames and foreign forms out, on pages and forms alike', () => {
      const headers = at(
        one('AWS::CloudFront::ResponseHeadersPolicy'),
        'ResponseHeadersPolicyConfig',
        'SecurityHeadersConfig',
      )
      const policy = String(at(headers, 'ContentSecurityPolicy', 'ContentSecurityPolicy'))
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('script-src')
      // A page of the API names its own styles and script; what it says is stricter and stands.
      expect(at(headers, 'ContentSecurityPolicy', 'Override')).toBe(false)
      for (const behaviour of [...behaviours, at(config, 'DefaultCacheBehavior')])
        expect(mentions(at(behaviour, 'ResponseHeadersPolicyId'), 'SecurityHeaders')).toBe(true)
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
