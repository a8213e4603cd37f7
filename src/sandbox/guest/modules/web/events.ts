import abortController from 'node-source:internal/abort_controller';
import eventTarget from 'node-source:internal/event_target';
import exceptions from 'node-source:internal/per_context/domexception';
import webidl from 'node-source:internal/webidl';

export { abortController, eventTarget, webidl };
export const { AbortController, AbortSignal } = abortController;
export const { Event, EventTarget, CustomEvent } = eventTarget;
export const { DOMException } = exceptions;
export const globals = { AbortController, AbortSignal, Event, EventTarget, CustomEvent, DOMException };
