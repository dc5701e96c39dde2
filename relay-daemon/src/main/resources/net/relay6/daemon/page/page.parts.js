// What both scripts of the page make it of. What has not changed is not touched, so that focus,
// selection and opened details stay as they are.

export const found = (id) => document.getElementById(id);

export function tell(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

export function make(tag, className, parent) {
  const node = document.createElement(tag);
  if (className) {
    node.className = className;
  }
  parent?.append(node);
  return node;
}

/** One child for each item, in their order; `fill` brings it up to date. */
export function keyed(parent, items, key, create, fill) {
  const known = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let after = null;
  for (const item of items) {
    const name = String(key(item));
    const child = known.get(name) ?? create(item);
    known.delete(name);
    child.dataset.key = name;
    const place = after ? after.nextSibling : parent.firstChild;
    if (child !== place) {
      parent.insertBefore(child, place);
    }
    fill(child, item);
    after = child;
  }
  known.forEach((child) => child.remove());
}
