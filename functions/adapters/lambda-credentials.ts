// Stands in for `@aws-sdk/credential-provider-node` in the bundles (see `alias` in `infra/bundle.ts`): Lambda hands its
// credentials over in the environment, and the chain of SSO, profiles and instance metadata weighs 100 KB a bundle.
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'
