// What must outlive a deployment, and how the stacks hang together.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aPng } from '../support/samples/png.ts'
import { architecturePicture } from './architecture-picture.ts'
import {
  at,
  dataAndSiteWith,
  type Json,
  list,
  mentions,
  only,
  type Resource,
  type Synthesis,
  templatesWith,
} from './synthesis.ts'

export function durability({ resources, templates, folder }: Synthesis): void {
  describe('tables', () => {
    const tables = only(resources, 'AWS::DynamoDB::GlobalTable')

    it('are three', () => expect(tables).toHaveLength(3))

    it.each(tables)('$id: pk and sk, on demand, encrypted, recoverable, protected, forgets by expiresAt', (table) => {
      expect(table.deletionPolicy).toBe('Retain')
      expect(table.properties).toMatchObject({
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        Replicas: [
          { DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
        ],
      })
      expect(at(table.properties, 'GlobalSecondaryIndexes')).toBeUndefined()
    })
  })

  describe('buckets', () => {
    it.each(only(resources, 'AWS::S3::Bucket'))(
      '$id in $stack: private, encrypted, TLS only, kept, versioned but for mail that is gone after a week',
      (bucket) => {
        expect(bucket.deletionPolicy).toMatch(/^Retain/)
        expect(bucket.properties).toMatchObject({
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
          BucketEncryption: { ServerSideEncryptionConfiguration: [expect.anything()] },
        })
        const isMail = bucket.id.startsWith('IncomingMail')
        expect(at(bucket.properties, 'VersioningConfiguration', 'Status')).toBe(isMail ? undefined : 'Enabled')
        expect(at(bucket.properties, 'LifecycleConfiguration') !== undefined).toBe(isMail)
        const policy = only(resources, 'AWS::S3::BucketPolicy').find(
          ({ stack, properties }) => stack === bucket.stack && mentions(at(properties, 'Bucket'), bucket.id),
        )
        expect(list(at(policy?.properties, 'PolicyDocument', 'Statement'))).toContainEqual(
          expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        )
      },
    )

    it('announce new pages to the ingest queue themselves, without a custom resource', () => {
      const [bucket] = only(resources, 'AWS::S3::Bucket').filter(({ stack }) => stack === 'data')
      expect(at(bucket?.properties, 'NotificationConfiguration', 'QueueConfigurations')).toEqual([
        {
          Event: 's3:ObjectCreated:*',
          Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'inbox/' }] } },
          Queue: { 'Fn::GetAtt': [expect.stringMatching(/^ContentIngestQueue/), 'Arn'] },
        },
      ])
      const custom = resources.filter(({ type }) => type.startsWith('Custom::'))
      expect(new Set(custom.map(({ type }) => type))).toEqual(new Set(['Custom::CDKBucketDeployment']))
    })
  })

  describe('topics, decisions and sample pages', () => {
    const deployments = (found: Resource[]) => only(found, 'Custom::CDKBucketDeployment')

    it('give every deployment its topics and decisions, as defaults and without removing anything', () => {
      expect(deployments(resources).map(({ properties }) => properties)).toEqual([
        expect.objectContaining({ DestinationBucketKeyPrefix: 'defaults/', Prune: false }),
      ])
    })

    it('put sample pages into the inbox only where they are asked for, and after the topics', () => {
      const { data } = templatesWith({ sampleArticles: true }, null)
      const [articles, settings] = Object.entries(at(data, 'Resources') as Record<string, Json>)
        .filter(([, raw]) => at(raw, 'Type') === 'Custom::CDKBucketDeployment')
        .sort(([a], [b]) => (a < b ? -1 : 1))
      expect(at(articles?.[1], 'Properties')).toMatchObject({ DestinationBucketKeyPrefix: 'inbox/', Prune: false })
      expect(at(settings?.[1], 'Properties')).toMatchObject({ DestinationBucketKeyPrefix: 'defaults/' })
      expect(list(at(articles?.[1], 'DependsOn'))).toContain(settings?.[0])
    })

    it.each(['missing', 'empty', 'of hidden files'])('may have a folder of pages that is %s', (state) => {
      const seeds = mkdtempSync(join(tmpdir(), 'broadsheet-seeds-'))
      writeFileSync(join(seeds, 'topics.json'), '[]')
      if (state !== 'missing') mkdirSync(join(seeds, 'articles'))
      if (state === 'of hidden files') writeFileSync(join(seeds, 'articles', '.gitkeep'), '')
      try {
        const made = dataAndSiteWith({ sampleArticles: true, seedsFolder: seeds })
        expect(deployments(made)).toHaveLength(1)
      } finally {
        rmSync(seeds, { recursive: true })
      }
    })

    it('put a logo into the bucket of the site under one name, and may put nothing else there', () => {
      const seeds = mkdtempSync(join(tmpdir(), 'broadsheet-seeds-'))
      writeFileSync(join(seeds, 'logo.png'), aPng(640, 112))
      try {
        const made = dataAndSiteWith({ logo: join(seeds, 'logo.png') })
        const [logo, ...others] = deployments(made).filter(({ stack }) => stack === 'site')
        expect(others).toEqual([])
        expect(JSON.stringify(only(made, 'AWS::CloudFront::ResponseHeadersPolicy'))).toContain('"cross-origin"')
        expect(logo?.properties).toMatchObject({ Prune: false, SystemMetadata: { 'content-type': 'image/png' } })
        const policy = only(made, 'AWS::IAM::Policy').find(({ stack }) => stack === 'site')
        expect(JSON.stringify(policy?.properties)).toMatch(
          /"s3:PutObject\*"[^}]*"Effect":"Deny","NotResource":.*logo\.png/,
        )
      } finally {
        rmSync(seeds, { recursive: true })
      }
    })

    it('without topics stop the synthesis, which names the file', () => {
      const nowhere = join(tmpdir(), 'no-such-seeds')
      const synthesis = () => dataAndSiteWith({ seedsFolder: nowhere })
      expect(synthesis).toThrow(`${nowhere}/topics.json is missing`)
    })
  })

  describe('secrets', () => {
    const secrets = only(resources, 'AWS::SecretsManager::Secret')

    it('are generated, kept, and in no template', () => {
      expect(secrets).toHaveLength(3)
      for (const { properties, deletionPolicy } of secrets) {
        expect(deletionPolicy).toBe('RetainExceptOnCreate')
        expect(at(properties, 'GenerateSecretString', 'PasswordLength')).toBeGreaterThanOrEqual(32)
        expect(at(properties, 'SecretString')).toBeUndefined()
      }
    })

    it('of the origin is copied to us-east-1, unless everything lives there', () => {
      const replicas = (found: typeof secrets) =>
        found.map(({ properties }) => at(properties, 'ReplicaRegions')).filter(Boolean)
      expect(replicas(secrets)).toEqual([[{ Region: 'us-east-1' }]])
      const moved = dataAndSiteWith({ region: 'us-east-1' })
      expect(replicas(only(moved, 'AWS::SecretsManager::Secret'))).toEqual([])
    })
  })

  describe('a first deployment that was rolled back', () => {
    /** Names that the template fixes, by the usual properties: two resources of a name cannot be. */
    const fixedName = ({ type, properties }: Resource) =>
      ['Name', `${type.split('::').at(-1)}Name`, 'TableName', 'EmailIdentity'].flatMap((key) => {
        const name = properties[key]
        return typeof name === 'string' ? [name] : []
      })[0]
    const named = resources.filter((each) => fixedName(each) !== undefined)

    it('leaves nothing behind whose name the next try needs', () => {
      expect(named.map(fixedName)).toEqual(
        expect.arrayContaining([
          'news-example-com-site',
          'news.example.com/origin',
          'news.example.com',
          expect.stringMatching(/Schedules-Group/),
        ]),
      )
      for (const { id, deletionPolicy } of named) expect([id, deletionPolicy]).not.toEqual([id, 'Retain'])
    })

    it('keeps the site bucket and the origin secret at every later one, also where they are replaced', () => {
      const kept = named.filter(({ deletionPolicy }) => deletionPolicy === 'RetainExceptOnCreate')
      expect(kept.map(({ type }) => type)).toEqual(['AWS::SecretsManager::Secret', 'AWS::S3::Bucket'])
      for (const { updateReplacePolicy } of kept) expect(updateReplacePolicy).toBe('Retain')
    })

    it('leaves nothing that CloudFormation would fail to delete: tables are protected, the content bucket is not empty', () => {
      const left = resources.filter(({ deletionPolicy }) => deletionPolicy === 'Retain').map(({ type }) => type)
      expect(left).toEqual([...Array(3).fill('AWS::DynamoDB::GlobalTable'), 'AWS::S3::Bucket'])
    })

    it('can be told from another list by the domain on all that the data stack keeps', () => {
      const kept = resources.filter(
        ({ stack, deletionPolicy }) => stack === 'data' && /^Retain/.test(`${deletionPolicy}`),
      )
      expect(kept).toHaveLength(7)
      for (const { properties } of kept)
        expect(list(at(properties, 'Replicas', 0, 'Tags') ?? at(properties, 'Tags'))).toContainEqual({
          Key: 'broadsheet:site-domain',
          Value: 'news.example.com',
        })
    })
  })

  describe('stacks', () => {
    it('refer in one direction: briefings to data, the site to none', () => {
      const imports = Object.fromEntries(
        Object.entries(templates).map(([stack, template]) => [stack, importedStacks(template)]),
      )
      expect(imports).toEqual({ data: [], briefings: ['broadsheet-data'], site: [] })
    })

    it('need no account, no look-up and no custom resource across regions', () => {
      for (const [stack, template] of Object.entries(templates)) {
        expect(JSON.stringify(template), stack).not.toMatch(/dummy-value|CrossRegionExport|\d{12}:/)
        expect(Object.keys((at(template, 'Parameters') ?? {}) as object), stack).toEqual(['BootstrapVersion'])
      }
    })

    it('are deployed in an order: data first, then what works and the site', () => {
      const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
      const needs = (name: string) =>
        artifacts[name].dependencies.filter((other: string) => artifacts[other].type === 'aws:cloudformation:stack')
      expect(['data', 'briefings', 'site'].map((name) => needs(`broadsheet-${name}`))).toEqual([
        [],
        ['broadsheet-data'],
        ['broadsheet-data'],
      ])
    })

    it('have each certificate where it is used: the site’s in us-east-1, the API’s in the list’s region', () => {
      const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
      const certificates = only(resources, 'AWS::CertificateManager::Certificate').map(({ stack, properties }) => [
        String(artifacts[`broadsheet-${stack}`].environment).split('/').at(-1),
        at(properties, 'DomainName'),
        at(properties, 'ValidationMethod'),
        at(properties, 'DomainValidationOptions', 0, 'HostedZoneId'),
      ])
      expect(certificates).toEqual([
        ['eu-west-1', 'api.news.example.com', 'DNS', 'Z0000000EXAMPLE'],
        ['us-east-1', 'news.example.com', 'DNS', 'Z0000000EXAMPLE'],
      ])
    })

    it('set the notification of new pages once S3 may write to the queue', () => {
      const inData = at(templates['data'], 'Resources') as Record<string, Json>
      const [bucket] = Object.values(inData).filter((raw) => at(raw, 'Type') === 'AWS::S3::Bucket')
      const policies = list(at(bucket, 'DependsOn')).map((id) => inData[String(id)])
      expect(policies.some((raw) => mentions(raw, 's3.amazonaws.com'))).toBe(true)
    })

    it('read as this bill of materials', async () => {
      await expect(bill(templates)).toMatchFileSnapshot('../golden/bill-of-materials.txt')
    })

    it('look like the picture in the README', async () => {
      await expect(architecturePicture(resources)).toMatchFileSnapshot('../../docs/images/architecture.svg')
    })
  })
}

function importedStacks(template: Json): string[] {
  const found = JSON.stringify(template).matchAll(/"Fn::ImportValue":"([^":]+):/g)
  return [...new Set([...found].map(([, stack]) => String(stack)))]
}

function bill(templates: Record<string, Json>): string {
  return Object.entries(templates)
    .map(([stack, template]) => {
      const types = Object.values(at(template, 'Resources') as Record<string, Json>).map((raw) =>
        String(at(raw, 'Type')),
      )
      const counts = [...new Set(types)]
        .sort()
        .map((type) => [type, types.filter((each) => each === type).length] as const)
      const lines = counts.map(([type, count]) => `${String(count).padStart(4)}  ${type}`)
      return [`broadsheet-${stack} (${types.length})`, ...lines].join('\n')
    })
    .join('\n\n')
    .concat('\n')
}
