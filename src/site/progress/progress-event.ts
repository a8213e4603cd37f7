/** Told on the page when a record has been written, for the tab that wrote it hears no storage event. */
export const progressEvent = 'coldstart:progress';
