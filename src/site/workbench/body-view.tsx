import type { InvocationRecord } from '#sandbox';
import type { JSX } from 'preact';

interface BodyViewProps {
  readonly response: NonNullable<InvocationRecord['response']>;
}

/** The body of a response as a browser shows it. Nothing in it can run, or reach anything. */
export function BodyView({ response: { headers, body, isBinary } }: BodyViewProps): JSX.Element | null {
  const type = headers['content-type'] ?? '';
  if (type.includes('html')) {
    return (
      <iframe
        class="wb-page"
        sandbox=""
        loading="lazy"
        srcDoc={withoutReach(body)}
        title="The body of the response, as a page"
      />
    );
  }
  const isText = /^image\/svg\+xml/.test(type);
  // A picture that was not decoded is none: what came is its Base64, as text.
  if (!isText && isBinary !== true) return null;
  const data = isText ? `charset=utf-8,${encodeURIComponent(body)}` : `base64,${btoa(body)}`;
  const [mediaType = ''] = type.split(';');
  return <img class="wb-picture" src={`data:${mediaType};${data}`} alt="The body of the response" />;
}

/** A policy before everything else, so that nothing is fetched. */
function withoutReach(html: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">${html}`;
}
