/** Words as they are looked for in texts: as `key_of` of foundation/text.py, which test_hiding_js.py holds it to. */

const JOINERS = /\p{Cf}|\p{Variation_Selector}|\u034f/gu; // invisible inside a word
const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const SIGN = /[\p{So}\p{Sm}\p{Sc}]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const LAST = "\u0345"; // of all marks the one that comes last in normal order

// A mark that combines changes places with the last one; whatever begins a letter does not.
const combines = remembered((character) => {
  return character === LAST || (LAST + character).normalize("NFD") !== LAST + character;
});
// A letter at a time, so that what stands at the end of a word folds as it does inside.
const folded = remembered((character) => character.toUpperCase().toLowerCase());
const apart = remembered((character) => {
  if (SIGN.test(character) || UNSPACED.test(character)) return ` ${character} `;
  return LETTER.test(character) ? character : " ";
});

/** The words as they are looked for: folded, each apart by one space, without punctuation. */
export function keyOf(words) {
  const loose = [...words.normalize("NFKC").replace(JOINERS, "")].map(folded).join("").normalize("NFKD");
  const plain = [...loose]
    .filter((character) => !combines(character))
    .join("")
    .normalize("NFC");
  return [...plain].map(apart).join("").trim().split(/\s+/u).join(" ");
}

/** A long text has few letters. */
function remembered(of) {
  const known = new Map();
  return (character) => {
    let answer = known.get(character);
    if (answer === undefined) {
      answer = of(character);
      known.set(character, answer);
    }
    return answer;
  };
}
