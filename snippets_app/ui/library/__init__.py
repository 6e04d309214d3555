"""The windows in which the library is looked at, changed and looked back on."""
