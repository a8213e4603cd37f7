/** A route that fits a request. */
export interface MatchedRoute {
  /** As it was declared, such as `GET /users/{id}`. */
  readonly route: string;
  /** Its path, such as `/users/{id}`; empty for `$default`. */
  readonly resource: string;
  /** Percent-decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * Finds the route of a request among `GET /users/{id}`, `ANY /{proxy+}` and `$default`. As API Gateway does, it takes the most
 * specific: a fixed segment before a parameter, that before a greedy one, `$default` last; a method before `ANY`.
 */
export function matchRoute(routes: readonly string[], method: string, path: string): MatchedRoute | undefined {
  const fitting = routes.flatMap((route) => fit(route, method, path) ?? []);
  return fitting.toSorted((one, other) => (one.rank < other.rank ? -1 : one.rank > other.rank ? 1 : 0))[0];
}

type Fitting = MatchedRoute & { readonly rank: string };

function fit(route: string, method: string, path: string): Fitting | undefined {
  if (route === '$default') return { route, resource: '', pathParameters: {}, rank: '~' };
  const [routeMethod = '', resource = ''] = route.split(' ');
  if (routeMethod !== 'ANY' && routeMethod !== method) return undefined;
  const wanted = resource.split('/').slice(1);
  const given = path.split('/').slice(1);
  const pathParameters: Record<string, string> = {};
  let rank = '';
  for (const [index, segment] of wanted.entries()) {
    const [, name, isGreedy] = /^\{([^}+]+)(\+?)\}$/.exec(segment) ?? [];
    if (name === undefined) {
      if (segment !== given[index]) return undefined;
      rank += '0';
    } else if (isGreedy === '+') {
      const rest = given.slice(index).join('/');
      if (rest === '') return undefined;
      return { route, resource, pathParameters: { ...pathParameters, [name]: decode(rest) }, rank: `${rank}2` };
    } else {
      const value = given[index] ?? '';
      if (value === '') return undefined;
      pathParameters[name] = decode(value);
      rank += '1';
    }
  }
  if (given.length !== wanted.length) return undefined;
  return { route, resource, pathParameters, rank: `${rank}${routeMethod === 'ANY' ? '!b' : '!a'}` };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
