const versionOf = new Map();
const initsOf = new Map();

export const handler = async ({ lines }) => {
  for (const line of lines) {
    const [, startedId, version] = /^START RequestId: (\S+) Version: (\S+)/.exec(line) ?? [];
    if (startedId !== undefined) {
      versionOf.set(startedId, version);
      if (!initsOf.has(version)) initsOf.set(version, []);
    }
    const [, reportedId] = /^REPORT RequestId: (\S+)/.exec(line) ?? [];
    const [, init] = /\tInit Duration: ([\d.]+) ms/.exec(line) ?? [];
    if (reportedId !== undefined && init !== undefined) initsOf.get(versionOf.get(reportedId)).push(Number(init));
  }

  const answer = {};
  for (const [version, inits] of initsOf) {
    const sum = inits.reduce((total, init) => total + init, 0);
    answer[version] = {
      coldStarts: inits.length,
      meanInitMs: inits.length === 0 ? null : Math.round(sum / inits.length),
    };
  }
  return answer;
};
