// Loaded by pages: it rests on nothing, so that no schema comes with it.

/** Where a piece of work can run, in the order of what it leaves to be looked after: the least first. */
export const places = ['lambda', 'containers', 'servers'] as const;
export type Place = (typeof places)[number];

/** What an answer says about places. `id` is unique within the guide. */
export type Argument =
  | { readonly id: string; readonly kind: 'speaks-for'; readonly places: readonly Place[]; readonly weight: number }
  | { readonly id: string; readonly kind: 'rules-out'; readonly places: readonly Place[] };

/** A question as the rules see it. */
export interface GuideRule {
  readonly id: string;
  readonly answers: readonly { readonly id: string; readonly reasons: readonly Argument[] }[];
}

/** The chosen answer's id, by the question's. A question that is not there is not answered. */
export type Answers = Readonly<Record<string, string>>;

/** What the answers come to. Arguments are named by their ids. */
export type Decision =
  /** Nothing that was answered speaks for a place, or against one. */
  | { readonly kind: 'open' }
  /** Every place is ruled out. Rules that can come to that are refused by the course's check. */
  | { readonly kind: 'nowhere'; readonly ruledOut: readonly RuledOut[] }
  | {
      readonly kind: 'recommended';
      readonly place: Place;
      /** The next best place that is not ruled out, and how many points it is behind. Undefined where there is none. */
      readonly runnerUp: { readonly place: Place; readonly behind: number } | undefined;
      /** Of the places that are not ruled out. */
      readonly points: readonly { readonly place: Place; readonly points: number }[];
      /** The arguments that gave the recommended place its points. */
      readonly reasons: readonly string[];
      readonly ruledOut: readonly RuledOut[];
      /** Arguments for other places only. They counted, and were outweighed or came too late. */
      readonly others: readonly string[];
    };

export interface RuledOut {
  readonly place: Place;
  readonly reasons: readonly string[];
}

/** Weighs answers. What is ruled out is never recommended, whatever speaks for it. Equal points go to what leaves less to look after. */
export function decide(rules: readonly GuideRule[], answers: Answers): Decision {
  const given = rules.flatMap(({ id, answers: all }) => all.find((answer) => answer.id === answers[id])?.reasons ?? []);
  if (given.length === 0) return { kind: 'open' };
  const ruledOut = places.flatMap((place): RuledOut[] => {
    const reasons = given.filter((reason) => reason.kind === 'rules-out' && reason.places.includes(place));
    return reasons.length === 0 ? [] : [{ place, reasons: reasons.map(({ id }) => id) }];
  });
  const points = places
    .filter((place) => !ruledOut.some((out) => out.place === place))
    .map((place) => ({ place, points: pointsOf(place, given) }));
  // Sorting keeps the order of what is equal.
  const [best, next] = points.toSorted((one, other) => other.points - one.points);
  if (best === undefined) return { kind: 'nowhere', ruledOut };
  const speaking = given.filter(({ kind }) => kind === 'speaks-for');
  const isFor = (reason: Argument): boolean => reason.places.includes(best.place);
  return {
    kind: 'recommended',
    place: best.place,
    runnerUp: next && { place: next.place, behind: best.points - next.points },
    points,
    reasons: speaking.filter(isFor).map(({ id }) => id),
    ruledOut,
    others: speaking.filter((reason) => !isFor(reason)).map(({ id }) => id),
  };
}

function pointsOf(place: Place, reasons: readonly Argument[]): number {
  return reasons.reduce(
    (sum, reason) => sum + (reason.kind === 'speaks-for' && reason.places.includes(place) ? reason.weight : 0),
    0,
  );
}

/** Each other answer to one question alone that would lead to another place. */
export function turningAnswers(
  rules: readonly GuideRule[],
  answers: Answers,
): readonly { readonly question: string; readonly answer: string; readonly place: Place }[] {
  const decision = decide(rules, answers);
  if (decision.kind !== 'recommended') return [];
  return rules.flatMap(({ id: question, answers: all }) =>
    all.flatMap(({ id: answer }) => {
      const other = decide(rules, { ...answers, [question]: answer });
      return other.kind === 'recommended' && other.place !== decision.place
        ? [{ question, answer, place: other.place }]
        : [];
    }),
  );
}

/** Every way to answer all questions. */
export function* everyCombination(rules: readonly GuideRule[]): Generator<Answers> {
  const [first, ...rest] = rules;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const others of everyCombination(rest)) {
    for (const { id } of first.answers) yield { ...others, [first.id]: id };
  }
}
