import type { BusEvent, EventRecord, RuleOutcome } from '../../cloud-record.ts';
import { AwsError } from '../aws-error.ts';
import type { ServiceContext } from '../service.ts';
import { EventBus } from './event-bus.ts';
import type { Rule } from './rule.ts';

interface Bus {
  readonly events: EventBus;
  readonly createdMs: number;
  readonly description?: string;
  /** By their names, in the order in which they were made. */
  readonly rules: Map<string, Rule>;
}

/** The buses of the account, and their rules. */
export class RuleBook {
  readonly #buses = new Map<string, Bus>();

  addBus(name: string, createdMs: number, description?: string): void {
    const events = new EventBus();
    this.#buses.set(name, { events, createdMs, ...(description !== undefined && { description }), rules: new Map() });
  }

  removeBus(name: string): void {
    this.#buses.delete(name);
  }

  hasBus(name: string): boolean {
    return this.#buses.has(name);
  }

  busNames(): readonly string[] {
    return [...this.#buses.keys()];
  }

  /** Throws an AwsError where there is none. */
  bus(name: string): Pick<Bus, 'createdMs' | 'description'> {
    return this.#bus(name);
  }

  rulesOf(bus: string): readonly Rule[] {
    return [...(this.#buses.get(bus)?.rules.values() ?? [])];
  }

  /** Undefined where there is none. Throws an AwsError where there is no such bus. */
  find(bus: string, name: string): Rule | undefined {
    return this.#bus(bus).rules.get(name);
  }

  /** Throws an AwsError where there is none. */
  rule(bus: string, name: string): Rule {
    const rule = this.find(bus, name);
    if (rule !== undefined) return rule;
    throw new AwsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${bus}.`);
  }

  /** Puts a rule in the place of the one with its name, and tells of it. */
  put(rule: Rule, { tell, nowMs }: Pick<ServiceContext, 'tell' | 'nowMs'>): void {
    this.#bus(rule.bus).rules.set(rule.name, rule);
    tell({ kind: 'rule-changed', bus: rule.bus, name: rule.name, timeMs: nowMs });
  }

  remove(bus: string, name: string): void {
    this.#bus(bus).rules.delete(name);
  }

  accept(bus: string, event: BusEvent, nowMs: number): void {
    this.#buses.get(bus)?.events.accept(event, nowMs);
  }

  note(bus: string, eventId: string, outcome: RuleOutcome): void {
    this.#buses.get(bus)?.events.note(eventId, outcome);
  }

  records(): Readonly<Record<string, readonly EventRecord[]>> {
    return Object.fromEntries([...this.#buses].map(([name, { events }]) => [name, events.records()]));
  }

  #bus(name: string): Bus {
    const bus = this.#buses.get(name);
    if (bus !== undefined) return bus;
    throw new AwsError('ResourceNotFoundException', `Event bus ${name} does not exist.`);
  }
}
