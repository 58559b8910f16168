/** Where the conversation begins, and what is missing in it: said once, in plain words. */

import { word } from "../web/words.js";
import * as standing from "./standing.js";

export class Gaps {
  #with;
  #told = new Set();
  #begun = new Set();

  /** `agrees`: whether there is an agreement, by which words may have gone */
  constructor(with_) {
    this.#with = with_;
  }

  sayTheBeginning() {
    const { me, conversation, names, thread, list } = this.#with;
    if (standing.phase() === "asked") return;
    const cameLater = conversation.since > 1;
    const missing = cameLater
      ? null
      : [...conversation.signers.keys()].find((account) => conversation.missingBefore(account) > 0);
    if (missing) {
      const words = missing === me ? word("gap-mine") : word("gap", { name: names.other(missing) });
      thread.trouble(words, list.firstElementChild);
    }
    const line = document.getElementById("earlier");
    line.textContent = word(cameLater ? "came-in" : "beginning");
    line.hidden = false;
    line.className = "beginning small soft";
  }

  /** Where somebody began anew after a backup, before the first words with that key. `all`: nothing earlier is left to load. */
  sayWhereItBeganAnew(all) {
    const { me, conversation, names, thread } = this.#with;
    for (const { number, by } of conversation.beginnings) {
      const { first, isEarlierShown } = thread.firstWithKey(number);
      if (this.#begun.has(number) || (first && !isEarlierShown && !all)) continue;
      this.#begun.add(number);
      const words = by === me ? word("began-anew-mine") : word("began-anew", { name: names.other(by) });
      thread.trouble(words, first);
    }
  }

  sayWhatIsGone() {
    const { me, conversation, names, thread, fading, agrees } = this.#with;
    if (agrees && !fading.known) return;
    for (const { sender, sequence } of conversation.unexplained()) {
      if (fading.explains(thread.saidAt(sender, sequence))) continue;
      // With somebody who has left went what they wrote.
      const tookAlong = sender !== me && (standing.phase() === "left" || !conversation.members.has(sender));
      if (tookAlong || this.#told.has(`${sender}:${sequence}`)) continue;
      this.#told.add(`${sender}:${sequence}`);
      thread.trouble(sender === me ? word("unexplained-mine") : word("unexplained", { name: names.other(sender) }));
    }
  }
}
