// The part of mjml 5 that is used here; the package ships no types.
declare module 'mjml' {
  interface Options {
    keepComments?: boolean
    fonts?: Record<string, string>
    minify?: boolean
    minifyOptions?: { minifyCss?: boolean; minifySvg?: boolean; skipConfigLoading?: boolean }
    validationLevel?: 'strict' | 'soft' | 'skip'
  }
  /** @throws on markup that the validation level refuses */
  export default function mjml2html(source: string, options?: Options): Promise<{ html: string; errors: unknown[] }>
}
