// Frozen editions in the content bucket: `editions/<edition>/<content hash>/document.json` and `frame-<language>.json`,
// and the contents of the proof, `proof.json`, which no reader gets and the hash does not cover.
import type { EncodedFrame } from '../../delivery/message/message.ts'
import type { ProofFacts } from '../../edition/reports/proof-facts.ts'
import type { EditionDocument } from '../../edition/types.ts'
import { contentPrefix } from '../../environment.ts'
import type { Bucket } from '../services/s3.ts'

/** The document is written last: if it exists, so do its frames. */
export async function saveDocument(
  bucket: Bucket,
  document: EditionDocument,
  frames: readonly EncodedFrame[],
  contentHash: string,
): Promise<void> {
  const folder = folderOf(document.id, contentHash)
  await Promise.all(frames.map((frame) => bucket.putJson(`${folder}frame-${frame.language}.json`, frame)))
  await bucket.putJson(`${folder}document.json`, document)
}

export async function readDocument(bucket: Bucket, edition: string, contentHash: string): Promise<EditionDocument> {
  return present(await bucket.getJson(`${folderOf(edition, contentHash)}document.json`), edition, contentHash)
}

export async function readFrames(bucket: Bucket, edition: string, contentHash: string): Promise<EncodedFrame[]> {
  const keys = await bucket.list(`${folderOf(edition, contentHash)}frame-`)
  if (keys.length === 0) return present(null, edition, contentHash)
  return Promise.all(keys.map(async (key) => present(await bucket.getJson(key), edition, contentHash)))
}

export async function saveProof(bucket: Bucket, proof: ProofFacts, contentHash: string): Promise<void> {
  await bucket.putJson(`${folderOf(proof.edition, contentHash)}proof.json`, proof)
}

export async function readProof(bucket: Bucket, edition: string, contentHash: string): Promise<ProofFacts | null> {
  return (await bucket.getJson(`${folderOf(edition, contentHash)}proof.json`)) as ProofFacts | null
}

function present<T>(found: unknown, edition: string, contentHash: string): T {
  if (found !== null) return found as T
  throw new Error(
    `The content bucket holds no complete edition ${edition} with the content hash ${contentHash}: ` +
      'it was deleted or never frozen; compose the edition again.',
  )
}

function folderOf(edition: string, contentHash: string): string {
  return `${contentPrefix.editions}${edition}/${contentHash}/`
}
