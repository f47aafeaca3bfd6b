// Gives the chat a small picture as a paste or a drop would.
async function givePhoto(how, name) {
  const bytes = await (await new Promise((done) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 30 });
    canvas.getContext("2d").fillRect(0, 0, 40, 30);
    canvas.toBlob(done, "image/png");
  })).arrayBuffer();
  const files = new DataTransfer();
  files.items.add(new File([bytes], name, { type: "image/png" }));
  const root = document.querySelector("ringback-chat").shadowRoot;
  if (how === "paste") root.querySelector("textarea").dispatchEvent(new ClipboardEvent("paste", { clipboardData: files, cancelable: true }));
  else root.querySelector(".window").dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
}
