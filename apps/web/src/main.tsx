import './look/base.css';
import './look/frame.css';
import './look/tables.css';
import './look/parts.css';
import './look/acts.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { LanguageProvider } from './words/language';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </StrictMode>,
);

// After the first paint: which file holds which characters is a long list.
void import('./fonts');
