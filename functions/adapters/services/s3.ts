// A bucket as the stores use it: small objects, read and written whole, mostly JSON.
import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { UnreadableObject } from '../../page-ports.ts'
import { mostAttempts, requestTimeouts, slowServiceMs } from './request-timeouts.ts'

interface Found {
  bytes: Uint8Array
  /** Metadata that were stored with the object, by lower-case names. */
  metadata: Readonly<Record<string, string>>
  /** Changes when the object is overwritten with other bytes (ETag). */
  tag: string
}

interface ObjectHead {
  contentType: string
  cacheControl?: string
  /** ASCII, 2 KB in all. */
  metadata?: Record<string, string>
}

export interface Bucket {
  /** `missing` when there is no such object; `too-large` without reading its bytes when it exceeds `limit`. */
  get(key: string, limit: number): Promise<Found | { refused: 'missing' | 'too-large'; size: number }>
  put(key: string, body: string, head: ObjectHead): Promise<void>
  /** Writes the object if it is still the one that has `tag`, or none where that is `null`; false otherwise. */
  replace(key: string, body: string, head: ObjectHead, tag: string | null): Promise<boolean>
  /** `null` when there is no such object. */
  getTagged(key: string): Promise<{ text: string; tag: string } | null>
  /** `null` when there is no such object. */
  getText(key: string): Promise<string | null>
  getJson(key: string): Promise<unknown>
  putJson(key: string, value: unknown): Promise<void>
  /** All keys with this prefix, in order. */
  list(prefix: string): Promise<string[]>
}

/** What reading incoming mail needs in addition. */
export interface MailBucket extends Bucket {
  /** Only the first bytes; `size` is that of the whole object. `null` when there is no such object. */
  getFirst(key: string, bytes: number): Promise<{ bytes: Uint8Array; size: number } | null>
  putBytes(key: string, body: Uint8Array, head: ObjectHead): Promise<void>
}

/** Bytes. Our own records are far smaller; anything larger is not ours. */
const recordLimit = 20_000_000

export interface BucketOptions {
  /** Defaults to the function's own region. */
  region?: string
  client?: S3Client
  /** Keys per page of a list; S3 returns 1,000 at most. */
  pageSize?: number
}

export function bucket(name: string, options: BucketOptions = {}): MailBucket {
  const client = options.client ?? clientOf(options.region)
  const getText = async (key: string) => textOf(await get(client, name, key, recordLimit), key)
  return {
    get: (key, limit) => get(client, name, key, limit),
    getFirst: (key, bytes) => getFirst(client, name, key, bytes),
    putBytes: (key, body, head) => put(client, name, key, body, head),
    put: (key, body, head) => put(client, name, key, body, head),
    replace: (key, body, head, tag) => replace(client, name, key, { body, head, tag }),
    async getTagged(key) {
      const found = await get(client, name, key, recordLimit)
      const text = textOf(found, key)
      return text === null || 'refused' in found ? null : { text, tag: found.tag }
    },
    getText,
    getJson: async (key) => parse(await getText(key), key),
    putJson: (key, value) => put(client, name, key, JSON.stringify(value), { contentType: 'application/json' }),
    list: (prefix) => list(client, name, prefix, options.pageSize),
  }
}

const clients = new Map<string | undefined, S3Client>()

function clientOf(region: string | undefined): S3Client {
  const known = clients.get(region)
  if (known) return known
  const settings = { maxAttempts: mostAttempts, requestHandler: requestTimeouts(slowServiceMs) }
  const client = new S3Client(region === undefined ? settings : { ...settings, region })
  clients.set(region, client)
  return client
}

async function put(
  client: S3Client,
  name: string,
  key: string,
  body: string | Uint8Array,
  { contentType, cacheControl, metadata }: ObjectHead,
  condition: { IfMatch?: string; IfNoneMatch?: string } = {},
): Promise<void> {
  const head = {
    ...condition,
    ContentType: contentType,
    ...(cacheControl === undefined ? {} : { CacheControl: cacheControl }),
    ...(metadata === undefined ? {} : { Metadata: metadata }),
  }
  await client.send(new PutObjectCommand({ Bucket: name, Key: key, Body: body, ...head }))
}

/** Someone else wrote it, is writing it at this moment, or deleted it. */
const overtaken = new Set([412, 409, 404])

async function replace(
  client: S3Client,
  name: string,
  key: string,
  { body, head, tag }: { body: string; head: ObjectHead; tag: string | null },
): Promise<boolean> {
  try {
    await put(client, name, key, body, head, tag === null ? { IfNoneMatch: '*' } : { IfMatch: tag })
    return true
  } catch (error) {
    if (error instanceof S3ServiceException && overtaken.has(error.$metadata.httpStatusCode ?? 0)) return false
    throw error
  }
}

async function get(
  client: S3Client,
  name: string,
  key: string,
  limit: number,
): Promise<Found | { refused: 'missing' | 'too-large'; size: number }> {
  try {
    const found = await client.send(new GetObjectCommand({ Bucket: name, Key: key }))
    const { Body: body, ContentLength: size = 0, Metadata: metadata = {}, ETag: tag = '' } = found
    if (!body) return { refused: 'missing', size: 0 }
    if (size <= limit) return { bytes: await body.transformToByteArray(), metadata, tag }
    // The size is in the response headers; closing the stream drops the body unread.
    if ('destroy' in body) body.destroy()
    return { refused: 'too-large', size }
  } catch (error) {
    if (error instanceof NoSuchKey) return { refused: 'missing', size: 0 }
    throw error
  }
}

/** HTTP status for an empty object: it has no first byte. */
const unsatisfiable = 416

async function getFirst(
  client: S3Client,
  name: string,
  key: string,
  bytes: number,
): Promise<{ bytes: Uint8Array; size: number } | null> {
  try {
    const range = `bytes=0-${bytes - 1}`
    const found = await client.send(new GetObjectCommand({ Bucket: name, Key: key, Range: range }))
    const { Body: body, ContentRange: given = '', ContentLength: length = 0 } = found
    const size = Number(/\/(\d{1,15})$/.exec(given)?.[1] ?? length)
    return body ? { bytes: await body.transformToByteArray(), size } : null
  } catch (error) {
    if (error instanceof NoSuchKey) return null
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === unsatisfiable)
      return { bytes: new Uint8Array(), size: 0 }
    throw error
  }
}

function textOf(found: { bytes: Uint8Array } | { refused: string; size: number }, key: string): string | null {
  if ('bytes' in found) return new TextDecoder().decode(found.bytes)
  if (found.refused === 'missing') return null
  throw new UnreadableObject(
    `${key} has ${found.size} bytes, more than any record of ours (${recordLimit}); remove or replace it.`,
  )
}

function parse(text: string | null, key: string): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UnreadableObject(`${key} is not JSON; restore an older version of the object.`, { cause })
  }
}

/** Keys per answer: ListObjectsV2 returns no more. */
const keysPerCall = 1_000

async function list(client: S3Client, name: string, prefix: string, pageSize = keysPerCall): Promise<string[]> {
  const keys: string[] = []
  let token: string | undefined
  do {
    const where = {
      Bucket: name,
      Prefix: prefix,
      MaxKeys: pageSize,
      ...(token === undefined ? {} : { ContinuationToken: token }),
    }
    const page = await client.send(new ListObjectsV2Command(where))
    for (const { Key: key } of page.Contents ?? []) if (key !== undefined) keys.push(key)
    token = page.NextContinuationToken
  } while (token)
  return keys
}
