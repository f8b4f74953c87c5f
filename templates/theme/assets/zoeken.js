// Dutch search: filled in below.
