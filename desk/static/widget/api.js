/** The desk's chat calls, and the three ways in which one can fail. */

/** The desk said no, with a sentence for the customer. */
export class Refused extends Error {}

/** No answer now; the same call may work later, after `seconds` where the desk said so, with its sentence. */
export class Unreachable extends Error {
  constructor(sentence = "", seconds = null) {
    super(sentence);
    this.seconds = seconds;
  }
}

/** The conversation is not known to the desk any more. */
export class Gone extends Error {}

/** The calls of one desk at `base`. */
export class Api {
  constructor(base) {
    this.base = base;
  }

  /** Opens a conversation: `{id, token}`. */
  async open(locale) {
    const response = await this.#call("/api/chat/conversations", { method: "POST", body: { locale } });
    return response.json();
  }

  /** Posts a message; the same `client_id` again is the same message: `{id}`. */
  async post(conversation, message) {
    const response = await this.#call(path(conversation, "messages"), { method: "POST", conversation, body: message });
    return response.json();
  }

  /** The messages after an id, and who owns the conversation. */
  async messages(conversation, after, signal) {
    const response = await this.#call(`${path(conversation, "messages")}?after=${after}`, { conversation, signal });
    return response.json();
  }

  /** The open stream of server-sent events after an id. */
  async events(conversation, after, signal) {
    const headers = { Accept: "text/event-stream", "Last-Event-ID": String(after) };
    return this.#call(path(conversation, "events"), { conversation, headers, signal });
  }

  /** A photo as something an image element can show. */
  async picture(conversation, photo) {
    const response = await this.#call(path(conversation, `photos/${encodeURIComponent(photo)}?size=thumb`), { conversation });
    return URL.createObjectURL(await response.blob());
  }

  /** Uploads a photo and tells its progress in percent: `{id, width, height}`. Fetch cannot tell progress, so this one is the older call. */
  upload(conversation, file, progress, signal) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", this.base + path(conversation, "photos"));
      request.setRequestHeader("Authorization", `Bearer ${conversation.token}`);
      request.responseType = "json";
      request.upload.onprogress = (event) => event.lengthComputable && progress(Math.floor((event.loaded / event.total) * 100));
      request.onerror = request.ontimeout = () => reject(new Unreachable());
      request.onabort = () => reject(signal.reason);
      request.onload = () => {
        if (request.status === 201) resolve(request.response);
        else reject(failure(request.status, request.response, request.getResponseHeader("Retry-After")));
      };
      signal.addEventListener("abort", () => request.abort());
      const form = new FormData();
      form.append("photo", file);
      request.send(form);
    });
  }

  async #call(where, { method = "GET", conversation, body, headers = {}, signal } = {}) {
    if (conversation) headers.Authorization = `Bearer ${conversation.token}`;
    if (body) headers["Content-Type"] = "application/json";
    const options = { method, headers, signal, body: body && JSON.stringify(body), credentials: "omit", cache: "no-store" };
    const response = await fetch(this.base + where, options).catch((error) => {
      throw error.name === "AbortError" ? error : new Unreachable();
    });
    if (response.ok) return response;
    throw failure(response.status, await response.json().catch(() => null), response.headers.get("Retry-After"));
  }
}

function path(conversation, rest) {
  return `/api/chat/conversations/${encodeURIComponent(conversation.id)}/${rest}`;
}

function failure(status, body, after = null) {
  const sentence = typeof body?.error === "string" ? body.error : "";
  if (status === 401 || status === 404) return new Gone();
  if (status === 429) return new Unreachable(sentence, Number(after) || null);
  if (status >= 500 || status === 408) return new Unreachable();
  return new Refused(sentence);
}
