/** Whether this browser can open private words at all. Lockdown Mode and Tor's 'Safer' block WebAssembly. */

const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

export function canUnlock() {
  try {
    return (
      new WebAssembly.Module(EMPTY_MODULE) instanceof WebAssembly.Module && "subtle" in crypto && "indexedDB" in window
    );
  } catch {
    return false;
  }
}

/** Make a form usable, or say why it cannot be. The form stands disabled until its script is here. */
export function ready(form) {
  const fit = canUnlock();
  document.querySelector("[data-blocked]").hidden = fit;
  form.querySelector("fieldset[data-ready]").disabled = !fit;
  return fit;
}
