"""Words, stems, segments and similarity of texts, and an index over short ones."""
