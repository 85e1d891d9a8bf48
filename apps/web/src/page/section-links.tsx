import { useWords } from '../words/language';

export const SectionLinks = ({ empty }: { readonly empty: boolean }) => {
  const words = useWords();
  const links: readonly (readonly [string, string])[] = [
    ['overview', words.overview.title],
    ['findings', words.findings.title],
    ['list', words.findings.list],
    ['waiting', words.waiting.title],
    ['delays', words.delays.title],
    ['imports', words.imports.title],
  ];
  if (empty) return null;
  return (
    <nav className="section-links" aria-label={words.header.sections}>
      <ul>
        {links.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
