/** A picture drawn anew on this device: turned the right way, no larger than a screen, and nothing else in it. */

const LONGEST = 2048;
const GOOD = 0.85;
const LARGEST_PNG = 3_000_000;
const PAPER = "#ffffff";

/**
 * What the camera wrote into it (where, when, with what) is in no pixel, so it is gone.
 * @param {Blob} file
 * @returns {Promise<{blob: Blob, width: number, height: number}>} throws when this device cannot open it
 */
export async function cleaned(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, width, height);
  picture.close();
  const sharp = file.type === "image/png" ? await encoded(canvas, "image/png") : null;
  if (sharp && sharp.size <= LARGEST_PNG) return { blob: sharp, width, height };
  pen.globalCompositeOperation = "destination-over"; // what was see-through is paper
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, width, height);
  return { blob: await encoded(canvas, "image/jpeg"), width, height };
}

/** @param {HTMLCanvasElement} canvas @param {string} type */
export function encoded(canvas, type) {
  return new Promise((resolve, reject) => {
    const take = (blob) => (blob ? resolve(blob) : reject(new Error("not encoded")));
    canvas.toBlob(take, type, GOOD);
  });
}
