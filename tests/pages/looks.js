// Measures a page from inside, through shadow roots; every function returns what is wrong, in words.
const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
const visible = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });

function tooWide() {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > edge) return ["the page: " + document.documentElement.scrollWidth];
  const clipped = (one) => {
    for (let at = one.parentElement; at; at = at.parentElement) if (["auto", "hidden", "clip"].includes(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  return all(document.body).filter((one) => visible(one) && !clipped(one) && one.getBoundingClientRect().right > edge + 0.5 && one.getBoundingClientRect().width > 1)
    .map((one) => `${one.localName}.${one.getAttribute("class")}: ${one.getBoundingClientRect().right}`);
}

function tooFaint() {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
  const parent = (one) => one.assignedSlot ?? one.parentElement ?? one.getRootNode().host ?? null;
  const ground = (one) => {
    if (!one) return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
    const own = rgba(getComputedStyle(one).backgroundColor);
    return own[3] === 1 ? own : over(own, ground(parent(one)));
  };
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05);
  const dim = (one) => one ? Number(getComputedStyle(one).opacity) * dim(parent(one)) : 1;
  const words = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  return all(document.body)
    .filter((one) => visible(one) && words(one) && one.getBoundingClientRect().width > 2 && !one.closest("svg") && !one.disabled)
    .map((one) => {
      const style = getComputedStyle(one);
      const behind = ground(one);
      const ink = rgba(style.color);
      ink[3] *= dim(one);
      const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
      return { words: one.textContent.trim().slice(0, 40), ratio: ratio(over(ink, behind), behind), least: large ? 3 : 4.5 };
    })
    .filter((one) => one.ratio < one.least)
    .map((one) => `${one.words}: ${one.ratio.toFixed(2)}`);
}
