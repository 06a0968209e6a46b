"""What is told of findings: one value made once, which every format only writes down."""
