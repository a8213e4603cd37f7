import { expect, it } from 'vitest';
import { hostAsInNode } from './url-host.ts';

it.each([
  ['https:', 'exa%20mple.com', undefined],
  ['http:', 'a%3Ab.example', undefined],
  ['https:', '%2A.example.com', '*.example.com'],
  ['https:', 'example.com', 'example.com'],
  ['http:', '[::1]', '[::1]'],
  ['custom:', 'a%20b', 'a%20b'],
])('a browser that reads %s//%s is corrected to %s', (protocol, hostname, host) => {
  expect(hostAsInNode(protocol, hostname)).toBe(host);
});
