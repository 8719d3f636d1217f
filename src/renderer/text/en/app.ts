export const app = {
  name: 'Sales Analytics',
  skip: 'Skip to the content',
  loading: 'Loading',
  nav: {
    label: 'Main',
    home: 'Home',
    datasets: 'Datasets',
    board: 'Boards',
    cluster: 'Cluster',
    jobs: 'Jobs',
    sql: 'SQL',
    alerts: 'Alerts',
    alertsUnseen_one: '{{count, number}} new',
    alertsUnseen_other: '{{count, number}} new',
    settings: 'Settings',
    boards: 'Boards',
    palette: 'Search',
    keys: 'Keyboard',
    running_one: '{{count, number}} running',
    running_other: '{{count, number}} running'
  },
  palette: {
    commands: 'Commands',
    screens: 'Screens',
    here: 'On this board',
    placeholder: 'Search screens, datasets, files, commands',
    nothing: 'Nothing found',
    resume: 'Go on with {{name}}',
    light: 'Light colours',
    dark: 'Dark colours',
    auto: 'Colours as the system has them'
  },
  keys: {
    title: 'Keyboard',
    ctrl: 'Ctrl',
    palette: 'Search and commands',
    keys: 'This list',
    open: 'Open a file',
    settings: 'Settings',
    alerts: 'Alerts',
    primary: 'The main button of the screen',
    problems: 'Next and previous problem',
    moveStep: 'Move a step of the recipe',
    refresh: 'Compute the board anew',
    undo: 'Undo an edit of the recipe',
    redo: 'Redo it',
    grid: 'Move in a table',
    jump: 'Jump to a row',
    drill: 'Into a value of a ranking, and back out',
    escape: 'Close what is open'
  },
  warehouse: {
    local: 'Local warehouse',
    facts: '{{rows}} rows · {{size}}',
    empty: 'nothing loaded yet',
    starting: 'The warehouse is starting',
    restarting: 'The warehouse is starting again',
    'gave-up': 'The warehouse has stopped; start the app anew'
  },
  rail: {
    label: 'Steps of the load',
    open: 'Open',
    check: 'Check',
    shape: 'Shape',
    load: 'Load',
    back: 'Back'
  },
  notDrawn: {
    title: 'Not drawn',
    screen: 'This screen could not be drawn',
    part: 'This part could not be drawn',
    copy: 'Copy details',
    reload: 'Reload the window',
    bare: {
      title: 'The window could not be drawn',
      text: 'Your files, datasets and jobs are not touched; loads that run go on. Reload the window. If it stays so, put the details below into a report.',
      reload: 'Reload',
      details: 'Details'
    }
  },
  reconnecting: 'The connection to the app was lost. Trying again …',
  signedOut: 'The app was started anew. Open the address that it printed; this page then goes on by itself.',
  copy: 'Copy',
  copied: 'Copied',
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again'
} as const
