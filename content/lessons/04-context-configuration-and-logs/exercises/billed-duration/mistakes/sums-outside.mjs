let billedMs = 0;

export const handler = async (event) => {
  for (const line of event.log.split('\n')) {
    if (!line.startsWith('REPORT RequestId: ')) continue;
    const [, duration] = /\tDuration: ([\d.]+) ms/.exec(line);
    const init = /\tInit Duration: ([\d.]+) ms/.exec(line)?.[1] ?? '0';
    billedMs += Math.ceil(Number(duration) + Number(init));
  }
  return { billedMs };
};
