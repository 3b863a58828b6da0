import { downloadBlob } from '../ui/download';

/** What of the page's style a picture needs to look the same elsewhere. */
const PROPERTIES = ['fill', 'stroke', 'stroke-width', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor'];
/** Dots of a PNG for a CSS pixel. */
const SHARPNESS = 2;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Saves what an SVG element shows as a file: as SVG that needs no style sheet, or as PNG in double size. `legend`: how much more there
 * is of it below its lower edge, in CSS pixels, which the page does not show.
 */
export async function savePicture(svg: SVGSVGElement, format: 'svg' | 'png', legend: number): Promise<void> {
  const { width, height } = svg.getBoundingClientRect();
  const size = { width, height: height + legend };
  const blob = new Blob([standalone(svg, size)], { type: 'image/svg+xml' });
  downloadBlob(format === 'svg' ? blob : await painted(blob, size), `timeline.${format}`);
}

/** The element in a size with its styles written into it, on the page's background. */
function standalone(svg: SVGSVGElement, { width, height }: Size): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, index) => {
    const original = originals[index];
    if (original) inline(original, element);
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.removeAttribute('tabindex');
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(svg).backgroundColor);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

function inline(original: Element, copy: Element): void {
  const style = getComputedStyle(original);
  for (const property of PROPERTIES) copy.setAttribute(property, style.getPropertyValue(property));
  copy.removeAttribute('class');
}

async function painted(blob: Blob, { width, height }: Size): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * SHARPNESS);
  canvas.height = Math.round(height * SHARPNESS);
  const picture = new Image();
  const url = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await blob.text())}`;
  await new Promise<void>((resolve, reject) => {
    picture.onload = () => resolve();
    picture.onerror = () => reject(new Error('The picture could not be drawn.'));
    picture.src = url;
  });
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((png) => (png ? resolve(png) : reject(new Error('The picture could not be written.'))), 'image/png');
  });
}
