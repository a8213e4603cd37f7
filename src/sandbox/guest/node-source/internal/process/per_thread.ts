export const platform = 'linux';
