"""Which snippets a query finds, and in which order.

A query is words parted by spaces; every word must be found in the title, the abbreviation or
the body. A word is found

* letter for letter, case, width and composition folded (``Quality.TITLE`` and better, ``BODY``);
* by sound: full pinyin, initials, or any mixture that begins at a syllable and ends anywhere in
  one (``tuihuo``, ``th``, ``tuih``, ``退huo``), any common reading of a character; for Hangul
  the keys of the two-set layout, as jamo or as the letters on the same keys, in full, as
  initial consonants, or with the last syllable begun (안녕: ``ㅇㄴ``, ``안ㄴ``, ``아``,
  ``dkssud``, ``ds``), capitals meaning Shift unless all are capitals;
* as Latin letters typed with the Hangul state on (``ㅗㅑ`` finds hi).

Order: the asked stage before the others, then quality (``request.Quality``), then use, then the
library's own order. In bodies a query of one letter, or by sound of two keys, would find nearly
all, so bodies are asked from two letters and from three keys on.

Speed comes from sets of snippets as integers (``field``): qualities are looked through from the
best down, each only among the few snippets that may have it, and only until the list is full.

Nothing is imported here: the guard wants the readings without the search.
"""
