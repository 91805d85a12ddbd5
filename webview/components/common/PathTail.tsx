/** A name that, where room is short, loses its start: the end tells more. */
export function PathTail({ text, name }: { text: string; name: string }) {
  return (
    <span class={`path-tail ${name}`}>
      <bdi>{text}</bdi>
    </span>
  );
}
