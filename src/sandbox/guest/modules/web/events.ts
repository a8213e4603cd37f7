import { DOMException } from '../dom-exception.ts';
import abortController from 'node-source:internal/abort_controller';
import eventTarget from 'node-source:internal/event_target';
import webidl from 'node-source:internal/webidl';

export { abortController, DOMException, eventTarget, webidl };
export const { AbortController, AbortSignal } = abortController;
export const { Event, EventTarget, CustomEvent } = eventTarget;
export const globals = { AbortController, AbortSignal, Event, EventTarget, CustomEvent, DOMException };
