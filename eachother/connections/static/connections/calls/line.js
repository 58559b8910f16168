/**
 * One call between two browsers. Whoever rings says so, sealed; whoever answers sends the offer, to the end that rang; and
 * the answer goes back to the end that offered. The fingerprints of the two ends stand in what is sealed and signed, so that
 * no server can put itself between.
 */

import { Refusal } from "../../vault/checks.js";
import { getJSON, Offline, postJSON } from "../../web/post.js";

const GATHER_MS = 3_000;
const RING_AGAIN_MS = 10_000;
const RING_FOR_MS = 45_000;
const LOOK_EVERY_MS = 3_000;
const ANSWER_WITHIN_MS = 20_000;
const BROKEN_FOR_MS = 12_000;

export class Line {
  #signals;
  #here;
  #on;
  #peer;
  #other = null;
  #rang = false;
  #heard = 0;
  #looking = null;
  #timers = [];
  #broken = 0;

  /**
   * @param {{signals: object, here: string, helpers: object, microphone: MediaStream, on: {connected: () => void,
   *   sound: (stream: MediaStream) => void, over: (why: string) => void}}} from `signals` is the vault's, `here` the address
   *   of the call; `over` hears `nobody`, `ended` or `broken`, once
   */
  constructor({ signals, here, helpers, microphone, on }) {
    this.#signals = signals;
    this.#here = here;
    this.#on = on;
    this.#peer = new RTCPeerConnection(helpers);
    for (const track of microphone.getTracks()) this.#peer.addTrack(track, microphone);
    this.#peer.addEventListener("track", ({ streams: [stream] }) => on.sound(stream));
    this.#peer.addEventListener("connectionstatechange", () => this.#changed());
    this.#every(LOOK_EVERY_MS, () => this.look());
  }

  /** Ring until they come, or for a while. */
  async ring() {
    const say = () => this.#post("ring", { what: "ring", to: null });
    await this.look({ skip: true }); // what was said before is of another call
    this.#rang = true;
    this.#every(RING_AGAIN_MS, () => this.#other === null && say());
    this.#after(RING_FOR_MS, () => this.#other === null && this.end("nobody"));
    await say();
  }

  /** Answer whoever rings. */
  async answer() {
    await this.look({ first: true });
    if (this.#other === null) return this.end("nobody");
    await this.#offer();
  }

  /** Look for what the other has said. Asked while it looks, it looks once more. */
  look(how = {}) {
    this.#looking = (this.#looking ?? Promise.resolve()).then(() => this.#look(how));
    return this.#looking;
  }

  /** Over, for whatever reason; they are told when one ends it oneself. */
  end(why) {
    if (this.#peer.connectionState === "closed") return;
    for (const stop of this.#timers) stop();
    this.#peer.close();
    if (this.#other === null) postJSON(`${this.#here}/end`).catch(() => {});
    else if (why === "ended") this.#say("bye").catch(() => {});
    this.#on.over(why);
  }

  async #look({ first = false, skip = false }) {
    if (this.#peer.connectionState === "closed") return;
    let answer;
    try {
      answer = await getJSON(`${this.#here}/signals?after=${this.#heard}`);
    } catch (error) {
      if (error instanceof Offline) return;
      throw error;
    }
    if (!answer.ok) return this.end("ended");
    for (const { at, sender, sealed } of answer.data.signals) {
      this.#heard = at;
      if (skip) continue;
      try {
        await this.#hear(this.#signals.open(sealed, sender), first);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error; // of another call, or of nobody: as if it had not come
      }
    }
  }

  async #hear({ what, from, sdp }, first) {
    if (what === "ring") {
      if (first)
        this.#other = from; // whoever rang last
      else if (this.#rang && this.#other === null && this.#signals.end < from) {
        this.#other = from; // both rang at once: one of the two answers
        await this.#offer();
      }
      return;
    }
    if (what === "offer" && this.#other === null) {
      this.#other = from;
      await this.#peer.setRemoteDescription({ type: "offer", sdp });
      await this.#peer.setLocalDescription(await this.#peer.createAnswer());
      await this.#say("answer", { sdp: await this.#gathered() });
    } else if (from !== this.#other) return;
    else if (what === "answer" && this.#peer.signalingState === "have-local-offer")
      await this.#peer.setRemoteDescription({ type: "answer", sdp });
    else if (what === "bye") {
      this.#other = null;
      this.end("ended");
    }
  }

  async #offer() {
    this.#after(ANSWER_WITHIN_MS, () => this.#peer.connectionState !== "connected" && this.end("nobody"));
    await this.#peer.setLocalDescription(await this.#peer.createOffer());
    await this.#say("offer", { sdp: await this.#gathered() });
  }

  #say(what, more = {}) {
    return this.#post("signals", { what, to: this.#other, ...more });
  }

  async #post(noun, said) {
    const sealed = this.#signals.seal(said);
    const answer = await postJSON(`${this.#here}/${noun}`, { sealed }).catch((error) => {
      if (error instanceof Offline) return null;
      throw error;
    });
    if (answer === null) this.end("broken");
    else if (!answer.ok) this.end("ended");
  }

  /** The description, once the ways to this device are known; or as many of them as a moment brings. */
  async #gathered() {
    const peer = this.#peer;
    await new Promise((resolve) => {
      const look = () => peer.iceGatheringState === "complete" && resolve();
      peer.addEventListener("icegatheringstatechange", look);
      setTimeout(resolve, GATHER_MS);
      look();
    });
    return peer.localDescription?.sdp ?? "";
  }

  #changed() {
    const state = this.#peer.connectionState;
    clearTimeout(this.#broken);
    if (state === "connected") this.#on.connected();
    if (state === "failed") this.end("broken");
    if (state === "disconnected") this.#broken = setTimeout(() => this.end("broken"), BROKEN_FOR_MS);
  }

  #every(ms, what) {
    const timer = setInterval(what, ms);
    this.#timers.push(() => clearInterval(timer));
  }

  #after(ms, what) {
    const timer = setTimeout(what, ms);
    this.#timers.push(() => clearTimeout(timer));
  }
}
