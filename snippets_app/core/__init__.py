"""What the product decides, without Qt, operating system, files, clock or network."""
