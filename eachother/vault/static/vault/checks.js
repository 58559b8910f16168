// The one way in which the vault says no. Every guard is a `require(condition, "reason")` statement of its own, so
// that the tests can take each away in turn and see that somebody notices.

/** What was handed over is not what it claims to be. `reason` is stable and listed in the vault's README. */
export class Refusal extends Error {
  /** @param {string} reason */
  constructor(reason) {
    super(`refused: ${reason}`);
    this.name = "Refusal";
    this.reason = reason;
  }
}

/**
 * @param {boolean} condition
 * @param {string} reason
 */
export function require(condition, reason) {
  if (!condition) throw new Refusal(reason);
}

/**
 * What `make` returns; anything it throws becomes one refusal.
 * @template T
 * @param {() => T} make
 * @param {string} reason
 * @returns {T}
 */
export function attempt(make, reason) {
  try {
    return make();
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(reason);
  }
}

/** @param {unknown} value */
export const isText = (value) => typeof value === "string";

/** @param {unknown} value */
export const isNumber = (value) => Number.isInteger(value) && value >= 1 && value <= 0xffffffff;

/** @param {unknown} value */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Whether `value` is an object with exactly these fields.
 * @param {unknown} value
 * @param {string[]} fields
 */
export function hasExactly(value, fields) {
  return isObject(value) && Object.keys(value).length === fields.length && fields.every((f) => Object.hasOwn(value, f));
}
