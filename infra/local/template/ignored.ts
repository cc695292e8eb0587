// The list of what means nothing on a laptop, each with its reason. Anything that is neither here nor supported in
// `infra/local/resources` stops the start.

export const ignoredTypes = new Map(
  Object.entries({
    'AWS::CDK::Metadata': 'version report of the CDK',
    'AWS::CloudWatch::Alarm': 'no one watches a laptop; errors are printed',
    'AWS::CloudWatch::CompositeAlarm': 'no one watches a laptop; errors are printed',
    'AWS::CloudWatch::Dashboard': 'metrics are log lines in .local/logs',
    'AWS::CertificateManager::Certificate': '127.0.0.1 speaks plain HTTP',
    'AWS::CloudFront::CachePolicy': 'nothing is cached, so that a change is seen at once',
    'AWS::CloudFront::OriginAccessControl': 'the laptop reads the site bucket itself',
    'AWS::CloudFront::OriginRequestPolicy': 'every header, cookie and query string is passed on',
    'AWS::KMS::Alias': 'files on a laptop are as safe as its disk',
    'AWS::KMS::Key': 'files on a laptop are as safe as its disk',
    'AWS::Lambda::LayerVersion': 'only custom resources use layers here, and those are interpreted',
    'AWS::Logs::LogGroup': 'logs are files in .local/logs',
    'AWS::Logs::MetricFilter': 'metrics are log lines in .local/logs',
    'AWS::Route53::HostedZone': 'the site has no domain on a laptop',
    'AWS::Route53::RecordSet': 'the site has no domain on a laptop',
    'AWS::S3::BucketPolicy': 'demands TLS and lets CloudFront read; 127.0.0.1 has neither',
    'AWS::SecretsManager::ResourcePolicy': 'secrets are read with the function’s own role',
    'AWS::WAFv2::WebACL': 'no one attacks 127.0.0.1',
    'AWS::WAFv2::LoggingConfiguration': 'no one attacks 127.0.0.1',
    'Custom::S3AutoDeleteObjects': 'nothing is destroyed but with --fresh, which deletes everything',
  }),
)

const encryption = 'files on a laptop are as safe as its disk'
const tags = 'cost and ownership labels'
const retention = 'the folder .local/ lives until --fresh'

/** Paths of properties by type; `[]` stands for every element of a list. */
export const ignoredProperties = new Map<string, Record<string, string>>(
  Object.entries({
    'AWS::ApiGatewayV2::Api': {
      Tags: tags,
      DisableExecuteApiEndpoint: 'the distribution is the only way in',
      Description: 'words',
    },
    'AWS::ApiGatewayV2::DomainName': {
      DomainNameConfigurations: '127.0.0.1 speaks plain HTTP',
      Tags: tags,
    },
    'AWS::ApiGatewayV2::Stage': {
      AccessLogSettings: 'the function logs its requests',
      DefaultRouteSettings: 'throttling guards the account’s bill',
      RouteSettings: 'throttling guards the account’s bill',
      Tags: tags,
    },
    'AWS::CloudFront::Distribution': {
      'DistributionConfig.Comment': 'words',
      'DistributionConfig.HttpVersion': 'HTTP/1.1 on a laptop',
      'DistributionConfig.IPV6Enabled': 'IPv4 on a laptop',
      'DistributionConfig.Logging': 'no one reads access logs of a laptop',
      'DistributionConfig.PriceClass': 'no edge locations',
      'DistributionConfig.Restrictions': 'no countries',
      'DistributionConfig.ViewerCertificate': '127.0.0.1 speaks plain HTTP',
      'DistributionConfig.WebACLId': 'no one attacks 127.0.0.1',
      'DistributionConfig.Origins[].CustomOriginConfig': 'TLS towards the API; 127.0.0.1 speaks plain HTTP',
      'DistributionConfig.Origins[].S3OriginConfig': 'the laptop reads the site bucket itself',
      'DistributionConfig.Origins[].OriginAccessControlId': 'the laptop reads the site bucket itself',
      'DistributionConfig.Origins[].ConnectionAttempts': 'nothing to reconnect to',
      'DistributionConfig.Origins[].ConnectionTimeout': 'nothing to reconnect to',
      'DistributionConfig.Origins[].OriginShield': 'no edge locations',
      'DistributionConfig.DefaultCacheBehavior.CachePolicyId': 'nothing is cached',
      'DistributionConfig.DefaultCacheBehavior.CachedMethods': 'nothing is cached',
      'DistributionConfig.DefaultCacheBehavior.Compress': 'no compression on 127.0.0.1',
      'DistributionConfig.DefaultCacheBehavior.OriginRequestPolicyId': 'every header is passed on',
      'DistributionConfig.CacheBehaviors[].CachePolicyId': 'nothing is cached',
      'DistributionConfig.CacheBehaviors[].CachedMethods': 'nothing is cached',
      'DistributionConfig.CacheBehaviors[].Compress': 'no compression on 127.0.0.1',
      'DistributionConfig.CacheBehaviors[].OriginRequestPolicyId': 'every header is passed on',
      Tags: tags,
    },
    'AWS::DynamoDB::Table': {
      DeletionProtectionEnabled: retention,
      PointInTimeRecoverySpecification: retention,
      SSESpecification: encryption,
      TableClass: 'a price class',
      Tags: tags,
    },
    'AWS::DynamoDB::GlobalTable': {
      SSESpecification: encryption,
      'Replicas[].DeletionProtectionEnabled': retention,
      'Replicas[].PointInTimeRecoverySpecification': retention,
      'Replicas[].ContributorInsightsSpecification': 'no one reads hot-key reports of a laptop',
      'Replicas[].SSESpecification': encryption,
      'Replicas[].TableClass': 'a price class',
      'Replicas[].Tags': tags,
      TableClass: 'a price class',
    },
    'AWS::IAM::Role': {
      AssumeRolePolicyDocument: 'the gateway knows each caller by its function',
      Description: 'words',
      ManagedPolicyArns: 'writing logs and traces; both are files on a laptop',
      Path: 'words',
      Tags: tags,
    },
    'AWS::Lambda::EventSourceMapping': { Tags: tags },
    'AWS::Lambda::Function': {
      Architectures: 'the laptop’s own processor',
      Description: 'words',
      LoggingConfig: 'logs are files in .local/logs',
      ReservedConcurrentExecutions: 'the mapping’s limit and the laptop’s cores bind first',
      TracingConfig: 'X-Ray has nothing to trace between threads',
      Tags: tags,
    },
    'AWS::S3::Bucket': {
      AccessControl: '127.0.0.1 is not public',
      BucketEncryption: encryption,
      LifecycleConfiguration: retention,
      LoggingConfiguration: 'the gateway records every call',
      OwnershipControls: 'one account',
      PublicAccessBlockConfiguration: '127.0.0.1 is not public',
      Tags: tags,
      VersioningConfiguration: 'no version is ever restored on a laptop',
    },
    'AWS::Scheduler::Schedule': {
      Description: 'words',
      'Target.RetryPolicy': 'a failed run is shown, and the next tick makes up for it',
      'Target.DeadLetterConfig': 'a failed run is shown',
    },
    'AWS::Scheduler::ScheduleGroup': { Tags: tags },
    'AWS::SecretsManager::Secret': {
      Description: 'words',
      KmsKeyId: encryption,
      ReplicaRegions: 'one region on a laptop; the secret is found by its name',
      Tags: tags,
    },
    'AWS::SES::ConfigurationSet': {
      DeliveryOptions: 'the inbox speaks no TLS',
      ReputationOptions: 'no reputation to lose',
      SendingOptions: 'sending is always on',
      SuppressionOptions: 'the account’s suppression list is empty on a laptop',
      Tags: tags,
    },
    'AWS::SES::EmailIdentity': {
      ConfigurationSetAttributes: 'every mail names its configuration set',
      DkimAttributes: 'no DNS, no signatures',
      DkimSigningAttributes: 'no DNS, no signatures',
      FeedbackAttributes: 'feedback comes by events',
      MailFromAttributes: 'no DNS, no bounce domain',
      Tags: tags,
    },
    'AWS::SES::ReceiptRule': { 'Rule.TlsPolicy': '127.0.0.1 speaks no TLS' },
    'AWS::SNS::Topic': {
      DisplayName: 'words',
      KmsMasterKeyId: encryption,
      Tags: tags,
      TracingConfig: 'nothing to trace',
    },
    'AWS::SQS::Queue': { KmsMasterKeyId: encryption, SqsManagedSseEnabled: encryption, Tags: tags },
  }),
)

/** The properties without those in the list. */
export function withoutIgnored(type: string, properties: Record<string, unknown>): Record<string, unknown> {
  const paths = Object.keys(ignoredProperties.get(type) ?? {})
  return paths.reduce((rest, path) => without(rest, path.split('.')) as Record<string, unknown>, properties)
}

function without(value: unknown, [step = '', ...rest]: string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const isList = step.endsWith('[]')
  const key = isList ? step.slice(0, -2) : step
  if (!Object.hasOwn(value, key)) return value
  const inner = (value as Record<string, unknown>)[key]
  const others = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
  if (rest.length === 0) return others
  const kept = isList && Array.isArray(inner) ? inner.map((item) => without(item, rest)) : without(inner, rest)
  return { ...others, [key]: kept }
}
