let count = 0;
console.log('A new execution environment');

export const handler = async () => {
  let local = 0;
  count += 1;
  local += 1;
  return { count, local };
};
