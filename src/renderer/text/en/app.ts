export const app = {
  name: 'Sales Analytics',
  skip: 'Skip to the content',
  loading: 'Loading',
  nav: {
    label: 'Main',
    home: 'Home',
    datasets: 'Datasets',
    board: 'Boards',
    jobs: 'Jobs',
    sql: 'SQL',
    settings: 'Settings',
    boards: 'Boards',
    palette: 'Search and commands',
    keys: 'Keyboard'
  },
  warehouse: {
    local: 'Local warehouse',
    facts: '{{rows}} rows · {{size, bytes}}',
    empty: 'nothing loaded yet',
    down: 'The warehouse is starting again'
  },
  rail: {
    label: 'Steps of the load',
    open: 'Open',
    check: 'Check',
    shape: 'Shape',
    load: 'Load',
    done: 'done',
    back: 'Back',
    discard: 'Close this file'
  },
  reconnecting: 'The connection to the app was lost. Trying again …',
  newLoad: 'Open a file',
  copy: 'Copy',
  copied: 'Copied',
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  more: 'More',
  none: 'None'
} as const
