/** What the script of one room lends to that of another on the same page, so that neither has to know the other. */

const things = new Map();

function pledged(name) {
  if (!things.has(name)) {
    let give;
    const promise = new Promise((resolve) => {
      give = resolve;
    });
    things.set(name, { promise, give });
  }
  return things.get(name);
}

/** @param {string} name @param {unknown} thing lent once, for as long as the page is open */
export const lend = (name, thing) => pledged(name).give(thing);

/** @param {string} name @returns {Promise<any>} resolves when it is lent */
export const borrowed = (name) => pledged(name).promise;
