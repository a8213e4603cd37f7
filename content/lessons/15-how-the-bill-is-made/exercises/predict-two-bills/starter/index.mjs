export const handler = async ({ first, second, free = 0 }) => {
  const each = [gbSeconds(first), gbSeconds(second)];
  return {
    costsMore: each[0] === each[1] ? 'neither' : each[0] > each[1] ? 'the first' : 'the second',
    billed: Math.max(0, each[0] + each[1] - free), // GB-seconds of both together
  };
};

function gbSeconds({ requests, durationMs, memoryMb }) {
  return (requests * Math.ceil(durationMs) * memoryMb) / 1024 / 1000;
}
