// Sets how large (megabytes) a feed, sitemap or index page may be, and says so of one that is too large.

const mostMegabytes = 16
export const mostBytes = mostMegabytes * 1024 * 1024
export const tooLarge = `it is larger than ${mostMegabytes} MB`
