// The laptop's only account and region; what the app leaves open is filled with them.
export const laptop = { account: '000000000000', region: 'us-east-1' } as const
