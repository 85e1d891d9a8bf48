import { useSight } from '../session/sight';
import { useWords } from '../words/language';

/** The first day: what to bring and what each of it will show. */
export const EmptyNote = () => {
  const { empty } = useWords();
  const importer = useSight().may('import-files');
  return (
    <section className="section" aria-labelledby="empty-title">
      <div className="section-head">
        <h2 id="empty-title">{empty.title}</h2>
        <p className="note">{importer ? empty.importer : empty.reader}</p>
      </div>
      {importer && (
        <table className="plain narrow">
          <thead>
            <tr>
              <th scope="col">{empty.column}</th>
              <th scope="col">{empty.gives}</th>
            </tr>
          </thead>
          <tbody>
            {empty.needed.map(([material, gives]) => (
              <tr key={material}>
                <th scope="row">{material}</th>
                <td>{gives}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
