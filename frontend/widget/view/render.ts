/** The description of an element, created by JSX. */
export interface VNode {
  readonly tag: string;
  /** Distinguishes elements with the same tag and parent; undefined if their order does. */
  readonly key: string | number | undefined;
  readonly props: Props;
  readonly children: readonly (VNode | string)[];
}

type Props = Readonly<Record<string, unknown>>;
export type Child = VNode | string | number | boolean | null | undefined | readonly Child[];

const SVG = 'http://www.w3.org/2000/svg';
const SVG_TAGS = ['svg', 'path', 'circle'];

/** The description that each element was last rendered from. */
const shown = new WeakMap<Node, VNode>();

/**
 * Renders `children` into `parent`. An element is kept while its tag and `key` stay the same, with its
 * focus, scroll position and typed text. A library for this would take a quarter of the widget's size
 * budget.
 */
export function render(parent: ParentNode & Node, children: Child): void {
  const left = new Set<Node>(parent.childNodes);
  const nodes = flat([children]).map((child) => {
    const node = [...left].find((each) => isFor(each, child)) ?? create(child);
    left.delete(node);
    update(node, child);
    return node;
  });
  for (const node of left) node.parentNode?.removeChild(node);
  nodes.forEach((node, index) => {
    const there = parent.childNodes[index] ?? null;
    if (there !== node) parent.insertBefore(node, there);
  });
}

export function flat(children: readonly Child[]): readonly (VNode | string)[] {
  return children.flatMap((child): readonly (VNode | string)[] => {
    if (child === null || child === undefined || typeof child === 'boolean') return [];
    if (typeof child === 'string' || typeof child === 'number') return [String(child)];
    return 'tag' in child ? [child] : flat(child);
  });
}

function isFor(node: Node, child: VNode | string): boolean {
  const before = shown.get(node);
  if (typeof child === 'string') return node instanceof Text;
  return before?.tag === child.tag && before.key === child.key;
}

function create(child: VNode | string): Node {
  if (typeof child === 'string') return document.createTextNode(child);
  return SVG_TAGS.includes(child.tag)
    ? document.createElementNS(SVG, child.tag)
    : document.createElement(child.tag);
}

function update(node: Node, child: VNode | string): void {
  if (typeof child === 'string') {
    if (node.nodeValue !== child) node.nodeValue = child;
    return;
  }
  if (!(node instanceof Element)) return;
  const before = shown.get(node)?.props ?? {};
  shown.set(node, child);
  for (const name of Object.keys({ ...before, ...child.props }))
    setProp(node, name, before[name], child.props[name]);
  render(node, child.children);
}

function setProp(element: Element, name: string, before: unknown, value: unknown): void {
  if (name.startsWith('on')) {
    if (before === undefined) element.addEventListener(name.slice(2), handle);
  } else if (name === 'value') {
    if (element instanceof HTMLTextAreaElement && element.value !== value) element.value = String(value);
  } else if (before !== value) {
    const isAbsent = value === undefined || value === null || (value === false && !name.startsWith('aria-'));
    if (isAbsent) element.removeAttribute(name);
    else element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : String(value));
  }
}

/** One listener for all events: it looks up the newest props. */
function handle(event: Event): void {
  const element = event.currentTarget;
  const listener = element instanceof Node && shown.get(element)?.props[`on${event.type}`];
  if (typeof listener === 'function') listener(event);
}
