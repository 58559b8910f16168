/** The words a script may say stand in the page, translated: `<template data-words><p data-word="offline">…</p>`. */

/**
 * The words called `name`, with `{key}` replaced from `values`. Plain text, for `textContent`.
 * A name that the page does not carry is an error.
 */
export function word(name, values = {}) {
  const words = document
    .querySelector("template[data-words]")
    ?.content.querySelector(`[data-word="${CSS.escape(name)}"]`);
  if (!words) throw new Error(`This page carries no words called ${name}.`);
  return words.textContent.trim().replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}
