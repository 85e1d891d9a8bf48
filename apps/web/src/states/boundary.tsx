import { Alert, Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useWords } from '../words/language';

const Broken = () => {
  const words = useWords();
  return (
    <main className="door">
      <Alert
        type="error"
        showIcon
        title={words.failure.page}
        action={
          <Button size="small" onClick={() => location.reload()}>
            {words.failure.reload}
          </Button>
        }
      />
    </main>
  );
};

/** Also catches a part of the page that an older tab can no longer load after an upgrade. */
export class Boundary extends Component<{ readonly children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}
