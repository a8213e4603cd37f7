/** Every scenario begins at the same virtual time, so that a run can be repeated: 2026-01-15T10:00:00Z. */
export const startOfTimeMs = Date.UTC(2026, 0, 15, 10);
