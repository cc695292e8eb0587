// The key that signs the links of the preview.
/** No server has this key, so links signed with it open nothing. */
export const previewKey = { id: 'preview', key: 'links of the preview open nothing' }
