import { I18nProvider } from '@lingui/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { askAfter, askAgain } from './api/again';
import { i18n } from './app/i18n';
import { guardPaste } from './app/paste';
import { startPrefs } from './app/prefs';
import { makeRouter } from './router';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import './styles/app.css';
import './styles/print.css';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: askAgain,
      retryDelay: askAfter,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

const element = document.getElementById('root');
if (!element) throw new Error('index.html lacks #root');

guardPaste();

// The words come first: nothing is drawn in ids. No top-level await, so that later chunks can share this one.
void startPrefs().then(() => {
  createRoot(element).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={makeRouter()} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
});
