/** The pictures that are to be converted. */
export const pictures = Array.from({ length: 12 }, (_, index) => `picture-${index + 1}`);
