import { readBranches } from './branches.mjs';
import { makeReport } from './report.mjs';

export const handler = async ({ month }) => {
  // TODO: four branches, ten minutes each: that is too long for one invocation.
  for (const branch of await readBranches()) {
    await makeReport(month, branch);
    console.log('made', branch);
  }
};
