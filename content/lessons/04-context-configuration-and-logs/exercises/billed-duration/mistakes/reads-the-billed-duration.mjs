export const handler = async (event) => {
  const reports = event.log.split('\n').filter((line) => line.startsWith('REPORT RequestId: '));

  let billedMs = 0;
  for (const report of reports) {
    billedMs += milliseconds(report, 'Billed Duration');
  }
  return { billedMs };
};

/** 0 where the line has no such part. */
function milliseconds(report, name) {
  const part = report.split('\t').find((one) => one.startsWith(`${name}: `));
  return part === undefined ? 0 : Number.parseFloat(part.slice(name.length + 2));
}
