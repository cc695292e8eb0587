// The stack of the public site, in us-east-1: pages from a private bucket, forms from the API, one domain for both.

import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager'
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, OriginGroup, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { AaaaRecord, ARecord, HostedZone, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Duration, SecretValue, Stack, type StackProps, Validations } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { archiveKey, logoPath, originHeader, sitePath } from '../functions/environment.ts'
import { DeployedLogo } from './constructs/deployed-logo.ts'
import { folderIndex, imageHeaders, searchHeaders, securityHeaders, viewerAddress } from './constructs/edge.ts'
import { Firewall } from './constructs/firewall.ts'
import { asInterface, privateBucket } from './constructs/private-bucket.ts'
import { apiDomain, originSecretName, siteBucketName } from './names.ts'
import type { Deployment } from './settings/settings.ts'

export class SiteStack extends Stack {
  private readonly headers: cloudfront.ResponseHeadersPolicy
  private readonly domain: string
  private readonly folderIndex: cloudfront.FunctionAssociation[]

  constructor(scope: Construct, id: string, deployment: Deployment, props: StackProps) {
    super(scope, id, props)
    this.domain = deployment.siteDomain
    this.headers = securityHeaders(this)
    const { hostedZone } = deployment
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: hostedZone.id,
      zoneName: hostedZone.name,
    })
    const certificate = new Certificate(this, 'Certificate', {
      domainName: this.domain,
      validation: CertificateValidation.fromDns(zone),
    })
    this.folderIndex = folderIndex(this)
    const pages = privateBucket(this, 'Bucket', siteBucketName(this.domain))
    const { logoFile: file, logRetentionDays } = deployment
    if (file !== null) new DeployedLogo(this, 'Logo', { bucket: pages, file, logRetentionDays })
    const bucket = this.bucketOrigin(pages)
    // No access log: its paths would contain readers' tokens (promise R4).
    const distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: `${this.domain}, origin secret ${deployment.originRotation}`,
      domainNames: [this.domain],
      certificate,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      webAclId: new Firewall(this, 'Firewall').arn,
      defaultBehavior: this.pages(bucket),
      additionalBehaviors: { ...this.behaviours(bucket), ...(file === null ? {} : this.image(bucket)) },
      errorResponses: [
        // A failed request is retried at once; CloudFront would cache the error for ten seconds.
        { httpStatus: 500, ttl: Duration.seconds(0) },
        { httpStatus: 404, responseHttpStatus: 404, responsePagePath: sitePath.notFound, ttl: Duration.minutes(1) },
      ],
    })
    Validations.of(distribution).acknowledge({
      id: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      reason: 'The list has no address: `folderIndex` turns every path that could name the bucket into a page.',
    })
    this.address(zone, distribution)
  }

  private bucketOrigin(bucket: Bucket): cloudfront.IOrigin {
    // Permission to list makes a missing page a 404 instead of a 403; `folderIndex` keeps the listing itself out of
    // reach.
    return S3BucketOrigin.withOriginAccessControl(asInterface(bucket), {
      originAccessControl: new cloudfront.S3OriginAccessControl(this, 'PagesAccess'),
      originAccessLevels: [cloudfront.AccessLevel.READ, cloudfront.AccessLevel.LIST],
    })
  }

  private pages(origin: cloudfront.IOrigin): cloudfront.BehaviorOptions {
    return { ...this.constants(origin), functionAssociations: this.folderIndex }
  }

  private image(bucket: cloudfront.IOrigin): Record<string, cloudfront.BehaviorOptions> {
    return { [logoPath]: { ...this.constants(bucket), responseHeadersPolicy: imageHeaders(this) } }
  }

  /** What the API answers. */
  private behaviours(bucket: cloudfront.IOrigin): Record<string, cloudfront.BehaviorOptions> {
    const origin = this.api()
    const forms = this.forms(origin)
    // People type the domain without a protocol.
    const front = { ...forms, viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS }
    const constant = this.constants(origin)
    return {
      [sitePath.subscribe]: front,
      [`${sitePath.confirm}*`]: forms,
      [`${sitePath.preferences}*`]: forms,
      [`${sitePath.leave}*`]: forms,
      [`${sitePath.ownData}*`]: forms,
      [`${sitePath.address}*`]: forms,
      // Like the front page, it is in the language of the address, or of the browser.
      [sitePath.privacy]: { ...front, allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD },
      [sitePath.formScript]: constant,
      [sitePath.notFound]: constant,
      ...this.lists(bucket, origin),
      ...this.search(bucket),
    }
  }

  /** Each language has its own; the script is next to the first. */
  private search(bucket: cloudfront.IOrigin): Record<string, cloudfront.BehaviorOptions> {
    const behaviour = { ...this.pages(bucket), responseHeadersPolicy: searchHeaders(this) }
    const { search } = archiveKey
    return Object.fromEntries([`*/${search}*`, `*/${search.slice(0, -1)}`].map((path) => [path, behaviour]))
  }

  /** From the bucket, and if it has none of them yet from the API: an empty archive is a page that says so. */
  private lists(bucket: cloudfront.IOrigin, api: HttpOrigin): Record<string, cloudfront.BehaviorOptions> {
    const origin = new OriginGroup({ primaryOrigin: bucket, fallbackOrigin: api, fallbackStatusCodes: [404] })
    const { editions, rss, json } = archiveKey
    const paths = [editions, editions.slice(0, -1), rss, json].map((key) => `*/${key}`)
    return Object.fromEntries(paths.map((path) => [path, this.pages(origin)]))
  }

  private api(): HttpOrigin {
    return new HttpOrigin(apiDomain(this.domain), {
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      customHeaders: { [originHeader.secret]: this.originSecret() },
    })
  }

  /** CloudFront allows POST only together with every other method; the API has routes for GET, HEAD and POST. */
  private forms(origin: HttpOrigin): cloudfront.BehaviorOptions {
    return {
      origin,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
      originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      // A redirected POST would not be the one-click request of RFC 8058, so http is refused instead.
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      responseHeadersPolicy: this.headers,
      functionAssociations: viewerAddress(this),
    }
  }

  /** The same for everyone: cached at the edge, so that requests for missing pages do not load the API. */
  private constants(origin: cloudfront.IOrigin): cloudfront.BehaviorOptions {
    return {
      origin,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: this.headers,
    }
  }

  /** A reference that CloudFormation resolves in this region, where the data stack keeps a copy. */
  private originSecret(): string {
    return SecretValue.secretsManager(originSecretName(this.domain)).unsafeUnwrap()
  }

  private address(zone: IHostedZone, distribution: cloudfront.Distribution): void {
    const record = {
      zone,
      recordName: `${this.domain}.`,
      target: RecordTarget.fromAlias(new CloudFrontTarget(distribution)),
    }
    new ARecord(this, 'Address', record)
    new AaaaRecord(this, 'AddressV6', record)
  }
}
