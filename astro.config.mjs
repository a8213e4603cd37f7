import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import autoImport from 'astro-auto-import';
import { defineConfig } from 'astro/config';
import { courseSidebar } from './src/site/content/course-sidebar.mjs';
import { measuredInits } from './src/site/models/measured-inits-plugin.mjs';
import { recordedRuns } from './src/site/models/recorded-runs-plugin.mjs';
import { anyBase, relativeAddresses, relativeBuiltUrl } from './src/site/relative-addresses.mjs';
import { clientUsed } from './src/site/workbench/client-directive.mjs';
import { slimMonaco } from './src/site/workbench/monaco/slim-plugin.mjs';
import { monacoStyleSheets } from './src/site/workbench/monaco/style-sheets-plugin.mjs';

// Modules of these rooms do nothing by being imported, so what a door hands out and nobody takes is not loaded.
const treeshake = {
  moduleSideEffects: [
    { test: /\/src\/(?:kernel|aws-facts|simulators|sandbox|sam-template|course|playground)\//, sideEffects: false },
  ],
};
const isBuild = process.argv.includes('build');

export default defineConfig({
  srcDir: './src/site',
  outDir: process.env.OUT_DIR ?? './dist',
  ...(process.env.SITE_URL && { site: process.env.SITE_URL }),
  base: isBuild ? anyBase : '/',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [
    autoImport({
      imports: [
        './src/site/components/Exercise.astro',
        './src/site/components/CourseProgress.astro',
        './src/site/components/Amount.astro',
        './src/site/components/ConcurrencySpike.astro',
        './src/site/components/CostExplorer.astro',
        './src/site/components/EnvironmentTimeline.astro',
        './src/site/components/Fact.astro',
        './src/site/components/FunctionBill.astro',
        './src/site/components/Handlers.astro',
        './src/site/components/IdleCost.astro',
        './src/site/components/LogBill.astro',
        './src/site/components/MeasuredColdStarts.astro',
        './src/site/components/Own.astro',
        './src/site/components/OwnPicture.astro',
        './src/site/components/PowerTuning.astro',
        './src/site/components/QueueOverTime.astro',
        './src/site/components/Quiz.astro',
        './src/site/components/Remember.astro',
        './src/site/components/ServerBill.astro',
        './src/site/components/ShortenerBill.astro',
        './src/site/components/Sources.astro',
        './src/site/components/Term.astro',
        './src/site/components/Traffic.astro',
      ],
    }),
    starlight({
      title: 'Coldstart',
      description: 'An interactive course on serverless computing with AWS Lambda.',
      favicon: '/favicon.svg',
      credits: false,
      // src/site/pages/404.astro is the page.
      disable404Route: true,
      lastUpdated: false,
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
      sidebar: [
        ...courseSidebar(),
        {
          label: 'Beside the lessons',
          items: [
            { label: 'Playground', link: '/playground/' },
            { label: 'Interview deck', link: '/interview/' },
            { label: 'Decision guide', link: '/decision-guide/' },
            { label: 'Your certificate', link: '/certificate/' },
            { label: 'Glossary', link: '/glossary/' },
          ],
        },
      ],
      customCss: ['./src/site/styles/theme.css', './src/site/styles/workbench.css', './src/site/styles/lesson.css'],
      components: {
        PageSidebar: './src/site/components/PageSidebar.astro',
        Search: './src/site/components/Search.astro',
        Sidebar: './src/site/components/Sidebar.astro',
        SiteTitle: './src/site/components/SiteTitle.astro',
        TwoColumnContent: './src/site/components/TwoColumnContent.astro',
      },
      expressiveCode: {
        // Nobody marks words or lines: their styles would come with every page.
        textMarkers: false,
        themes: ['github-dark-high-contrast', 'github-light-high-contrast'],
        styleOverrides: { borderRadius: '6px' },
        // No line is out of sight on a small screen, and no code is a scrolling region that would need a name of its own.
        defaultProps: { wrap: true },
      },
    }),
    mdx(),
    preact(),
    clientUsed(),
    relativeAddresses(),
  ],
  vite: {
    experimental: { renderBuiltUrl: relativeBuiltUrl },
    plugins: [monacoStyleSheets(), slimMonaco(), measuredInits(), recordedRuns()],
    // The engine's worker imports modules.
    worker: { format: 'es', plugins: () => [slimMonaco()], rolldownOptions: { treeshake } },
    build: { chunkSizeWarningLimit: 4_000, rolldownOptions: { treeshake } },
  },
});
