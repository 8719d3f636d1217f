/** The page of `--help`. */
export const usage = `Sales Analytics on the command line: the same work as in the window, for scripts and schedules.

  sales analyze FILE… [--together] [--json] [--entry NAME] [--text DIR] [--against DATASET]
      Reads every row of each file and says how it is read: encoding, dialect, columns with types, formats and nulls,
      ragged rows, findings, quality score, proposed roles. Nothing is kept.
      --json      one line of JSON a file, in the order of the files; a file that fails gives {"file","error"}
      --text DIR  writes each file's cells as they were read to DIR: UTF-8, commas, header first, title rows dropped
      --against DATASET  judges each file by the rules of a dataset and says what drifted since its last load

  sales load FILE… --dataset NAME [--together] [--recipe R.json] [--replace months|all|append] [--allow-below-gate REASON] [--json]
      Loads files into a dataset one after the other, waits, and prints ledger and parity.
      A dataset that is there gives its recipe: the file must have the same columns (in any order, upper and lower case)
      written in the same way; else nothing is loaded and the reasons are told.
      --recipe R.json            recipe to take instead, as saved in Shape or given by the API
      --replace months           replace the months that the file has rows of (default)
      --replace all              replace everything: by the first file, to which the next ones are added
      --replace append           add to what is there
      --allow-below-gate REASON  load in spite of a score below the gate or a broken blocking rule; the receipt keeps
                                 the reason

  sales query SQL [--limit N] [--json]
      One SELECT over the datasets, read-only; at most N rows (default 1000, largest 10000).

  sales jobs [--json]
      The loads so far, newest first.

  Files may be plain, gz, zst or zip; of a zip with several tables, --entry NAME says which one to read.
  --together     takes all FILES (also folders and patterns) as one table: columns by name in any order, each file in
                 its own dialect; a column that a file lacks is empty in its rows. How they differ is said first.
  --file-column  adds a column with the name of each row's file

  --data DIR   workspace folder (default: the one of the app, except for analyze without --against, which needs none)
  --help       this page
  --version    the version

Exit codes: 0 all went well, 1 a file or a load failed, 2 the command can't be understood.`
