export const BuiltinModule = { exists: (): boolean => true, canBeRequiredByUsers: (): boolean => true };
