/** Whether the mirror is off in this browser: until its window is closed, or until somebody switches it on again. */

const NAME = "own-words";
const OFF = "off";

export const isOff = () => [sessionStorage, localStorage].some((kept) => kept.getItem(NAME) === OFF);
export const forNow = () => sessionStorage.setItem(NAME, OFF);
export const forGood = () => localStorage.setItem(NAME, OFF);

export function noLonger() {
  sessionStorage.removeItem(NAME);
  localStorage.removeItem(NAME);
}
