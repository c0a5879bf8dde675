"""One mail, wherever it lies: what is read of it, whose mailbox it is from, and who signs it.

Mail comes as mbox, as one file a mail, as a Maildir. The same mail is the same interaction in each of them: its
Message-ID is the key, and NAME the source that the key belongs to. It is "mbox" because that is what stands in the
books that were begun when mbox was the only way for mail to come.
"""

NAME = "mbox"
