// Makes one element like another without replacing what is the same: the focus stays where it is, what was opened stays open.
export function morph(a, b) {
  if (a.isEqualNode(b)) return;
  const inner = [...b.childNodes];
  if (a.nodeName !== b.nodeName || a.childNodes.length !== inner.length) {
    a.replaceWith(b);
    return;
  }
  if (a.nodeType !== Node.ELEMENT_NODE) {
    a.data = b.data;
    return;
  }
  for (const name of a.getAttributeNames()) if (!b.hasAttribute(name) && name !== 'open') a.removeAttribute(name);
  for (const name of b.getAttributeNames()) {
    const value = b.getAttribute(name);
    if (a.getAttribute(name) !== value) a.setAttribute(name, value);
  }
  [...a.childNodes].forEach((child, i) => morph(child, inner[i]));
}
