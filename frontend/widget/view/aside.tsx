import * as copy from '../copy/en.ts';
import type { Child } from './render.ts';

interface AsideProps {
  readonly title: string;
  readonly children?: Child;
  readonly onBack: () => void;
}

/** Takes the composer's place until it is left. */
export const Aside = ({ title, children, onBack }: AsideProps) => (
  <section class="aside" aria-label={title} tabindex={-1}>
    <h3>{title}</h3>
    {children}
    <button type="button" class="secondary" onclick={onBack}>
      {copy.back}
    </button>
  </section>
);
