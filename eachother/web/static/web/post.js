/** Talking JSON with the own server. */

/** There was no answer at all: no line, or no server. Nothing is known about what happened to the request. */
export class Offline extends Error {
  name = "Offline";
}

/** POST `body` as JSON. Resolves to `{ok, status, data}`; `data` is null when the answer is not JSON. Throws `Offline`. */
export function postJSON(url, body = {}, { signal } = {}) {
  return ask(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": document.body.dataset.csrf },
    body: JSON.stringify(body),
    signal,
  });
}

/** GET JSON; answers like `postJSON`. */
export function getJSON(url, { signal } = {}) {
  return ask(url, { signal });
}

async function ask(url, options) {
  const headers = { Accept: "application/json", ...options.headers };
  let response;
  try {
    response = await fetch(url, {
      ...options,
      headers,
      mode: "same-origin",
      credentials: "same-origin",
      cache: "no-store",
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Offline("no answer", { cause: error });
  }
  const data = await response.json().catch(() => null);
  return { ok: response.ok, status: response.status, data };
}
