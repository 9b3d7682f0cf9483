"""How true and how fast files are read, beside other programs in the same run."""
