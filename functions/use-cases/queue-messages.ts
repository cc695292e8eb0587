// Messages of a queue: what a use case receives, and how it tells Lambda which are to be delivered again.

export interface QueueMessage {
  messageId: string
  body: string
}

/** The response of a function that processes messages of a queue: those named are delivered again, the others
 * deleted. */
export function batchResponse({ failed }: { failed: readonly string[] }) {
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}
