/** The stylesheet of files, once it is needed. */

const link = document.createElement("link");
link.rel = "stylesheet";
link.href = new URL("files.css", import.meta.url).href;

/** There, or not to be had: everything works without. */
export const styled = new Promise((resolve) => {
  for (const outcome of ["load", "error"]) link.addEventListener(outcome, resolve);
});
document.head.append(link);
