if (process.env.PRELOAD === 'yes') {
  await import('./pdf.mjs');
}

export const handler = async (event) => {
  if (event.format === 'pdf') {
    const { makePdf } = await import('./pdf.mjs');
    return { pdf: await makePdf(event.text) };
  }
  return { text: event.text };
};
