// The whole client on the stand-in server, at an address, as a person meets it.
import { I18nProvider } from '@lingui/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider, createMemoryHistory } from '@tanstack/react-router';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, vi } from 'vitest';
import { activate, i18n } from '../app/i18n';
import { online } from '../app/online';
import { makeRouter } from '../router';
import { Server } from './server';

/** jsdom draws no dialogs and knows no widths. */
function stubBrowser(): void {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  Element.prototype.scrollIntoView = () => undefined;
  window.scrollTo = () => undefined;
  window.matchMedia = (media: string) =>
    ({
      matches: false,
      media,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
}

export async function visit(path: string, server = new Server(), language: 'uk' | 'en' = 'uk') {
  stubBrowser();
  online.set(true);
  vi.stubGlobal('fetch', server.fetch);
  await activate(language);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }));
  const view = render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>,
  );
  return { server, router, client, ...view };
}

export const type = (label: RegExp | string, value: string) => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};

/** While something is on its way there is no way back: neither the button nor Esc. `back` is what the button says. */
export async function staysWhileSending(back: string): Promise<void> {
  const dialog = screen.getByRole('dialog');
  const button = within(dialog).getByRole('button', { name: back });
  await waitFor(() => {
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });
  fireEvent.click(button);
  fireEvent(dialog, new Event('cancel', { cancelable: true }));
  expect(screen.getByRole('dialog')).toBe(dialog);
}

/** An answer that comes when the test lets it. */
export function held(): { answer: () => Promise<Response>; release: (response: Response) => void } {
  let release: (response: Response) => void = () => undefined;
  const coming = new Promise<Response>((resolve) => {
    release = resolve;
  });
  return {
    answer: () => coming,
    release: (response) => {
      release(response);
    },
  };
}

export const press = (name: RegExp | string) => {
  fireEvent.click(screen.getByRole('button', { name }));
};
