export const handler = async ({ lines }) => {
  // TODO: for each version, how many cold starts it had, and their mean INIT in whole milliseconds.
  return {};
};
