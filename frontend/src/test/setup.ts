import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { loadLater } from '../app/i18n';

afterEach(cleanup);

// A part of a page is tried without the page that it comes with.
await loadLater();

// A lazy page takes more than the library's one second where several suites share two cores.
configure({ asyncUtilTimeout: 5_000 });
