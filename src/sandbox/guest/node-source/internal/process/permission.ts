/** Lambda starts Node.js without the permission model. */
export const isEnabled = (): boolean => false;
export const has = (): boolean => true;
