declare module 'virtual:locale/uk' {
  import type { Messages } from '@lingui/core';
  export const messages: Messages;
}
declare module 'virtual:locale/en' {
  import type { Messages } from '@lingui/core';
  export const messages: Messages;
}
declare module 'virtual:locale/uk/later' {
  import type { Messages } from '@lingui/core';
  export const messages: Messages;
}
declare module 'virtual:locale/en/later' {
  import type { Messages } from '@lingui/core';
  export const messages: Messages;
}
