import { useId } from 'react';
import { useSearchParams } from 'react-router';

/** One of a few ways of looking, which stands in the address. */
export const Pick = <Value extends string>({
  name,
  title,
  chosen,
  choices,
}: {
  readonly name: string;
  readonly title: string;
  readonly chosen: Value;
  readonly choices: Readonly<Record<Value, string>>;
}) => {
  const id = useId();
  const [, change] = useSearchParams();
  return (
    <label className="choice" htmlFor={id}>
      {title}
      <select
        id={id}
        value={chosen}
        onChange={({ target }) =>
          change(
            (before) => {
              const after = new URLSearchParams(before);
              after.set(name, target.value);
              return after;
            },
            { replace: true },
          )
        }
      >
        {Object.entries<string>(choices).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
};
