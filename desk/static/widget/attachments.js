/** The photos that are about to be sent: each is uploaded at once, with its progress, and kept trying while there is no connection. */
import { Gone, Refused, Unreachable } from "./api.js";
import { words } from "./words.js";

const MOST = 8;
const PAUSE = 3_000;

/** Fires `change` on every step, and `refused` with the desk's sentence. */
export class Attachments extends EventTarget {
  #list = [];

  constructor(conversation) {
    super();
    this.conversation = conversation;
  }

  /** `{file, preview, state: "uploading" | "waiting" | "ready", percent, id}` each, in the order they were added. */
  get list() {
    return this.#list;
  }

  /** Whether a photo is still on its way up. */
  get busy() {
    return this.#list.some((photo) => photo.state !== "ready");
  }

  /** Begins to upload these files. */
  add(files) {
    const room = Math.max(0, MOST - this.#list.length);
    if (files.length > room) this.#refuse(words.photoLimit(MOST));
    for (const file of [...files].slice(0, room)) {
      const photo = { file, preview: URL.createObjectURL(file), state: "uploading", percent: 0, id: null, stop: new AbortController() };
      this.#list.push(photo);
      this.#upload(photo);
    }
    this.#changed();
  }

  /** Takes one back. */
  remove(photo) {
    photo.stop.abort();
    URL.revokeObjectURL(photo.preview);
    this.#list = this.#list.filter((one) => one !== photo);
    this.#changed();
  }

  /** Empties the list and returns the photos, which are ready. */
  take() {
    const taken = this.#list;
    this.#list = [];
    this.#changed();
    return taken;
  }

  async #upload(photo) {
    try {
      const conversation = await this.conversation.ensure();
      const progress = (percent) => {
        photo.percent = percent;
        this.#changed();
      };
      const { id } = await this.conversation.api.upload(conversation, photo.file, progress, photo.stop.signal);
      Object.assign(photo, { id, state: "ready", percent: 100 });
      this.#changed();
    } catch (error) {
      this.#failed(photo, error);
    }
  }

  #failed(photo, error) {
    if (photo.stop.signal.aborted) return;
    if (error instanceof Unreachable) {
      photo.state = "waiting";
      this.#changed();
      setTimeout(() => this.#again(photo), error.seconds ? error.seconds * 1_000 : PAUSE);
      return;
    }
    if (!(error instanceof Refused || error instanceof Gone)) throw error;
    this.remove(photo);
    this.#refuse(error.message || words.photoFailed);
  }

  #again(photo) {
    if (photo.stop.signal.aborted) return;
    Object.assign(photo, { state: "uploading", percent: 0 });
    this.#changed();
    this.#upload(photo);
  }

  #refuse(sentence) {
    this.dispatchEvent(new CustomEvent("refused", { detail: sentence }));
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
