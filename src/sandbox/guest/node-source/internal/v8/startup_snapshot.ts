export const namespace = { isBuildingSnapshot: (): boolean => false };
