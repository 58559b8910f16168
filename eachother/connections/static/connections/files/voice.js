/** A voice note: recorded in this page, and nowhere else until it is sent. */

// What most browsers play comes first.
const TYPES = ["audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const BITS = 32_000;
const TICK_MS = 250;

/** Whether this browser can record. */
export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder);

export class Voice {
  #recorder = null;
  #stream = null;
  #begun = 0;
  #timer = 0;

  /** `on.tick(seconds)` while it runs, `on.done(blob, seconds)` at the end; it ends by itself at `largest` bytes. */
  constructor({ on, largest }) {
    this.on = on;
    this.largest = largest;
  }

  get recording() {
    return this.#recorder?.state === "recording";
  }

  /** Throws what the browser says when there is no microphone, or none for us. */
  async start() {
    this.#stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(this.#stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: BITS });
    const parts = [];
    let size = 0;
    recorder.addEventListener("dataavailable", ({ data }) => {
      parts.push(data);
      size += data.size;
      if (size > this.largest * 0.9) this.stop();
    });
    recorder.addEventListener("stop", () => {
      const seconds = this.#seconds;
      this.#letGo();
      if (this.#recorder !== recorder) return; // thrown away meanwhile
      this.#recorder = null;
      this.on.done(new Blob(parts, { type: recorder.mimeType.split(";")[0] }), seconds);
    });
    this.#recorder = recorder;
    this.#begun = performance.now();
    recorder.start(1_000);
    this.#timer = setInterval(() => this.on.tick(this.#seconds), TICK_MS);
    this.on.tick(0);
  }

  stop() {
    if (this.recording) this.#recorder.stop();
  }

  /** Whatever runs ends, and nothing of it is kept. */
  drop() {
    const recorder = this.#recorder;
    this.#recorder = null;
    if (recorder?.state === "recording") recorder.stop();
    this.#letGo();
  }

  get #seconds() {
    return (performance.now() - this.#begun) / 1_000;
  }

  #letGo() {
    clearInterval(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
  }
}
