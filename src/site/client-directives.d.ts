import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /** Loads the component when it is used, or when the storage or the address holds something under this key, if it has one. */
    'client:used'?: string | true;
  }
}
