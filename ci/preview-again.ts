/** What to do when a preview does not fit: a run that is run again knows nothing of what was merged since. */
export const previewAgain =
  "when nothing was merged since, run the workflow `preview` of that pull request again (all jobs), read its comment, and run " +
  "this one again (all jobs); else open a new pull request";
