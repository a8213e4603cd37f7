import type { Argument, Decision, Place } from '#course';

export const placeNames: Readonly<Record<Place, string>> = {
  lambda: 'Lambda',
  containers: 'containers on Fargate',
  servers: 'servers of your own on EC2',
};

/** The verdict in a line. `answered` of `total` questions led to it. */
export function describeVerdict(decision: Decision, answered: number, total: number): string {
  const isWhole = answered === total;
  switch (decision.kind) {
    case 'open':
      return answered === 0
        ? 'Nothing is answered yet.'
        : `${answered} of ${total} answered. Nothing speaks for one of the three yet.`;
    case 'nowhere':
      return 'No place is left: what you need does not go together on any of the three.';
    case 'recommended':
      return isWhole
        ? `Take ${placeNames[decision.place]}.`
        : `${answered} of ${total} answered. So far: ${placeNames[decision.place]}.`;
  }
}

/** How far ahead the recommended place is, in a sentence or two; nothing where there is no recommendation. */
export function describeMargin(decision: Decision): string {
  if (decision.kind !== 'recommended') return '';
  const { place, runnerUp, points } = decision;
  if (runnerUp === undefined) return 'It is the only one that is left.';
  const score = points.map((each) => `${capitalized(placeNames[each.place])}: ${each.points}`).join('. ');
  return `${marginOf(place, runnerUp)} ${score}.`;
}

function marginOf(place: Place, { place: other, behind }: { place: Place; behind: number }): string {
  if (behind === 0) {
    return `As much speaks for ${placeNames[other]}. Of the two, ${placeNames[place]} leave${place === 'lambda' ? 's' : ''} you less to look after.`;
  }
  const isAre = other === 'lambda' ? 'is' : 'are';
  return `${capitalized(placeNames[other])} ${isAre} ${behind === 1 ? 'one point' : `${behind} points`} behind.`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What an argument does, before its reason: `For containers and servers (+2):`, `Rules out Lambda:`. */
export function describeReasonKind(argument: Argument): string {
  const names = argument.places.map((place) => (place === 'lambda' ? 'Lambda' : place));
  const all = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  return argument.kind === 'rules-out' ? `Rules out ${all}:` : `For ${all} (+${argument.weight}):`;
}
