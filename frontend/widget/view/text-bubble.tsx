interface TextBubbleProps {
  readonly text: string;
}

/**
 * A message. A heading followed by lines of the form `label: value`, such as a review, is shown as a table.
 */
export function TextBubble({ text }: TextBubbleProps) {
  const [heading = '', ...lines] = text.split('\n');
  const pairs = lines.flatMap(pairOf);
  if (pairs.length < 2 || pairs.length < lines.length)
    return (
      <p class="bubble" dir="auto">
        {text}
      </p>
    );
  return (
    <div class="bubble details">
      <p>{heading}</p>
      <dl>
        {pairs.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function pairOf(line: string): { label: string; value: string }[] {
  const end = line.indexOf(': ');
  return end > 0 ? [{ label: line.slice(0, end), value: line.slice(end + 2) }] : [];
}
