/** Replies without leaving the page; a reply that did not get through keeps its words and its client_id. */

/** Takes over the reply form, where the page has one. */
export function sendReplies(page, refresh) {
  const form = document.querySelector(".reply");
  if (!form) return;
  const text = form.elements.text;
  const trouble = form.querySelector(".trouble");
  const button = form.querySelector("button");
  const draft = `ringback:reply:${page.dataset.id}`;
  text.value ||= sessionStorage.getItem(draft) ?? "";
  text.addEventListener("input", () => sessionStorage.setItem(draft, text.value));
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    const refusal = await send(page, form.elements.client_id.value, text.value, trouble.dataset.trouble);
    button.disabled = false;
    trouble.textContent = refusal;
    if (!refusal) {
      form.elements.client_id.value = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
      text.value = "";
      sessionStorage.removeItem(draft);
    }
    // Whoever went on to something else meanwhile stays there; a button that was switched off has lost the focus.
    if (document.activeElement === document.body || form.contains(document.activeElement)) text.focus();
    await refresh();
  });
}

/** Posts one reply; the sentence for the agent where it was not taken, else nothing. */
async function send(page, clientId, text, unreachable) {
  const { id, csrf } = page.dataset;
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": csrf };
  const body = JSON.stringify({ client_id: clientId, text });
  const response = await fetch(`/api/inbox/conversations/${id}/reply`, { method: "POST", headers, body }).catch(() => null);
  if (response?.ok) return "";
  const answer = await response?.json().catch(() => null);
  return answer?.error ?? unreachable;
}
