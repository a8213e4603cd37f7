import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#kernel';
import { describePatternProblem, matchesPattern } from './event-pattern.ts';

const event = {
  source: 'shop.orders',
  detail: {
    total: 150,
    state: 'placed',
    tags: ['new', 'gift'],
    ip: '10.0.1.7',
    note: null,
    ip6: '2001:db8:0:1::7',
    path: String.raw`a*b\c`,
    none: [],
    items: [{ id: 1 }, { id: 2 }],
  },
};

describe('a pattern', () => {
  it.each<JsonValue>([
    {},
    { source: ['shop.orders'] },
    { source: ['other', { prefix: 'shop.' }] },
    { source: [{ suffix: { 'equals-ignore-case': '.ORDERS' } }] },
    { source: [{ 'equals-ignore-case': 'SHOP.Orders' }] },
    { source: [{ wildcard: 'shop.*s' }] },
    { source: [{ 'anything-but': ['a', 'b'] }] },
    { source: [{ 'anything-but': { prefix: 'other' } }] },
    { detail: { total: [{ numeric: ['>', 100, '<=', 150] }] } },
    { detail: { tags: ['gift'] } },
    { detail: { note: [null] } },
    { detail: { coupon: [{ exists: false }], total: [{ exists: true }] } },
    { detail: { ip: [{ cidr: '10.0.0.0/16' }] } },
    { detail: { items: { id: [2] } } },
    { $or: [{ source: ['x'] }, { detail: { total: [150] } }] },
    { detail: { tags: [{ 'anything-but': 'gift' }] } },
    { detail: { items: [{ exists: false }] } },
    { detail: { none: [{ exists: false }], tags: [{ exists: true }] } },
    { detail: { none: { id: [{ exists: false }] } } },
    { detail: { ip6: [{ cidr: '2001:DB8::/32' }] } },
    { detail: { path: [{ wildcard: String.raw`a\*b*` }] } },
    { detail: { path: [{ wildcard: String.raw`*\\c` }] } },
    { source: [{ wildcard: '*o*r*' }] },
  ])('%j fits', (pattern) => {
    expect(matchesPattern(pattern, event)).toBe(true);
  });

  it.each<JsonValue>([
    { source: [] },
    { source: ['shop'] },
    { source: 'shop.orders' },
    { account: ['1'] },
    { detail: { total: ['150'] } },
    { detail: { total: [{ numeric: ['>', 150] }] } },
    { detail: { state: ['placed'], total: [1] } },
    { detail: { tags: [{ 'anything-but': ['gift', 'new'] }] } },
    { detail: { total: [{ exists: false }] } },
    { detail: { items: [{ exists: true }] } },
    { detail: [{ 'anything-but': 'x' }] },
    { detail: { ip6: [{ cidr: '2001:db9::/32' }] } },
    { detail: { ip6: [{ cidr: '10.0.0.0/8' }] } },
    { source: [{ wildcard: String.raw`shop\*` }] },
    { $or: [{ source: ['shop.orders'] }] },
    { detail: { ip: [{ cidr: '10.1.0.0/16' }] } },
    { source: [{ wildcard: 'shop' }] },
    { $or: [{ source: ['x'] }] },
  ])('%j does not', (pattern) => {
    expect(matchesPattern(pattern, event)).toBe(false);
  });

  it('has its form checked', () => {
    expect(describePatternProblem({ source: ['a'], detail: { total: [1] } })).toBeUndefined();
    expect(describePatternProblem({ detail: { total: 1 } })).toBe('detail.total is not a list: write [1].');
    expect(describePatternProblem({ source: [] })).toBe('source is an empty list, which fits nothing.');
    expect(describePatternProblem({ $or: [{ source: ['a'] }, { detail: { total: 1 } }] })).toBe(
      'detail.total is not a list: write [1].',
    );
    expect(describePatternProblem('x')).toBe('The pattern is not an object.');
    expect(describePatternProblem({})).toBe('The pattern is an empty object, which is not allowed.');
    expect(describePatternProblem({ detail: {} })).toBe('detail is an empty object, which is not allowed.');
  });
  it('has its comparisons checked', () => {
    const right: JsonValue[] = [
      { prefix: 'a' },
      { suffix: { 'equals-ignore-case': 'a' } },
      { 'equals-ignore-case': 'a' },
      { wildcard: 'a*' },
      { numeric: ['>', 0, '<=', 5] },
      { cidr: '10.0.0.0/24' },
      { exists: false },
      { 'anything-but': 'a' },
      { 'anything-but': ['a', 1] },
      { 'anything-but': { prefix: ['a', 'b'] } },
      null,
    ];
    expect(describePatternProblem({ x: right })).toBeUndefined();
    const wrong: JsonValue[] = [
      { greater: 1 },
      { prefix: 'a', suffix: 'b' },
      { prefix: 1 },
      { numeric: '> 100' },
      { numeric: ['>', '100'] },
      { numeric: ['over', 100] },
      { exists: 'yes' },
      { 'anything-but': { numeric: ['>', 1] } },
      { wildcard: 'a**b' },
      { wildcard: String.raw`a\b` },
      { 'anything-but': { wildcard: ['a*', '**'] } },
      { cidr: '10.0.0.0/33' },
      ['a'],
    ];
    expect(wrong.map((rule) => describePatternProblem({ x: [rule] }))).toMatchInlineSnapshot(`
      [
        "x has {"greater":1}, which is no comparison: there are prefix, suffix, equals-ignore-case, wildcard, numeric, cidr, exists, anything-but.",
        "x has {"prefix":"a","suffix":"b"}, which is no comparison: there are prefix, suffix, equals-ignore-case, wildcard, numeric, cidr, exists, anything-but.",
        "x: prefix takes a text.",
        "x: numeric takes a list such as [">", 0, "<=", 5].",
        "x: numeric takes a list such as [">", 0, "<=", 5].",
        "x: numeric takes a list such as [">", 0, "<=", 5].",
        "x: exists takes true or false.",
        "x: anything-but takes a value, a list of values, or one such operator for texts.",
        "x: wildcard takes a text with *, and no two of them side by side.",
        "x: wildcard takes a text with *, and no two of them side by side.",
        "x: anything-but takes a value, a list of values, or one such operator for texts.",
        "x: cidr takes a text such as 10.0.0.0/24.",
        "x has a list in its list: write the values side by side.",
      ]
    `);
    expect(describePatternProblem({ total: { exists: true } })).toBe('total is not a list: write [{"exists":true}].');
  });
});
