/** The messages as they come: server-sent events with resume, and asking again and again where those do not get through. */
import { Gone } from "./api.js";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
const SILENCE = 45_000;
const POLL = 2_000;
const STREAM_AGAIN = 30_000;
const UNSEEN = 3_600_000;

/**
 * Follows one conversation until `stop`; `deliver` gets what came, `report` whether the desk can be reached.
 *
 * A page that is not seen does not listen: a browser has few connections to one host, and pages in other tabs or in the
 * history would hold all of them. It catches up once it is seen again.
 */
export class Stream {
  #stopped = new AbortController();
  #connection = new AbortController();
  #wake = () => {};

  constructor(api, conversation, { after, deliver, report, gone }) {
    Object.assign(this, { api, conversation, after, deliver, report, gone });
    const { signal } = this.#stopped;
    addEventListener("online", () => this.#wake(), { signal });
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#connection.abort() : this.#wake()), { signal });
    this.#follow();
  }

  stop() {
    this.#stopped.abort();
    this.#connection.abort();
    this.#wake();
  }

  async #follow() {
    let failures = 0;
    while (!this.#stopped.signal.aborted) {
      if (document.hidden) {
        await this.#pause(UNSEEN);
        continue;
      }
      try {
        await this.#listen(() => (failures = 0));
      } catch (error) {
        if (error instanceof Gone) return this.gone();
      }
      if (this.#stopped.signal.aborted) return;
      if (document.hidden) continue;
      failures += 1;
      if (failures >= 2 && !(await this.#poll())) return;
      await this.#pause(Math.min(FIRST_PAUSE * 2 ** failures, LONGEST_PAUSE) * (0.75 + Math.random() / 2));
    }
  }

  async #listen(heard) {
    const connection = new AbortController();
    this.#connection = connection;
    let watch = setTimeout(() => connection.abort(), SILENCE);
    try {
      const response = await this.api.events(this.conversation, this.after, connection.signal);
      for await (const event of eventsOf(response.body)) {
        clearTimeout(watch);
        watch = setTimeout(() => connection.abort(), SILENCE);
        heard();
        this.report(true);
        if (event.data) this.#take(event.event, JSON.parse(event.data));
      }
    } finally {
      clearTimeout(watch);
      connection.abort();
    }
  }

  #take(kind, data) {
    if (kind === "state") return this.deliver([], data);
    this.after = Math.max(this.after, data.id);
    return this.deliver([data], null);
  }

  /** Asks for a while; false once the conversation is gone or nobody follows any more. */
  async #poll() {
    const until = Date.now() + STREAM_AGAIN;
    while (Date.now() < until && !document.hidden && !this.#stopped.signal.aborted) {
      try {
        const { messages, ...state } = await this.api.messages(this.conversation, this.after, this.#stopped.signal);
        this.report(true);
        for (const message of messages) this.after = Math.max(this.after, message.id);
        this.deliver(messages, state);
      } catch (error) {
        if (error instanceof Gone) {
          this.gone();
          return false;
        }
        this.report(false);
        return !this.#stopped.signal.aborted;
      }
      await this.#pause(POLL);
    }
    return !this.#stopped.signal.aborted;
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
}

/** The server-sent events of a response's body, comments as events without data. */
async function* eventsOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    buffer = (buffer + value).replace(/\r\n?/g, "\n");
    const blocks = buffer.split("\n\n");
    buffer = blocks.pop();
    for (const block of blocks) yield eventOf(block);
  }
}

function eventOf(block) {
  const event = { event: "message", data: "" };
  for (const line of block.split("\n")) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name === "data") event.data += (event.data && "\n") + value;
    else if (name === "event") event.event = value;
  }
  return event;
}
