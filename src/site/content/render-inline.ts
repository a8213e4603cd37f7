import { createMarkdownProcessor } from '@astrojs/markdown-remark';

let processor: ReturnType<typeof createMarkdownProcessor> | undefined;

/** A text with inline Markdown, such as `code` and *emphasis*, as HTML without a paragraph around it. */
export async function renderInline(markdown: string): Promise<string> {
  processor ??= createMarkdownProcessor({ syntaxHighlight: false });
  const { code } = await (await processor).render(markdown);
  return code.trim().replace(/^<p>([\s\S]*)<\/p>$/, '$1');
}
