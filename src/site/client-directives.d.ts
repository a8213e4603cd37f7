import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /** Loads the component when it is used, or when the storage holds something under this key. */
    'client:used'?: string;
  }
}
