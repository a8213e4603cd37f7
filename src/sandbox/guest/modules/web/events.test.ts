import { describe, expect, it } from 'vitest';
import { invoke, logOf } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const helpers = `
import { inspect } from 'node:util';
const show = (value) => inspect(value).replace(/\\n +at .*/g, '');
const all = [DOMException, Event, EventTarget, CustomEvent, AbortController, AbortSignal];
const heard = (...args) => { const target = new EventTarget(); const events = []; target.addEventListener('a', (event) => events.push(event.type), ...args); target.dispatchEvent(new Event('a')); target.dispatchEvent(new Event('a')); return events };
const reason = (signal) => [signal.aborted, signal.reason?.name, signal.reason?.message, signal.reason?.code, signal.reason instanceof DOMException];
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
`;

const names =
  'IndexSizeError HierarchyRequestError InvalidStateError NotFoundError AbortError TimeoutError DataCloneError QuotaExceededError SyntaxError NotSupportedError EncodingError Nonsense';

describe('events, signals and DOMException do what those of Node.js do', async () => {
  const compared = await compareAll(
    [
      'all.map((one) => [one.name, one.length, Object.getOwnPropertyNames(one).sort()])',
      ...[0, 1, 2, 3, 4, 5].map(
        (index) =>
          `Object.entries(Object.getOwnPropertyDescriptors(all[${index}].prototype)).map(([key, { value, enumerable }]) => [key, enumerable, value?.length]).sort()`,
      ),
      'all.map((one) => Object.getPrototypeOf(one.prototype)?.constructor?.name)',
      // DOMException.
      ...names
        .split(' ')
        .map((name) => `[new DOMException('m', '${name}').name, new DOMException('m', '${name}').code]`),
      "(() => { const e = new DOMException('why'); return [e.name, e.message, e.code, e instanceof Error, String(e), Object.prototype.toString.call(e), Object.keys(e)] })()",
      "(() => { const e = new DOMException('why', { name: 'Mine', cause: 1 }); return [e.name, e.code, e.cause, 'cause' in e] })()",
      "'cause' in new DOMException('why', { name: 'Mine' })",
      'new DOMException().message',
      'new DOMException(undefined, undefined).name',
      "new DOMException('a', Symbol())",
      "show(new DOMException('why', 'AbortError'))",
      "new DOMException('why', 'AbortError').stack.split('\\n')[0]",
      "JSON.stringify(new DOMException('a', 'AbortError'))",
      'DOMException.ABORT_ERR + DOMException.prototype.TIMEOUT_ERR',
      'DOMException.prototype.name',
      // Event and EventTarget.
      "(() => { const e = new Event('a', { bubbles: true, cancelable: true, composed: true }); e.preventDefault(); return [e.type, e.bubbles, e.cancelable, e.composed, e.defaultPrevented, e.target, e.currentTarget, e.eventPhase, e.returnValue, e.isTrusted, e.composedPath(), typeof e.timeStamp] })()",
      "(() => { const e = new Event('a'); e.preventDefault(); return e.defaultPrevented })()",
      'new Event()',
      'new Event(Symbol())',
      "new Event('a', 1)",
      'new Event(12).type',
      "[new CustomEvent('a', { detail: { b: 1 } }).detail, new CustomEvent('a').detail]",
      'new CustomEvent()',
      "show(new Event('a')).replace(/timeStamp: [\\d.]+/, 'timeStamp: 0')",
      'show(new EventTarget())',
      'heard()',
      'heard({ once: true })',
      'heard({ signal: AbortSignal.abort() })',
      "(() => { const target = new EventTarget(); const order = []; target.addEventListener('a', () => order.push(1)); target.addEventListener('a', { handleEvent(e) { order.push([e.target === target, this.handleEvent !== undefined, e.eventPhase]) } }); target.dispatchEvent(new Event('a')); return order })()",
      "(() => { const target = new EventTarget(); let calls = 0; const listener = () => calls++; target.addEventListener('a', listener); target.addEventListener('a', listener); target.dispatchEvent(new Event('a')); target.removeEventListener('a', listener); target.dispatchEvent(new Event('a')); return calls })()",
      "(() => { const target = new EventTarget(); target.addEventListener('a', (e) => e.preventDefault()); return [target.dispatchEvent(new Event('a', { cancelable: true })), target.dispatchEvent(new Event('a'))] })()",
      "(() => { const target = new EventTarget(); const order = []; target.addEventListener('a', (e) => { order.push(1); e.stopImmediatePropagation() }); target.addEventListener('a', () => order.push(2)); target.dispatchEvent(new Event('a')); return order })()",
      "new EventTarget().addEventListener('a')",
      "new EventTarget().addEventListener('a', 1)",
      "new EventTarget().addEventListener('a', null)",
      'new EventTarget().dispatchEvent({})',
      "(() => { const target = new EventTarget(); const event = new Event('a'); target.addEventListener('a', () => target.dispatchEvent(event)); let thrown; process.once('uncaughtException', (e) => { thrown = e }); target.dispatchEvent(event); return wait(5).then(() => [thrown.name, thrown.code, thrown.message]) })()",
      "EventTarget.prototype.dispatchEvent.call({}, new Event('a'))",
      "(() => { class Mine extends EventTarget { go() { return this.dispatchEvent(new CustomEvent('go', { detail: 7 })) } } const mine = new Mine(); let got; mine.addEventListener('go', ({ detail }) => { got = detail }); mine.go(); return got })()",
      // AbortController and AbortSignal.
      '(() => { const c = new AbortController(); const before = reason(c.signal); c.abort(); return [before, reason(c.signal)] })()',
      "(() => { const c = new AbortController(); c.abort('mine'); c.abort('other'); return [c.signal.reason, c.signal.aborted] })()",
      '(() => { const c = new AbortController(); const told = []; c.signal.onabort = (e) => told.push([e.type, e.target === c.signal, e.isTrusted]); c.signal.addEventListener("abort", () => told.push(2)); c.abort(); c.abort(); return told })()',
      '(() => { const c = new AbortController(); c.signal.onabort = 5; return c.signal.onabort })()',
      'new AbortController().signal.throwIfAborted()',
      'AbortSignal.abort().throwIfAborted()',
      "(() => { try { AbortSignal.abort('mine').throwIfAborted() } catch (why) { return why } })()",
      'reason(AbortSignal.abort())',
      'reason(AbortSignal.abort(new RangeError("r")))',
      'new AbortSignal()',
      'AbortSignal.timeout()',
      "AbortSignal.timeout('1')",
      'AbortSignal.timeout(-1)',
      '(async () => { const signal = AbortSignal.timeout(5); const before = signal.aborted; await wait(50); return [before, reason(signal)] })()',
      '(async () => { const signal = AbortSignal.timeout(5); const event = await new Promise((resolve) => { signal.onabort = resolve; setTimeout(() => {}, 50) }); return [event.type, reason(signal)] })()',
      '(() => { const c = new AbortController(); const any = AbortSignal.any([c.signal, new AbortController().signal]); const before = any.aborted; c.abort("mine"); return [before, any.aborted, any.reason] })()',
      'reason(AbortSignal.any([AbortSignal.abort(), new AbortController().signal]))',
      'AbortSignal.any([]).aborted',
      'AbortSignal.any([{}])',
      'AbortSignal.any()',
      '(async () => { const any = AbortSignal.any([AbortSignal.timeout(5), new AbortController().signal]); await wait(50); return reason(any) })()',
      '[show(new AbortController()), show(new AbortController().signal), show(AbortSignal.abort(1))]',
      'AbortSignal.prototype.aborted',
      "[new AbortController(), new AbortController().signal, new Event('a')].map((one) => Object.prototype.toString.call(one))",
    ],
    helpers,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

describe('a signal', () => {
  it('times out on the virtual clock', async () => {
    const source = `export const handler = async () => {
      const start = Date.now();
      await new Promise((resolve) => { AbortSignal.timeout(2_000).addEventListener('abort', resolve); setTimeout(() => {}, 2_500); });
      return Math.round((Date.now() - start) / 10) * 10;
    };`;
    expect((await invoke(source)).outcome).toEqual({ kind: 'answered', answer: 2_000 });
  });

  it('that times out does not keep the function going', async () => {
    const source = `export const handler = () => new Promise((resolve) => {
      AbortSignal.timeout(100).addEventListener('abort', resolve);
    });`;
    expect((await invoke(source)).outcome).toMatchObject({ error: { kind: 'never-settled' } });
  });

  it('reads in the log as in Node.js', async () => {
    const [line] = await logOf(
      `export const handler = () => { try { AbortSignal.abort().throwIfAborted(); } catch (error) { console.log(error); } };`,
    );
    expect(line).toMatch(/^INFO\tDOMException \[AbortError\]: This operation was aborted\r {4}at /);
  });
});
