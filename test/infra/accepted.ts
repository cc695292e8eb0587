// What is wider than the rule, each with the reason. An entry that is no longer needed fails the tests.

export interface Accepted {
  /** Ids of resources or paths of constructs. */
  where: RegExp
  what: RegExp
  reason: string
}

const seeding =
  'The deployment of topics and decisions is the CDK’s own function and role. It runs only while the stack is deployed, ' +
  'reaches the asset bucket and the content bucket alone, and is denied to delete, and to write outside defaults/ and inbox/.'

/** Allowed actions or resources with a `*`. `what` is matched with `<action> on <resource>`. */
export const acceptedWildcards: Accepted[] = [
  {
    where: /Role/,
    what: /^xray:Put(TraceSegments|TelemetryRecords) on \*$/,
    reason: 'X-Ray knows no resources; both actions only write traces.',
  },
  {
    where: /^Delivery(SendBriefings|SendMessages|LaunchEdition|ReconcileDeliveries)/,
    what: /^ses:GetSendQuota on \*$/,
    reason: 'The quota belongs to the account; the action knows no resource and only reads.',
  },
  {
    where: /^MailReportsKey/,
    what: /^kms:(\*|GenerateDataKey|Decrypt) on \*$/,
    reason:
      'In the policy of a key, * is this key. Without the account as its administrator nobody could ever change it.',
  },
  {
    where: /^IncomingMail(BucketPolicy|ReceiveMailRole)/,
    what: /^s3:(GetObject|PutObject) on .*\/mail\/\*/,
    reason: 'SES names each mail itself as it puts it there, and the function that deals with mail reads those alone.',
  },
  {
    where: /Role/,
    what: /^s3:(GetObject|PutObject) on .*\/(inbox|pages|articles|stock|editions|(settings|defaults)\/decisions)\/\*/,
    reason: 'Objects under one prefix of one bucket: their names are made at run time.',
  },
  {
    where: /^PublishingPublishEdition/,
    what: /^s3:PutObject on .*-site\/(\w+\/)?(topics|publications|search|sitemaps)\/\*$/,
    reason: 'Lists and files of the archive under one prefix each: their names are made of what editions print.',
  },
  {
    where: /^CustomCDKBucketDeployment/,
    what: /^s3:/,
    reason: seeding,
  },
  {
    where: /BucketPolicy/,
    what: /^s3:(GetObject|ListBucket) on /,
    reason: 'CloudFront reads every page of the site bucket; the condition names the one distribution.',
  },
]

/** Findings of cdk-nag. */
export const acceptedFindings: Accepted[] = [
  {
    where: /\/Bucket\/Resource$/,
    what: /^AwsSolutions-S1$/,
    reason: 'Access logs would name readers’ pages; the objects are versioned, so nothing that is overwritten is lost.',
  },
  {
    where: /\/ReceiveMail\/Role\/DefaultPolicy\/Resource$/,
    what: /^AwsSolutions-IAM5\[Resource::.*\/mail\/\*\]$/,
    reason: 'Mail as SES names it, under one prefix of one bucket; see the list of wildcards.',
  },
  {
    where: /\/IncomingMail\/Bucket\/Resource$/,
    what: /^AwsSolutions-S1$/,
    reason:
      'Access logs would say when somebody wrote; what lies there is gone after a week, and one function reads it.',
  },
  {
    where: /CDKBucketDeployment/,
    what: /^AwsSolutions-(IAM4|IAM5|L1)/,
    reason: seeding,
  },
  {
    where: /\/(LinkKeys|Pepper|Origin)\/Resource$/,
    what: /^AwsSolutions-SMG4$/,
    reason:
      'The pepper must never rotate, link keys rotate by adding one, the origin secret only together with the site stack: ' +
      'each is a step of an operator, not of a timer.',
  },
  {
    where: /\/Role\/DefaultPolicy\/Resource$/,
    what: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    reason: 'X-Ray and the sending quota know no resources; see the list of wildcards.',
  },
  {
    where: /\/Role\/DefaultPolicy\/Resource$/,
    what: /^AwsSolutions-IAM5\[Resource::.*\/(inbox|pages|articles|stock|editions|(settings|defaults)\/decisions)\/\*\]$/,
    reason: 'Objects under one prefix of one bucket; see the list of wildcards.',
  },
  {
    where: /\/PublishEdition\/Role\/DefaultPolicy\/Resource$/,
    what: /^AwsSolutions-IAM5\[Resource::.*-site\/(\w+\/)?(topics|publications|search|sitemaps)\/\*\]$/,
    reason: 'Objects under one prefix of one bucket; see the list of wildcards.',
  },
  {
    where: /\/PublicApi\/Http\//,
    what: /^AwsSolutions-APIG4$/,
    reason:
      'Readers have no account: a signed token in the path says who they are, the origin secret that CloudFront sent them.',
  },
  {
    where: /\/Distribution\/Resource$/,
    what: /^AwsSolutions-CFR3$/,
    reason: 'The path of /leave/{token} is a reader’s key; it must be in no log (promise R4).',
  },
  {
    where: /\/Distribution\/Resource$/,
    what: /^AwsSolutions-CFR1$/,
    reason: 'Readers live anywhere and must be able to leave from anywhere.',
  },
]
