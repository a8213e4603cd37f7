import { regExpExec, stringSlice, stringSplit } from './intrinsics.ts';

const nameHere = /^\s*(?:\??\.)?[\p{ID_Start}$_#][\p{ID_Continue}$]*/u;
const chainBefore = /[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\??\.[\p{ID_Start}$_#][\p{ID_Continue}$]*)*\??\.?$/u;
const dotAtEnd = /\??\.$/;

/**
 * Reads what was called off the source: `event.body.trim` in `event.body.trim()`. The place is where QuickJS says that
 * the call failed: at the name, or at the dot before it. Lines and columns count from 1. Undefined when the callee is
 * more than names and dots.
 */
export function calledExpression(source: string, line: number, column: number): string | undefined {
  const text = stringSplit(source, '\n')[line - 1] ?? '';
  const before = stringSlice(text, 0, column - 1);
  const name = regExpExec(nameHere, stringSlice(text, column - 1))?.[0];
  if (name === undefined) return undefined;
  const isMember = name[0] === '.' || name[0] === '?' || regExpExec(dotAtEnd, before) !== null;
  if (!isMember) return name;
  const object = regExpExec(chainBefore, before)?.[0];
  return object === undefined ? undefined : object + name;
}

/**
 * Tells what an assignment that failed as read-only was to: a constant or a property. The place is where the statement
 * begins, or after it.
 */
export function isAssignedAsProperty(source: string, line: number, column: number, name: string): boolean {
  const text = stringSlice(stringSplit(source, '\n')[line - 1] ?? '', column > 1 ? column - 2 : 0);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isAssignment = regExpExec(assignment, stringSlice(text, at + name.length)) !== null;
    if (isAssignment) return at > 0 && (text[at - 1] === '.' || text[at - 1] === "'" || text[at - 1] === '"');
  }
  return false;
}

const assignment = /^['"\]]*\s*(?:=(?!=)|[-+*/%&|^?]{1,3}=|\+\+|--)/;
