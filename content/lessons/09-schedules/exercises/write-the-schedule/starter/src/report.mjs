// Notes in the log when it is called, in UTC, and which report it is asked for.
export const handler = async (event) => {
  const at = new Date().toISOString().slice(0, 16);
  console.log(`${at}: report ${event.report ?? 'of nothing'}`);
};
