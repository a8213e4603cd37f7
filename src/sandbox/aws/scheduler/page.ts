import { invalid, violated } from './errors.ts';

/** What an operation that lists returns of all: `NextToken` is there while there is more. */
export function pageOf<Item>(
  all: readonly Item[],
  query: Readonly<Record<string, string>>,
): { readonly items: readonly Item[]; readonly NextToken?: string } {
  const { MaxResults: given = '100', NextToken: token = '0' } = query;
  const most = Number(given);
  if (!(most >= 1)) throw violated('maxResults', `'${given}'`, 'Member must have value greater than or equal to 1');
  if (most > 100) throw violated('maxResults', `'${given}'`, 'Member must have value less than or equal to 100');
  const start = Number(token);
  if (!Number.isInteger(start) || start < 0) throw invalid('Invalid NextToken.');
  const end = start + most;
  return { items: all.slice(start, end), ...(end < all.length && { NextToken: String(end) }) };
}
