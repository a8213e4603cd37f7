import type { BusEvent, EventRecord, RuleOutcome } from '../../cloud-record.ts';

/** The most events that a bus remembers: what comes after is delivered all the same. */
const mostRemembered = 10_000;

/** One bus, and what was put on it. */
export class EventBus {
  readonly #events = new Map<
    string,
    { readonly event: BusEvent; readonly putAt: number; readonly rules: RuleOutcome[] }
  >();

  accept(event: BusEvent, nowMs: number): void {
    if (this.#events.size < mostRemembered) this.#events.set(event.id, { event, putAt: Math.floor(nowMs), rules: [] });
  }

  /** Notes what a rule of the bus made of an event. */
  note(eventId: string, outcome: RuleOutcome): void {
    this.#events.get(eventId)?.rules.push(outcome);
  }

  records(): readonly EventRecord[] {
    return [...this.#events.values()].map(({ event, putAt, rules }) => ({ ...event, putAt, rules: [...rules] }));
  }
}
