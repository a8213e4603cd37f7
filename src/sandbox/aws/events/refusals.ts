import { entriesOf, type EntryRefusals } from '../protocols/json-service.ts';

/** What operations that take several entries answer where each has met a fault. Source: Amazon EventBridge API Reference. */
export const refusals: EntryRefusals = {
  PutEvents(input, { code, message }) {
    const entries = entriesOf(input, 'Entries').map(() => ({ ErrorCode: code, ErrorMessage: message }));
    return { FailedEntryCount: entries.length, Entries: entries };
  },
  PutTargets(input, { code, message }) {
    const failed = entriesOf(input, 'Targets').map(({ Id }) => ({
      TargetId: Id,
      ErrorCode: code,
      ErrorMessage: message,
    }));
    return { FailedEntryCount: failed.length, FailedEntries: failed };
  },
  RemoveTargets(input, { code, message }) {
    const { Ids: ids } = input;
    const failed = (Array.isArray(ids) ? ids : []).map((id: unknown) => ({
      TargetId: id,
      ErrorCode: code,
      ErrorMessage: message,
    }));
    return { FailedEntryCount: failed.length, FailedEntries: failed };
  },
};
