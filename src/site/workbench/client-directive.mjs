/** Adds `client:used` to Astro: see when-used.ts. */
export function clientUsed() {
  return {
    name: 'coldstart-client-used',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => {
        addClientDirective({ name: 'used', entrypoint: './src/site/workbench/when-used.ts' });
      },
    },
  };
}
