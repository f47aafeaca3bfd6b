/** One conversation as the customer sees it: what the desk has stored, then what is still on its way there. */
import { Gone, Refused, Unreachable } from "./api.js";
import { Stream } from "./stream.js";
import { words } from "./words.js";

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 15_000;

/** Fires `change` whenever anything that it shows is different. */
export class Conversation extends EventTarget {
  #stored = new Map();
  #stream = null;
  #opening = null;
  #sending = false;
  #wake = () => {};

  constructor(api, memory) {
    super();
    this.api = api;
    this.memory = memory;
    this.#reset();
    addEventListener("online", () => this.#wake());
    memory.onOtherTab((name) => this.#otherTab(name));
  }

  /** The stored messages, oldest first. */
  get messages() {
    return [...this.#stored.values()].sort((one, other) => one.id - other.id);
  }

  /** The messages that the desk has not confirmed, oldest first; `refused` holds its sentence where it said no. */
  get pending() {
    const stored = new Set(this.messages.map((message) => message.client_id));
    return this.memory.pending.filter((entry) => !stored.has(entry.client_id));
  }

  /** Whether an answer of the assistant is to be expected any moment. */
  get thinking() {
    const going = this.reachable && this.pending.some((entry) => entry.refused === undefined);
    return this.owner === "bot" && (this.busy || going);
  }

  /** How many messages of the other side the customer has not seen. */
  get unread() {
    return this.messages.filter((message) => message.author !== "customer" && message.id > this.memory.seen).length;
  }

  /** Marks everything as seen. */
  see() {
    const last = Math.max(0, ...this.#stored.keys());
    if (last <= this.memory.seen) return;
    this.memory.seen = last;
    this.#changed();
  }

  /** Goes on with a conversation that the browser remembers. */
  resume() {
    if (this.memory.conversation) this.#listen(this.memory.conversation);
    this.#flush();
  }

  /** The conversation's `{id, token}`; the first call opens it at the desk. */
  async ensure() {
    if (this.memory.conversation) return this.memory.conversation;
    this.#opening ??= this.api.open(words.locale).finally(() => (this.#opening = null));
    const opened = await this.#opening;
    if (!this.memory.conversation) {
      this.memory.conversation = { id: opened.id, token: opened.token };
      this.#listen(this.memory.conversation);
    }
    return this.memory.conversation;
  }

  /** Says something: it is shown and kept at once, and sent as soon as that works. */
  say(text, photos = []) {
    this.notice = "";
    const entry = { client_id: uuid(), text, photos, created_at: new Date().toISOString() };
    this.memory.pending = [...this.memory.pending, entry];
    this.#changed();
    this.#flush();
  }

  /** Takes back a message that was refused, and returns its text. */
  takeBack(clientId) {
    const entry = this.memory.pending.find((one) => one.client_id === clientId);
    this.#settle(clientId);
    this.#changed();
    return entry?.text ?? "";
  }

  /** Leaves this conversation; the next message begins another one. */
  leave() {
    this.memory.forget();
    this.#reset();
    this.#changed();
  }

  #reset() {
    this.#stream?.stop();
    this.#stream = null;
    this.#stored.clear();
    Object.assign(this, { owner: "bot", agent: null, busy: false, reachable: true, notice: "" });
  }

  #listen(conversation) {
    this.#stream?.stop();
    this.#stream = new Stream(this.api, conversation, {
      after: 0,
      deliver: (messages, state) => this.#deliver(messages, state),
      report: (reachable) => this.#reach(reachable),
      gone: () => this.#gone(),
    });
  }

  #deliver(messages, state) {
    for (const message of messages) {
      const known = this.#stored.get(message.id);
      this.#stored.set(message.id, { ...message, client_id: message.client_id ?? known?.client_id });
      if (message.client_id) this.#settle(message.client_id);
    }
    if (state) ({ owner: this.owner, busy: this.busy, agent: this.agent = null } = state);
    this.#changed();
  }

  #reach(reachable) {
    if (this.reachable === reachable) return;
    this.reachable = reachable;
    if (reachable) this.#wake();
    this.#changed();
  }

  #gone() {
    this.memory.conversation = null;
    this.memory.seen = 0;
    this.#reset();
    this.notice = words.expired;
    this.#changed();
    this.#flush();
  }

  #otherTab(name) {
    if (name === "conversation") {
      this.#reset();
      this.resume();
    }
    this.#changed();
  }

  #next() {
    return this.pending.find((entry) => entry.refused === undefined);
  }

  async #flush() {
    if (this.#sending || !this.#next()) return;
    this.#sending = true;
    // Two tabs share the queue; the lock keeps the order, the client_id keeps a doubled post one message.
    await (navigator.locks?.request(`ringback:${this.api.base}`, () => this.#sendAll()) ?? this.#sendAll());
    this.#sending = false;
    this.#flush();
  }

  async #sendAll() {
    let pause = FIRST_PAUSE;
    for (let entry = this.#next(); entry; entry = this.#next()) {
      try {
        await this.#send(entry);
        pause = FIRST_PAUSE;
        this.#reach(true);
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        this.notice = error.message;
        this.#reach(false);
        await this.#pause(error.seconds ? error.seconds * 1_000 : pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      }
    }
  }

  async #send({ client_id, text, photos, created_at }) {
    try {
      const conversation = await this.ensure();
      const { id } = await this.api.post(conversation, { client_id, text, photos });
      if (!this.#stored.has(id) && this.memory.conversation?.id === conversation.id)
        this.#stored.set(id, { id, client_id, author: "customer", text, photos, created_at, buttons: [], asks: null, case: null });
      this.#settle(client_id);
      this.notice = "";
      this.#changed();
    } catch (error) {
      if (error instanceof Gone) this.#gone();
      else if (error instanceof Refused) this.#refuse(client_id, error.message || words.trouble);
      else throw error;
    }
  }

  #settle(clientId) {
    this.memory.pending = this.memory.pending.filter((entry) => entry.client_id !== clientId);
  }

  #refuse(clientId, sentence) {
    this.memory.pending = this.memory.pending.map((entry) => (entry.client_id === clientId ? { ...entry, refused: sentence } : entry));
    this.#changed();
  }

  #pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** A random UUID, also on plain http where the browser does not offer its own. */
function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
