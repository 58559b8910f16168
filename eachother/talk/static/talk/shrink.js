/** A picture made small enough on this device, before anything of it leaves it. */

const SIDE = 1600;
const QUALITY = 0.85;

export const BYTES_AT_MOST = 1_900_000;

/** @param {File} file @returns {Promise<Blob>} the file itself when it cannot be opened here */
export async function shrunk(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise((resolve) => canvas.toBlob(resolve, "image/webp", QUALITY));
    return small && small.size < file.size ? small : file;
  } catch {
    return file;
  }
}
