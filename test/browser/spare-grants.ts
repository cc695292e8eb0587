// What roles allow and a run through a reader's whole life does not use, each with the reason. An entry that is not
// needed fails the test.

export interface SpareGrant {
  /** Matched with `<handler>: <action> on <resource>`. */
  what: RegExp
  reason: string
  /** Asked for in some runs and not in others: what comes first decides. */
  sometimes?: true
}

export const spareGrants: SpareGrant[] = [
  {
    what: /^compose-edition: s3:GetObject on .*\/(settings|defaults)\/decisions\/\*/,
    reason: 'An editor’s decisions are listed every week and read where somebody made some.',
  },
  {
    what: /^compose-edition: s3:GetObject on .*\/editions\/\*/,
    reason: 'What was printed is read again where its page was changed or withdrawn since.',
  },
  {
    what: /: logs:(CreateLogStream|PutLogEvents) on /,
    reason: 'Lambda writes the logs; the laptop takes them from the thread.',
  },
  {
    what: /: xray:Put(TraceSegments|TelemetryRecords) on \*$/,
    reason: 'Lambda writes the traces; there are none on the laptop.',
  },
  {
    what: /^(compose-edition|launch-edition|tick-waves|reconcile-deliveries|fetch-sources|ingest-pages): sqs:SendMessage on .*FailedRuns/,
    reason: 'Lambda itself puts an invocation there that failed three times.',
  },
  {
    what: /^(fetch-source: (s3|dynamodb|sqs):|fetch-sources: (dynamodb:Query on .*Editions|sqs:SendMessage on .*SourceQueue))/,
    reason: 'No source is listed here; `test/features/fetching/demo-feeds.test.ts` holds what fetching asks for.',
  },
  {
    what: /^receive-mail: (s3:GetObject on .*\/sources\.json|s3:PutObject on |dynamodb:\w+ on .*Editions|secretsmanager:GetSecretValue on .*Pepper)/,
    reason:
      'No letter comes in, and nobody leaves without a token; `test/features/fetching/demo-feeds.test.ts` holds what they ask for.',
  },
  {
    what: /: s3:ListBucket on /,
    reason: 'Without it S3 answers 403 for an object that is missing, and nobody could tell the two apart.',
  },
  {
    what: /^compose-edition: dynamodb:UpdateItem on .*Editions/,
    reason: 'Composing again marks the earlier run of the week as superseded.',
  },
  {
    what: /^record-feedback: (dynamodb:(GetItem|PutItem|UpdateItem) on .*Subscribers|secretsmanager:GetSecretValue on .*Pepper)/,
    reason: 'A bounce or a complaint suppresses the address; nobody bounces here.',
  },
  {
    what: /^record-feedback: sqs:SendMessage on .*MessageQueue/,
    reason: 'The operator is told where many confirmations bounce; nobody bounces here.',
  },
  {
    what: /^record-feedback: dynamodb:(GetItem|UpdateItem|Query) on .*Editions/,
    reason: 'An edition is stopped where too much of it bounces; nobody bounces here.',
  },
  {
    what: /^reconcile-deliveries: (dynamodb:(GetItem|PutItem) on .*Editions|dynamodb:Query on .*Subscribers|sqs:SendMessage on .*(PublishQueue|MessageQueue)|s3:GetObject on .*\/editions\/\*)/,
    reason: 'It takes up a launch that broke off.',
  },
  {
    what: /^publish-edition: dynamodb:UpdateItem on .*Editions/,
    reason: 'An edition that is shown without a withdrawn article is marked so; here none is withdrawn.',
  },
  {
    what: /^publish-edition: s3:PutObject on .*\/sitemaps\//,
    reason: 'A sitemap of more than 50,000 addresses is cut into several; the archive is not that large here.',
  },
  {
    what: /^compose-edition: sqs:SendMessage on .*ContentIngestQueue/,
    reason: 'A page whose reading is broken is read again; none is here.',
  },
  {
    what: /^(ingest-pages: (sqs:SendMessage on .*ContentIngestQueue|s3:GetObject on .*\/stock\/)|compose-edition: s3:GetObject on .*\/(pages|stock)\/)/,
    reason: 'Whether rules have changed is asked at night, and composing goes by the stock from then on.',
    sometimes: true,
  },
  {
    what: /^reconcile-deliveries: dynamodb:(Query|UpdateItem) on .*Deliveries/,
    reason: 'It closes submissions that no event settled, and reads many readers by shards; here are few.',
  },
  {
    what: /^launch-edition: sqs:SendMessage on .*MessageQueue/,
    reason: 'Whose topics have all ended is told so; here no topic ends.',
  },
  {
    what: /^send-briefings: sqs:SendMessage on .*BatchQueue/,
    reason: 'It calls more senders where the account’s pace needs them, and waits its turn; one is enough here.',
    sometimes: true,
  },
  {
    what: /^send-briefings: dynamodb:GetItem on .*Deliveries/,
    reason: 'A claim that is lost is read back.',
    sometimes: true,
  },
  {
    what: /^send-messages: sqs:SendMessage on .*MessageQueue/,
    reason: 'An order whose turn is further away goes back with a delay.',
    sometimes: true,
  },
]
