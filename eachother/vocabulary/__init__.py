"""The vocabulary is the members': whether two experiences are the same thing, those who have lived them say.

Owns: Question, Answer. The names themselves, and uniting two of them, belong to people. A question names nobody: not
who asked, not who is asked, not who said what, not how many hold what; whoever has lived something that they show to
nobody is asked and answers like everybody else. So a question is settled on its day and never before, and one that
nobody answered ends like one that somebody objected to.
"""
