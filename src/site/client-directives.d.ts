import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /** Loads the component when it is used, or when the storage or the address holds something under such a key, if it has any. */
    'client:used'?: string | readonly string[] | true;
  }
}
