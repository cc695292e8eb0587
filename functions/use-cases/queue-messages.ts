// Messages of a queue: what a use case is given, and how it names to Lambda those that are to be delivered again.

export interface QueueMessage {
  messageId: string
  body: string
}

/** The answer of a function that works on messages of a queue: those named are delivered again, the others are gone. */
export function batchResponse({ failed }: { failed: readonly string[] }) {
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}
