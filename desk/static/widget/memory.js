/** What the chat remembers between page loads; where storage is forbidden it remembers until the page goes. */
export class Memory {
  #prefix;
  #store;

  constructor(base) {
    this.#prefix = `ringback:${base}:`;
    this.#store = usable();
  }

  /** `{id, token}` of the conversation, or null before the first message. */
  get conversation() {
    return this.#read("conversation", null);
  }

  set conversation(value) {
    this.#write("conversation", value);
  }

  /** The messages that the desk has not confirmed yet, oldest first. */
  get pending() {
    return this.#read("pending", []);
  }

  set pending(value) {
    this.#write("pending", value);
  }

  /** The id of the last message that the customer has seen. */
  get seen() {
    return this.#read("seen", 0);
  }

  set seen(value) {
    this.#write("seen", value);
  }

  /** What stands in the input, not sent yet. */
  get draft() {
    return this.#read("draft", "");
  }

  set draft(value) {
    this.#write("draft", value);
  }

  /** Whether the chat was open when the page was left. */
  get opened() {
    return this.#read("opened", false);
  }

  set opened(value) {
    this.#write("opened", value);
  }

  /** Forgets everything that belongs to one conversation. */
  forget() {
    for (const name of ["conversation", "pending", "seen", "draft"]) this.#store.removeItem(this.#prefix + name);
  }

  /** Calls back with the name of what another tab of the same shop changed. */
  onOtherTab(changed) {
    addEventListener("storage", (event) => {
      if (event.key?.startsWith(this.#prefix)) changed(event.key.slice(this.#prefix.length));
    });
  }

  #read(name, otherwise) {
    const text = this.#store.getItem(this.#prefix + name);
    if (text === null) return otherwise;
    try {
      return JSON.parse(text);
    } catch {
      this.#store.removeItem(this.#prefix + name);
      return otherwise;
    }
  }

  #write(name, value) {
    const text = JSON.stringify(value);
    try {
      this.#store.setItem(this.#prefix + name, text);
    } catch {
      // A full or withdrawn storage: go on with what is there, in memory.
      const kept = Object.entries({ ...this.#store });
      this.#store = volatile(kept);
      this.#store.setItem(this.#prefix + name, text);
    }
  }
}

function usable() {
  try {
    localStorage.setItem("ringback:check", "1");
    localStorage.removeItem("ringback:check");
    return localStorage;
  } catch {
    return volatile([]);
  }
}

function volatile(entries) {
  const kept = new Map(entries);
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
}
