// The key that signs the links of the preview.
/** Signs the links of the preview; no server knows it, so they open nothing. */
export const previewKey = { id: 'preview', key: 'links of the preview open nothing' }
