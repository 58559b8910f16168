// A test runner of forty lines, so that the very same tests run in Node and in a browser page.

import { Refusal } from "../vault/checks.js";
import { ready } from "../vault/sodium.js";

const tests = [];

/** @param {string} name @param {() => unknown} run */
export const test = (name, run) => tests.push({ name, run });

/** @param {unknown} actual @param {unknown} expected */
export function equal(actual, expected) {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`${a} is not ${b}`);
}

/** That `run` is refused for exactly this reason. @param {string} reason @param {() => unknown} run */
export async function refused(reason, run) {
  let outcome = "nothing was refused";
  try {
    await run();
  } catch (error) {
    if (error instanceof Refusal && error.reason === reason) return;
    outcome = String(error);
  }
  throw new Error(`expected ${reason}: ${outcome}`);
}

/** @param {{first?: boolean}} options first: end at the first failure @returns {Promise<{passed: number, failed: {name: string, why: string}[]}>} */
export async function runAll({ first = false } = {}) {
  await ready();
  const failed = [];
  for (const { name, run } of tests) {
    try {
      await run();
    } catch (error) {
      failed.push({ name, why: String(error.stack ?? error) });
      if (first) break;
    }
  }
  return { passed: tests.length - failed.length, failed };
}
