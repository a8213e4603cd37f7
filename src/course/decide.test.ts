import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Answers, decide, everyCombination, type GuideRule, turningAnswers } from './decide.ts';
import { examineGuide } from './decision-guide.ts';

const rules: readonly GuideRule[] = [
  {
    id: 'traffic',
    answers: [
      { id: 'seldom', reasons: [{ id: 't.seldom', kind: 'speaks-for', places: ['lambda'], weight: 3 }] },
      { id: 'steady', reasons: [{ id: 't.steady', kind: 'speaks-for', places: ['containers', 'servers'], weight: 2 }] },
      { id: 'either', reasons: [] },
    ],
  },
  {
    id: 'duration',
    answers: [
      { id: 'short', reasons: [{ id: 'd.short', kind: 'speaks-for', places: ['lambda'], weight: 1 }] },
      { id: 'long', reasons: [{ id: 'd.long', kind: 'rules-out', places: ['lambda'] }] },
    ],
  },
  {
    id: 'people',
    answers: [{ id: 'ours', reasons: [{ id: 'p.ours', kind: 'speaks-for', places: ['servers'], weight: 1 }] }],
  },
];

describe('the weighing', () => {
  it('is open while nothing was answered, or nothing that says anything', () => {
    expect(decide(rules, {})).toEqual({ kind: 'open' });
    expect(decide(rules, { traffic: 'either', weather: 'fine' })).toEqual({ kind: 'open' });
  });

  it('recommends the place with the most points, and tells what gave them', () => {
    expect(decide(rules, { traffic: 'seldom', duration: 'short', people: 'ours' })).toEqual({
      kind: 'recommended',
      place: 'lambda',
      runnerUp: { place: 'servers', behind: 3 },
      points: [
        { place: 'lambda', points: 4 },
        { place: 'containers', points: 0 },
        { place: 'servers', points: 1 },
      ],
      reasons: ['t.seldom', 'd.short'],
      ruledOut: [],
      others: ['p.ours'],
    });
  });

  it('never recommends what is ruled out, however much speaks for it', () => {
    const decision = decide(rules, { traffic: 'seldom', duration: 'long', people: 'ours' });
    expect(decision).toMatchObject({
      place: 'servers',
      reasons: ['p.ours'],
      ruledOut: [{ place: 'lambda', reasons: ['d.long'] }],
      others: ['t.seldom'],
    });
  });

  it('gives equal points to what leaves less to look after', () => {
    expect(decide(rules, { traffic: 'steady' })).toMatchObject({
      place: 'containers',
      runnerUp: { place: 'servers', behind: 0 },
    });
  });

  it('says so when nothing is left', () => {
    const none = [
      {
        id: 'all',
        answers: [
          { id: 'out', reasons: [{ id: 'a', kind: 'rules-out', places: ['lambda', 'containers', 'servers'] }] },
        ],
      },
    ] as const;
    expect(decide(none, { all: 'out' })).toMatchObject({ kind: 'nowhere' });
  });

  it('finds the single answers that would turn it', () => {
    expect(turningAnswers(rules, { traffic: 'seldom', duration: 'short', people: 'ours' })).toEqual([
      { question: 'traffic', answer: 'steady', place: 'servers' },
      { question: 'duration', answer: 'long', place: 'servers' },
    ]);
    expect(turningAnswers(rules, {})).toEqual([]);
  });

  it('goes every way through', () => {
    const ways = [...everyCombination(rules)];
    expect(ways).toHaveLength(6);
    expect(new Set(ways.map((way) => JSON.stringify(way))).size).toBe(6);
  });
});

describe('the guide of the course', async () => {
  const text = await readFile(new URL('../../content/decision-guide.yaml', import.meta.url), 'utf8');
  const lessons = [...text.matchAll(/lesson: (\S+)/g)].map(([, lesson = '']) => lesson);
  const { questions } = examineGuide(text, lessons).guide;
  const ways = [...everyCombination(questions)];
  const chosen = (answers: Answers): readonly string[] => Object.entries(answers).map((pair) => pair.join('.'));
  const answerOf = (reason: string): string => reason.split('.').slice(0, 2).join('.');

  it('asks eight questions', () => {
    expect(questions).toHaveLength(8);
    expect(ways).toHaveLength(questions.reduce((product, { answers }) => product * answers.length, 1));
  });

  it('recommends something for every way to answer, with reasons that were given and nothing ruled out', () => {
    for (const answers of ways) {
      const decision = decide(questions, answers);
      if (decision.kind !== 'recommended') throw new Error(`No recommendation: ${chosen(answers).join(' ')}`);
      const { place, points, reasons, ruledOut, others } = decision;
      expect(reasons.length).toBeGreaterThan(0);
      expect(ruledOut.map((out) => out.place)).not.toContain(place);
      expect(Math.max(...points.map((each) => each.points))).toBe(points.find((each) => each.place === place)?.points);
      for (const reason of [...reasons, ...others, ...ruledOut.flatMap((out) => out.reasons)])
        if (!chosen(answers).includes(answerOf(reason))) throw new Error(`${reason} was not answered`);
      expect(reasons.filter((reason) => others.includes(reason))).toEqual([]);
    }
  });

  it.each([
    { question: 'duration', answer: 'in-one-piece', out: 'lambda' },
    { question: 'caller', answer: 'connections', out: 'lambda' },
    { question: 'machine', answer: 'large', out: 'lambda' },
    { question: 'program', answer: 'too-big', out: 'lambda' },
    { question: 'machine', answer: 'hardware', out: 'lambda' },
    { question: 'machine', answer: 'hardware', out: 'containers' },
  ])('never recommends $out where $question is $answer', ({ question, answer, out }) => {
    const such = ways.filter((answers) => answers[question] === answer);
    expect(such.length).toBeGreaterThan(100);
    for (const answers of such) expect(decide(questions, answers)).not.toMatchObject({ place: out });
  });

  it('sends a nightly job of seconds to Lambda, a busy website to containers, and a licensed program to a server', () => {
    const common = { machine: 'ordinary', state: 'nothing' };
    const job = {
      ...common,
      traffic: 'seldom',
      duration: 'seconds',
      caller: 'events',
      latency: 'nobody',
      program: 'new',
      people: 'nobody',
    };
    const site = {
      ...common,
      traffic: 'steady',
      duration: 'seconds',
      caller: 'requests',
      latency: 'strict',
      program: 'container',
      people: 'container-team',
    };
    const old = {
      ...common,
      state: 'memory',
      traffic: 'steady',
      duration: 'in-one-piece',
      caller: 'connections',
      latency: 'people',
      program: 'installed',
      people: 'server-team',
    };
    expect([job, site, old].map((answers) => decide(questions, answers))).toMatchObject([
      { place: 'lambda' },
      { place: 'containers' },
      { place: 'servers' },
    ]);
  });
});
