// Where an edition, its stories and the subscribe page stand on the public site.
import type { EditionStory } from './types.ts'

export function editionUrl(siteUrl: string, edition: string): string {
  return `${siteUrl}/editions/${edition}/`
}

export function storyUrl(siteUrl: string, edition: string, story: Pick<EditionStory, 'id'>): string {
  return `${editionUrl(siteUrl, edition)}#${encodeURIComponent(story.id)}`
}

export function subscribeUrl(siteUrl: string): string {
  return `${siteUrl}/`
}
