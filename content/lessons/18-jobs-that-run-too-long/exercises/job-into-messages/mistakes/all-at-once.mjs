import { readBranches } from './branches.mjs';
import { makeReport } from './report.mjs';

export const handler = async ({ month }) => {
  const branches = await readBranches();
  await Promise.all(branches.map((branch) => makeReport(month, branch)));
};
