const tenMinutes = 600_000;

// Stands for a program that takes ten minutes for each report.
export const handler = async ({ month, branch }) => {
  await new Promise((resolve) => setTimeout(resolve, tenMinutes));
  return `Report of ${branch} for ${month}`;
};
