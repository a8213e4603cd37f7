import { svgOf } from './drawing.ts';
import { readDrawing } from './read-drawing.ts';
import { saveFile } from './save-file.ts';

/** Pixels of the picture for each of the page's, so that it can be enlarged in a slide. */
const scale = 2;
const svgType = 'image/svg+xml';
const pngType = 'image/png';

/** Saves the figure as a file of SVG. Returns what has become of it, for the reader. */
export function downloadSvg(figure: Element, name: string): string {
  const fileName = `${name}.svg`;
  saveFile(new Blob([svgOf(readDrawing(figure))], { type: svgType }), fileName);
  return `Saved as ${fileName}.`;
}

/** Puts the figure onto the clipboard as a picture; saves it as a file where the browser does not allow that. */
export async function copyPng(figure: Element, name: string): Promise<string> {
  const drawing = readDrawing(figure);
  const png = paint(svgOf(drawing), drawing.width, drawing.height);
  try {
    await navigator.clipboard.write([new ClipboardItem({ [pngType]: png })]);
    return 'Copied.';
  } catch {
    const fileName = `${name}.png`;
    saveFile(await png, fileName);
    return `This browser does not let pages copy pictures, so it was saved as ${fileName}.`;
  }
}

async function paint(svg: string, width: number, height: number): Promise<Blob> {
  const picture = new Image(width * scale, height * scale);
  picture.src = `data:${svgType};charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The picture could not be painted.'));
      else resolve(blob);
    }, pngType);
  });
}
