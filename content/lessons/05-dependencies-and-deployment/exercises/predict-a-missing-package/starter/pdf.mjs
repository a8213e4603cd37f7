import { PDFDocument } from 'pdf-lib';

export async function makePdf(text) {
  const document = await PDFDocument.create();
  document.addPage().drawText(text);
  return document.saveAsBase64();
}
