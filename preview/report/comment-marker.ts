/** The first line of a preview as Markdown: by this the one comment is found again. */
export const commentMarker = "<!-- anycast-edge preview -->";
