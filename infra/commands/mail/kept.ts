// Lists and shows incoming emails that are kept for a person to read.

import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3'
import { mailPrefix } from '../../../functions/environment.ts'
import { headerIn, textOf } from '../../../functions/sources/mail/header.ts'
import { readMessage } from '../../../functions/sources/mail/mail-message.ts'
import { headBytes } from '../../../functions/use-cases/receiving/read-command.ts'

/** Most emails listed, the newest first. */
const mostListed = 50

/** Removes control characters, with which an email could do anything to a terminal. */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')

export async function listKept(client: S3Client, bucket: string): Promise<string[]> {
  const found: { key: string; at: Date }[] = []
  let token: string | undefined
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: mailPrefix, ...(token && { ContinuationToken: token }) }),
    )
    for (const { Key, LastModified } of page.Contents ?? [])
      if (Key !== undefined) found.push({ key: Key, at: LastModified ?? new Date(0) })
    token = page.NextContinuationToken
  } while (token !== undefined)
  const newest = found.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, mostListed)
  if (newest.length === 0) return ['Nothing is kept: mail lies here for a week.']
  const lines = await Promise.all(newest.map(async ({ key, at }) => line(key, at, await head(client, bucket, key))))
  const more = found.length - newest.length
  return [...lines, ...(more > 0 ? [`and ${more} older`] : [])]
}

function line(key: string, at: Date, bytes: Uint8Array): string {
  const { header } = headerIn(Buffer.from(bytes).toString('latin1'))
  const field = (name: string) => plain(textOf(header.get(name)) ?? '–').slice(0, 80)
  const id = key.slice(mailPrefix.length)
  return `${at.toISOString().slice(0, 16).replace('T', ' ')}  ${id}\n    to ${field('to')}, from ${field('from')}: ${field('subject')}`
}

async function head(client: S3Client, bucket: string, key: string): Promise<Uint8Array> {
  const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=0-${headBytes - 1}` }))
  return (await found.Body?.transformToByteArray()) ?? new Uint8Array()
}

export async function readKept(client: S3Client, bucket: string, mail: string): Promise<string[]> {
  const found = await client
    .send(new GetObjectCommand({ Bucket: bucket, Key: `${mailPrefix}${mail}` }))
    .catch(() => null)
  const bytes = await found?.Body?.transformToByteArray()
  if (bytes === undefined) throw new Error(`no mail ${mail} is kept: "npm run mail -- list" names those that are`)
  const { header } = headerIn(Buffer.from(bytes.subarray(0, headBytes)).toString('latin1'))
  const fields = ['date', 'from', 'to', 'subject'].map(
    (name) => `${name[0]?.toUpperCase()}${name.slice(1)}: ${plain(textOf(header.get(name)) ?? '–')}`,
  )
  const message = readMessage(bytes)
  if ('refused' in message) return [...fields, '', `(${message.refused})`]
  const blocks = message.blocks.flatMap(({ text, links }) => [
    plain(text),
    ...links.filter(({ href }) => /^https?:/i.test(href)).map(({ href }) => `    ${plain(href)}`),
    '',
  ])
  return [...fields, '', ...blocks]
}
