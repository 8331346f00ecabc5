/** Whether a path names an image that a browser draws. Drawings in text (SVG) are compared as text. */
export const isImage = (path: string): boolean => /\.(a?png|jpe?g|gif|webp|avif|bmp|ico)$/i.test(path);
