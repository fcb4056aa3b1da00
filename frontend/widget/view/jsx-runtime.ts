import { type Child, flat, type VNode } from './render.ts';

type View<Props> = (props: Props) => Child;

/**
 * The JSX factory: a tag becomes an element, a view is replaced by what it returns. A view is a stateless
 * function of its props.
 */
export function jsx<Props extends { readonly children?: Child }>(
  type: string | View<Props>,
  props: Props,
  key?: string | number,
): Child {
  if (typeof type === 'function') return type({ ...props, key });
  const { children, ...attributes } = props;
  return { tag: type, key, props: attributes, children: flat([children]) } satisfies VNode;
}

export const jsxs = jsx;

/** An event whose target's type is known. */
type On<Target extends Element, Type extends Event = Event> = (
  event: Type & { readonly currentTarget: Target },
) => void;

interface Attributes<Target extends Element = HTMLElement> {
  readonly [attribute: `aria-${string}`]: string | boolean | undefined;
  readonly class?: string;
  readonly dir?: 'auto';
  readonly id?: string;
  readonly key?: string | number | undefined;
  readonly lang?: string;
  readonly role?: string;
  readonly tabindex?: number;
  readonly children?: Child;
  readonly onblur?: On<Target>;
  readonly oncancel?: On<Target>;
  readonly onclick?: On<Target, MouseEvent>;
  readonly onfocus?: On<Target>;
  readonly onfocusout?: On<Target, FocusEvent>;
  readonly oninput?: On<Target>;
  readonly onkeydown?: On<Target, KeyboardEvent>;
  readonly onscroll?: On<Target>;
  readonly onsubmit?: On<Target>;
}

type Plain =
  | 'div'
  | 'p'
  | 'span'
  | 'h2'
  | 'h3'
  | 'ul'
  | 'li'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'section'
  | 'small'
  | 'i'
  | 'form'
  | 'summary'
  | 'dialog';

type Elements = { readonly [Tag in Plain]: Attributes } & {
  readonly a: Attributes & { readonly href: string; readonly target: string; readonly rel: string };
  readonly button: Attributes<HTMLButtonElement> & {
    readonly type: 'button' | 'submit';
    readonly disabled?: boolean;
  };
  readonly circle: { readonly cx: string; readonly cy: string; readonly r: string };
  readonly details: Attributes<HTMLDetailsElement>;
  readonly 'holdfast-qr': Attributes & { readonly text: string };
  readonly path: { readonly d: string };
  readonly svg: Attributes<SVGElement> & { readonly viewBox: string };
  readonly textarea: Attributes<HTMLTextAreaElement> & {
    readonly rows: number;
    readonly placeholder: string;
    readonly value: string;
  };
};

export declare namespace JSX {
  type Element = Child;
  interface IntrinsicElements extends Elements {}
  interface IntrinsicAttributes {
    readonly key?: string | number;
  }
  interface ElementChildrenAttribute {
    children: unknown;
  }
}
